import { setTimeout as pause } from 'node:timers/promises';
import { randomIds } from '../../../api/src/adapters/system/random-ids.ts';
import { systemClock } from '../../../api/src/adapters/system/system-clock.ts';
import {
  readEntitlement,
  replaceEntitlement,
} from '../../../api/src/application/entitlement-record.ts';
import { personId } from '../../../api/src/domain/ids.ts';
import type { Actor as Person } from '../../../api/src/domain/person.ts';
import { demoPersonCalled } from '../../../env/local/src/demo/demo-people.ts';
import type { Actor, Nobody, RoleName } from '../../matrix/cells.ts';
import { type Ask, askingAs } from '../../tenants/exchange.ts';
import { cookieOf } from '../observed/asking.ts';
import { type ObservedService, startObservedService } from '../observed/observed-service.ts';
import { entitled } from '../signed-in.ts';
import {
  anAdministrator,
  aWorldOver,
  contoso,
  given,
  knownPeople,
  midori,
  type TestWorld,
} from '../world.ts';
import { aCompany, aHolder, bookedAt, type Company, type Holder, hours, seatOf } from './things.ts';

/** Two companies in front of one process of the whole service, and everybody of the matrix with their things. */
export type Ground = {
  readonly service: ObservedService;
  readonly world: TestWorld;
  /** Things and floors of the actor's own company, and a colleague in it, who is no actor. */
  companyOf(actor: Actor): Side;
  /** The other company. */
  othersOf(actor: Actor): Side;
  /** Who the actor is, or would be. */
  holderOf(actor: Actor): Holder;
  /** Asks as an actor; with the cookie of another session of theirs where that is given. */
  askAs(actor: Actor): AskWith;
  /** Opens a session for the expired one as it was done for theirs, so many milliseconds ago. */
  sessionFromAgo(ms: number): Promise<string>;
  /** Ids, names and words by which what is of a company shows. */
  marksOf(tenant: Actor['tenant']): readonly string[];
};

type AskWith = (asked: Parameters<Ask>[0], cookie?: string) => ReturnType<Ask>;

type Side = { readonly company: Company; readonly colleague: Holder };
type Name = RoleName | Nobody | 'colleague';

const mailboxes: { readonly [T in Actor['tenant']]: { readonly [N in Name]?: string } } = {
  midori: {
    general: 'lucas.mueller',
    account: 'yumi.watanabe',
    operations: 'naoki.tanaka',
    system: 'masahiko.yamamoto',
    colleague: 'hanako.sato',
    expired: 'emily.carter',
    withdrawn: 'kenichi.suzuki',
    'signed-out': 'misaki.takahashi',
  },
  contoso: {
    general: 'alice.morgan',
    account: 'megumi.kato',
    operations: 'daniel.reyes',
    system: 'grace.hughes',
    colleague: 'ben.okafor',
  },
};
const tenants = { midori, contoso } as const;
const granted = {
  account: ['account-administrator'],
  operations: ['operations-administrator'],
} as const;
const longAgoMs = 25 * 60 * 60 * 1000;
const me = { method: 'GET', address: '/api/v1/me' };
/** RSI's yes of then is asked for again before the next answer. */
const oldYesMs = 90_000;

export async function aGround(): Promise<Ground> {
  const service = await startObservedService({
    environment: { SERVE: 'web', EDGE_KEY: 'required', LOG_LEVEL: 'error' },
  });
  const { world } = service;
  const sides = {
    midori: await aSide(service, 'midori'),
    contoso: await aSide(service, 'contoso'),
  };
  await checkLetIn(service, sides.midori.people);
  await endAll(service, sides.midori.people);
  const personOf = (actor: Actor) => {
    const { people } = sides[actor.tenant];
    const name = actor.is === 'without-edge-key' ? 'system' : actor.name.replace(/ of .*/, '');
    const isNobodyKnown = name === 'anonymous' || name === 'garbage';
    return named(people, isNobodyKnown ? 'colleague' : name);
  };
  const cookieFor = (actor: Actor) => {
    if (actor.name === 'anonymous') return '';
    return actor.name === 'garbage' ? `__Host-sekitori=${'x'.repeat(43)}` : personOf(actor).cookie;
  };
  const otherTenant = ({ tenant }: Actor) => (tenant === 'midori' ? 'contoso' : 'midori');
  return {
    service,
    world,
    companyOf: ({ tenant }) => sides[tenant],
    othersOf: (actor) => sides[otherTenant(actor)],
    holderOf: (actor) => personOf(actor).holder,
    askAs: (actor) => (asked, cookie) => {
      const holder = { url: service.url, cookie: cookie ?? cookieFor(actor) };
      // A probe of the machine itself needs no key; whoever was forwarded is none.
      const headers = { 'x-forwarded-for': '203.0.113.7', ...asked.headers };
      return askingAs(holder)({ ...asked, headers });
    },
    sessionFromAgo: (ms) =>
      openedAgo(world, named(sides.midori.people, 'expired').holder.actor, ms),
    marksOf: (tenant) => marksOf(sides[tenant], tenant),
  };
}

type Somebody = { readonly name: string; readonly holder: Holder; readonly cookie: string };

async function aSide(service: ObservedService, tenant: Actor['tenant']) {
  const { world } = service;
  const company = await aCompany(world, tenants[tenant]);
  const people = new Map<string, Somebody>();
  for (const [name, mailbox] of Object.entries(mailboxes[tenant])) {
    const demo = demoPersonCalled(`${mailbox}@${tenant}.example`);
    if (!demo) throw new Error(`Nobody is called ${mailbox}`);
    const person: Person = {
      tenant: company.tenant,
      person: personId(randomIds.derived('person', service.issuer, demo.sub)),
      roles: ['general'],
    };
    await knownPeople(world, person);
    if (name === 'expired') await entitled(ago(world, longAgoMs), person);
    // The login comes after the link, and brings the credentials that RSI really gave.
    const things = await aHolder(world, company, { actor: person, nth: people.size });
    const cookie = await cookieOf(service.url, demo.mail);
    const session = await anotherSession(world, person);
    const owned = { ...things.owned, session: session.id };
    people.set(name, { name: demo.name, holder: { ...things, owned }, cookie });
  }
  await grantRoles(world, company, people);
  const { holder: colleague } = named(people, 'colleague');
  // While others are free, so that their seat is what somebody may want.
  const { actor, nth } = colleague;
  const seat = seatOf(company.floors[0], nth, 'own');
  await bookedAt(world, company, { actor, seat, from: hours.free });
  return { company, colleague, people };
}

function named(people: ReadonlyMap<string, Somebody>, name: string): Somebody {
  const found = people.get(name);
  if (!found) throw new Error(`Nobody is ${name}`);
  return found;
}

/** One more place where somebody is signed in: as it is shown, and its cookie. */
export async function anotherSession({ useCases }: TestWorld, actor: Person) {
  const secret = await useCases.openSession(actor);
  const listed = await useCases.listSessions(actor, secret);
  const id = listed.find(({ isThis }) => isThis)?.id ?? '';
  return { id, cookie: `__Host-sekitori=${secret}` };
}

async function grantRoles(
  { useCases }: TestWorld,
  { tenant }: Company,
  people: ReadonlyMap<string, Somebody>,
): Promise<void> {
  const admin = anAdministrator(tenant);
  for (const [name, roles] of Object.entries(granted)) {
    const person = people.get(name)?.holder.actor.person ?? '';
    const { version } = given(await useCases.seeAdministrator(admin, personId(person)));
    given(await useCases.grantRoles(admin, { person: personId(person), roles, version }));
  }
}

/** The same store, as it was written to so long ago. */
const ago = (world: TestWorld, ms: number) =>
  aWorldOver(world.raw, { ...world.clock, now: () => systemClock.now() - ms });

const openedAgo = async (world: TestWorld, person: Person, ms: number) =>
  `__Host-sekitori=${await ago(world, ms).useCases.openSession(person)}`;

/** What refuses the nobodies afterwards must be what was done to them, and nothing before. */
async function checkLetIn(
  { url }: ObservedService,
  people: ReadonlyMap<string, Somebody>,
): Promise<void> {
  for (const [name, { cookie }] of people) {
    const { status } = await askingAs({ url, cookie })(me);
    if (status !== 200) throw new Error(`${name} is not let in: ${status}`);
  }
}

/** Lets each of the nobodies be one in their own way; until then all of them are let in. */
async function endAll(
  { world, issuer, url }: ObservedService,
  people: Map<string, Somebody>,
): Promise<void> {
  const expired = named(people, 'expired');
  const withdrawn = named(people, 'withdrawn');
  const out = named(people, 'signed-out');
  const cookie = await openedAgo(world, expired.holder.actor, longAgoMs);
  people.set('expired', { ...expired, cookie });
  await world.useCases.endSession(out.cookie.replace('__Host-sekitori=', ''));
  await fetch(`${issuer}/operator/people/${mailboxes.midori.withdrawn}@midori.example`, {
    method: 'PUT',
    headers: { 'x-rsi-operator': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ entitled: false }),
  });
  const known = await readEntitlement(world.stores, withdrawn.holder.actor);
  if (!known) throw new Error('RSI never said yes');
  const body = { ...known.body, confirmedAt: systemClock.now() - oldYesMs };
  await replaceEntitlement(world, withdrawn.holder.actor, { known, body });
  await untilRefused(askingAs({ url, cookie: withdrawn.cookie }));
}

/** RSI, which shares this process, may be too slow for the product at first; an old yes then still counts. */
async function untilRefused(ask: Ask, triesLeft = 40): Promise<void> {
  const { status } = await ask(me);
  if (status === 401) return;
  if (triesLeft === 0) throw new Error('Who was withdrawn is still let in');
  await pause(250);
  await untilRefused(ask, triesLeft - 1);
}

function marksOf(
  { people }: { readonly people: ReadonlyMap<string, Somebody> },
  tenant: Actor['tenant'],
): readonly string[] {
  const things = [...people.values()].flatMap(({ name, holder }) => [
    name,
    ...Object.values(holder.owned),
    ...Object.values(holder.elsewhere.owned),
  ]);
  const words = tenant === 'midori' ? ['midori', 'みどり'] : ['contoso', 'Contoso'];
  return [...new Set([...things, ...words])];
}
