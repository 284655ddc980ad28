import assert from 'node:assert/strict';
import sharp from 'sharp';
import { offTheRecord } from '../../api/src/application/audit/off-the-record.ts';
import { conversationReferencesOver } from '../../api/src/application/conversation-references.ts';
import {
  currentVersion,
  documentForms,
  versionOf,
} from '../../api/src/application/document-forms.ts';
import { leaseOver } from '../../api/src/application/lease.ts';
import { ChatUnreachable, type Rsi } from '../../api/src/application/ports.ts';
import { retainBookingsWith } from '../../api/src/application/retain-bookings.ts';
import type { SignInPurpose } from '../../api/src/application/sign-in.ts';
import type { NewItem, Stores, TenantStore } from '../../api/src/application/store.ts';
import { type UseCases, useCasesOver } from '../../api/src/application/use-cases.ts';
import { noticeId } from '../../api/src/domain/ids.ts';
import { aDeliverer, toldChats } from '../support/delivery.ts';
import { linkedTeamsUser } from '../support/linked-teams-user.ts';
import { anRsi } from '../support/rsi.ts';
import { aWatcher } from '../support/watched-day.ts';
import {
  aFloor,
  aKey,
  anActor,
  anAdministrator,
  aWorld,
  between,
  given,
  knownPeople,
  type TestWorld,
} from '../support/world.ts';

const ada = anActor('ada');
const admin = anAdministrator();
const forms = new Map(Object.entries(documentForms));

/** A store that keeps a copy of all that is written through it, deleted or not. */
function recordedStores(stores: Stores, written: NewItem[]): Stores {
  const recorded = (store: TenantStore): TenantStore => ({
    read: (scope, id) => store.read(scope, id),
    query: (scope, query) => store.query(scope, query),
    commit(scope, operations) {
      for (const operation of operations) {
        if (operation.kind !== 'delete') written.push(operation.item);
      }
      return store.commit(scope, operations);
    },
  });
  return {
    ...stores,
    forTenant: (tenant) => recorded(stores.forTenant(tenant)),
    forService: recorded(stores.forService),
  };
}

const rsi: Rsi = {
  ...anRsi(),
  begin: async () => {
    const state = aKey();
    const address = new URL(`https://rsi.example/authorize?state=${state}`);
    return { address, state, nonce: 'n', codeVerifier: 'v' };
  },
};

async function signIn(useCases: UseCases, purpose: SignInPurpose): Promise<void> {
  const browser = 'b'.repeat(43);
  const address = await useCases.beginSignIn({ purpose, browser });
  const state = address?.searchParams.get('state');
  const callback = new URL(`https://s.example/auth/callback?state=${state}`);
  const done = await useCases.completeSignIn({ callback, browser });
  assert.ok(done.ok);
}

/** A day in the life of the service: everything that writes is done once. */
async function aDay(world: TestWorld): Promise<void> {
  const { useCases } = world;
  await signIn(useCases, { kind: 'browser', returnTo: '/' });
  await signIn(useCases, { kind: 'hand-over', nonceHash: 'n' });
  await knownPeople(world, ada, admin);
  given(
    await useCases.grantRoles(admin, { person: ada.person, roles: ['operations-administrator'] }),
  );
  const floor = await aFloor(world);
  const picture = await sharp({
    create: { width: 800, height: 600, channels: 3, background: 'red' },
  })
    .png()
    .toBuffer();
  given(await useCases.uploadPlan(admin, { floor: floor.floor.id, picture, key: aKey() }));
  const reference = { conversation: 'c', place: 'team', details: {} };
  const asked = { floor: floor.floor.id, reference, language: 'ja' as const };
  given(await useCases.followFloor(admin, asked));
  const user = await linkedTeamsUser(world, ada);
  const period = between('2026-10-06T08:00:00+09:00', '2026-10-06T12:00:00+09:00');
  const wish = { seat: floor.seat, period, key: aKey() };
  const { booking } = given(await useCases.bookSeat(ada, wish));
  const card = { booking: booking.id, reference, user, activity: 'a', language: 'ja' as const };
  await useCases.rememberCard(ada, card);
  await useCases.keepChat(user, { language: 'ja', referenceFor: () => reference });
  await aWatcher(world).watch();
  const chats = toldChats();
  const { deliver } = aDeliverer(world, chats.chats);
  await deliver();
  const draft = given(await useCases.seeDraft(admin, floor.floor.id));
  const removal = { floor: floor.floor.id, version: draft.version, bookings: 'cancel' as const };
  given(await useCases.deleteFloor(admin, removal));
  chats.failing.push(...Array.from({ length: 40 }, () => new ChatUnreachable('down')));
  for (let round = 0; round < 14; round += 1) {
    await deliver();
    world.clock.advance(11 * 60_000);
  }
  await useCases.dismissNotice(ada, noticeId(booking.id));
  await useCases.leavePlace('team');
  const references = conversationReferencesOver(world, ada.tenant);
  await references.add('key', {}, { isReplacing: false });
  await useCases.hearActivity(ada.tenant, { conversation: 'c', type: 'message', id: '1' });
  world.clock.advance(400 * 24 * 60 * 60_000);
  const lease = leaseOver(world, { name: 'retention', holder: 'one' });
  await lease.hold();
  const fail = (error: unknown) => assert.fail(String(error));
  await retainBookingsWith({ ...world, operations: offTheRecord, fail })(lease);
}

/** What the table does not hold, or not in this version. */
const strangersAmong = (items: readonly Pick<NewItem, 'type' | 'body'>[]) => [
  ...new Set(
    items
      .filter(({ type, body }) => versionOf(body) !== currentVersion(forms, type))
      .map(({ type }) => type),
  ),
];

describe('every document that is written', () => {
  it('is of a type in the table, in the version of today', async () => {
    const world = await aWorld('2026-10-05T09:00:00+09:00', rsi);
    const written: NewItem[] = [];
    const stores = recordedStores(world.stores, written);
    await aDay({ ...world, stores, useCases: useCasesOver({ ...world, stores }) });

    const { items } = await world.stores.changes(undefined, 10_000);
    await world.stores.close();

    const types = new Set(written.map(({ type }) => type));
    assert.deepEqual(strangersAmong([...written, ...items]), []);
    assert.ok(types.size >= 28, `the day wrote ${[...types].sort().join(', ')}`);
  });

  it('would be found out otherwise (control)', () => {
    const good = { type: 'booking', body: { v: 2 } };
    const strange = { type: 'doodle', body: { v: 1 } };
    const old = { type: 'lease', body: { v: 1 } };

    assert.deepEqual(strangersAmong([good, strange, old]), ['doodle', 'lease']);
  });
});
