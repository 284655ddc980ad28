import { setTimeout as pause } from 'node:timers/promises';
import { randomIds } from '../../../api/src/adapters/system/random-ids.ts';
import { personId, tenantId } from '../../../api/src/domain/ids.ts';
import type { Actor } from '../../../api/src/domain/person.ts';
import { demoPassword, demoPeople } from '../../../env/local/src/demo/demo-people.ts';
import type { DemoPerson } from '../../../env/local/src/demo/demo-person.ts';
import { signIn } from '../../../env/local/src/sign-in.ts';
import { linkedTeamsUser } from '../linked-teams-user.ts';
import type { Random } from '../random.ts';
import type { Verdict } from '../storm/verdict.ts';
import { aFloor, aKey, knownPeople } from '../world.ts';
import { startPeer } from './connector-peer.ts';
import { type ServiceWithRsi, startServiceWithRsi } from './service-with-rsi.ts';

type Wished = {
  readonly random: Random;
  readonly people: number;
  /** When withdrawals come, in seconds after everybody is signed in. */
  readonly between: readonly [number, number];
};

/** A person with all that they have open, and when each way in was last open to them. */
type Watched = {
  readonly mail: string;
  readonly cookie: string;
  readonly user: { readonly entraTenant: string; readonly user: string };
  readonly withdrawAt: number;
  withdrawnAt: number | undefined;
  readonly lastOpen: Map<Way, number>;
  readonly refused: Set<string>;
};
type Way = 'pages' | 'stream' | 'messages';

const [processes, longestCutMs] = [3, 180_000];

/**
 * Takes the right from people at random moments in real time, while each of them asks all processes
 * every second, has a map open, and writes to the bot: nobody is let in longer than promised (p99 90 s,
 * 180 s at most), nor ever again once they were refused.
 */
export async function withdrawInRealTime(wished: Wished): Promise<Verdict> {
  const service = await startServiceWithRsi(processes);
  const peer = await startPeer();
  const floor = await aFloor(service.world, { tenant: tenantId('midori') });
  const watched: Watched[] = [];
  const began = Date.now() + 1_000 * wished.people;
  const [first, last] = wished.between;
  for (const person of demoPeople.filter(isGeneral).slice(0, wished.people)) {
    const seconds = first + wished.random.below(Math.max(1, last - first));
    watched.push(await enter(service, person, began + seconds * 1_000));
  }
  const flaws: string[] = [];
  const stopping = new AbortController();
  const streams = watched.map((one, nth) =>
    keepMapOpen(service, one, { floor: floor.floor.id, nth, stopping: stopping.signal }),
  );
  await watchAll({ service, peer: peer.url, take: peer.take, watched, flaws });
  stopping.abort();
  await Promise.all(streams);
  await service.stop();
  peer.stop();
  return { flaws: [...flaws, ...lateOnes(watched)], figures: figuresOf(watched) };
}

const isGeneral = ({ tenant, isCompanyAdministrator }: DemoPerson) =>
  tenant.id === 'midori' && !isCompanyAdministrator;

async function enter(
  { world, site, issuer }: ServiceWithRsi,
  person: DemoPerson,
  withdrawAt: number,
): Promise<Watched> {
  const actor: Actor = {
    tenant: tenantId(person.tenant.id),
    person: personId(randomIds.derived('person', issuer, person.sub)),
    roles: ['general'],
  };
  await knownPeople(world, actor);
  // The login comes after the link, and brings the credentials that RSI really gave.
  const user = await linkedTeamsUser(world, actor);
  const browser = await signIn(site, person, demoPassword);
  return {
    mail: person.mail,
    cookie: browser.cookiesFor(site),
    user,
    withdrawAt,
    withdrawnAt: undefined,
    lastOpen: new Map(),
    refused: new Set(),
  };
}

/** A map that is opened again whenever it ends, as the pages do, until nobody is let in. */
async function keepMapOpen(
  { urls }: ServiceWithRsi,
  one: Watched,
  map: { readonly floor: string; readonly nth: number; readonly stopping: AbortSignal },
): Promise<void> {
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const query = `from=${day}T09:00:00Z&to=${day}T10:00:00Z`;
  const path = `/api/v1/floors/${map.floor}/live?${query}`;
  const address = `${urls[map.nth % urls.length]}${path}`;
  while (!map.stopping.aborted) {
    const answer = await fetch(address, {
      headers: { cookie: one.cookie },
      signal: map.stopping,
    }).catch(() => undefined);
    if (answer?.status !== 200) {
      await answer?.body?.cancel();
      await pause(1_000);
      continue;
    }
    // A stream that is open counts up to the moment of its end.
    await answer.text().catch(() => '');
    if (!map.stopping.aborted) one.lastOpen.set('stream', Date.now());
  }
}

type Watching = {
  readonly service: ServiceWithRsi;
  readonly peer: string;
  readonly take: (chat: string) => string | undefined;
  readonly watched: readonly Watched[];
  readonly flaws: string[];
};

async function watchAll(watching: Watching): Promise<void> {
  const { service, watched } = watching;
  const end = Math.max(...watched.map(({ withdrawAt }) => withdrawAt)) + longestCutMs;
  for (let second = 0; Date.now() < end; second += 1) {
    const next = Date.now() + 1_000;
    await Promise.all(watched.map((one) => withdrawWhenDue(service, one)));
    await Promise.all(watched.map((one, nth) => lookOnce(watching, one, second + nth)));
    if (watched.every(isShutOut)) return;
    await pause(Math.max(0, next - Date.now()));
  }
}

const isShutOut = ({ refused }: Watched) => refused.size === processes + 1;

async function withdrawWhenDue(service: ServiceWithRsi, one: Watched): Promise<void> {
  if (one.withdrawnAt !== undefined || Date.now() < one.withdrawAt) return;
  await service.withdraw(one.mail);
  one.withdrawnAt = Date.now();
}

/** All processes each second, the bot every fifth. */
async function lookOnce(watching: Watching, one: Watched, turn: number): Promise<void> {
  const { urls } = watching.service;
  await Promise.all(urls.map((url) => lookAtPages(watching, one, url)));
  if (turn % 5 === 0) await writeToBot(watching, one, urls[turn % urls.length] ?? '');
}

async function lookAtPages({ flaws }: Watching, one: Watched, url: string): Promise<void> {
  const asked = Date.now();
  const answer = await fetch(`${url}/api/v1/bookings`, { headers: { cookie: one.cookie } });
  await answer.body?.cancel();
  if (answer.status === 200) {
    one.lastOpen.set('pages', asked);
    if (one.refused.has(url)) flaws.push(`${one.mail} was let in again at ${url}`);
  } else if (answer.status === 401) one.refused.add(url);
  else flaws.push(`${one.mail} was answered ${answer.status} at ${url}`);
  if (answer.status === 401 && one.withdrawnAt === undefined)
    flaws.push(`${one.mail} was refused before anything was taken from them`);
}

async function writeToBot({ peer, take, flaws }: Watching, one: Watched, url: string) {
  const chat = `chat-${one.user.user}`;
  const asked = Date.now();
  const activity = {
    type: 'message',
    channelId: 'msteams',
    id: aKey(),
    text: 'my bookings',
    serviceUrl: peer,
    from: { id: '29:x', aadObjectId: one.user.user },
    recipient: { id: '28:bot', name: 'Sekitori' },
    conversation: { id: chat, conversationType: 'personal' },
    channelData: { tenant: { id: one.user.entraTenant } },
    locale: 'en-US',
  };
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(activity);
  const answer = await fetch(`${url}/api/messages`, { method: 'POST', headers, body });
  await answer.body?.cancel();
  const said = take(chat) ?? '';
  if (/sign in/i.test(said)) one.refused.add('bot');
  else if (said === '') flaws.push(`the bot answered nothing (${answer.status})`);
  else {
    one.lastOpen.set('messages', asked);
    if (one.refused.has('bot')) flaws.push(`the bot let ${one.mail} in again`);
  }
}

const cutOf = (one: Watched, way: Way) =>
  Math.max(0, ((one.lastOpen.get(way) ?? 0) - (one.withdrawnAt ?? 0)) / 1_000);

function lateOnes(watched: readonly Watched[]): string[] {
  const late = watched.flatMap((one) => {
    const unheard = isShutOut(one) ? [] : [`${one.mail} was never refused everywhere`];
    const slow = ways.filter((way) => cutOf(one, way) > longestCutMs / 1_000);
    return [...unheard, ...slow.map((way) => `${one.mail} had ${way} for ${cutOf(one, way)} s`)];
  });
  const p99 = ways.filter((way) => (figuresOf(watched)[`${way} p99 s`] ?? 0) > 90);
  return [...late, ...p99.map((way) => `the 99th of a hundred ${way} took over 90 s`)];
}

const ways: readonly Way[] = ['pages', 'stream', 'messages'];

function figuresOf(watched: readonly Watched[]): { [name: string]: number } {
  const figures: { [name: string]: number } = { withdrawals: watched.length };
  for (const way of ways) {
    const cuts = watched.map((one) => cutOf(one, way)).sort((a, b) => a - b);
    const at = (share: number) => cuts[Math.ceil(share * cuts.length) - 1] ?? 0;
    figures[`${way} p50 s`] = Math.round(at(0.5));
    figures[`${way} p99 s`] = Math.round(at(0.99));
    figures[`${way} most s`] = Math.round(at(1));
  }
  return figures;
}
