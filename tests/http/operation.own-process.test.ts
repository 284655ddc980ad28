import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OperationChange } from '../../api/src/contract/operation-wire.ts';
import { addDays, workdayAt } from '../../api/src/domain/workday.ts';
import { type AProcess, aProcess } from '../support/a-process.ts';
import { type Client, clientWith } from '../support/client.ts';
import { eventsOf } from '../support/events-of.ts';
import { signedIn } from '../support/signed-in.ts';
import { aFloor, anActor, anAdministrator, knownPeople, siteClock } from '../support/world.ts';

const ada = anActor('ada');
const admin = anAdministrator();
const nothing: OperationChange = { place: { level: 'floor' }, own: {}, closures: [] };

/** Two processes of the service on one store: an administrator at one, people at the other. */
describe('how a floor operates, over HTTP', () => {
  let folder: string;
  let processes: readonly AProcess[];
  let operations: Client;
  let person: Client;
  let floor: Awaited<ReturnType<typeof aFloor>>;
  let path: string;
  let day: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-operation-'));
    const [here, there] = [await aProcess(folder), await aProcess(folder)];
    processes = [here, there];
    await knownPeople(here.composed, ada, admin);
    const cookieOf = async (actor: typeof ada) =>
      `__Host-sekitori=${await signedIn(here.composed, actor)}`;
    operations = clientWith(here, await cookieOf(admin));
    person = clientWith(there, await cookieOf(ada));
    // A role that RSI gives is read from what it said of the person.
    await here.composed.useCases.recordPerson({
      tenant: admin.tenant,
      tenantName: admin.tenant,
      person: admin.person,
      name: '管理 太郎',
      mail: 'admin@midori.example',
      groups: [],
      isCompanyAdministrator: true,
      isEntitled: true,
    });
  });
  beforeEach(async () => {
    const [here] = processes;
    assert.ok(here);
    floor = await aFloor(here.composed, { seats: 3 });
    path = `/api/v1/admin/floors/${floor.floor.id}/operation`;
    day = addDays(workdayAt(here.composed.clock.now(), siteClock('Asia/Tokyo')), 2);
  });
  after(async () => {
    for (const { stop } of processes) await stop();
    rmSync(folder, { recursive: true });
  });

  const versions = async () => (await operations.get(path)).body.versions;
  const change = async (
    wish: Partial<OperationChange>,
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const body = { change: { ...nothing, ...wish }, bookings: 'keep' };
    const version = (await versions()).floor;
    return operations.send('PUT', path, body, { 'if-match': `"${version}"`, ...headers });
  };
  const closure = () => ({ id: 'c', first: day, last: day, reason: '空調の点検' });
  const asked = () =>
    `from=${encodeURIComponent(`${day}T09:00:00+09:00`)}&to=${encodeURIComponent(`${day}T12:00:00+09:00`)}`;
  const statesOf = (body: { seats: { state: string; refusal?: { reason: string } }[] }) =>
    body.seats.map(({ state, refusal }) => [state, refusal?.reason]);

  it('shows a closure that one process saved on the map of another, and on its open stream', async () => {
    const map = `/api/v1/floors/${floor.floor.id}/availability?${asked()}`;
    const open = (await person.get(map)).body;
    const aborter = new AbortController();
    const stream = await person.raw(map.replace('availability', 'live'), {
      signal: aborter.signal,
    });
    const events = eventsOf(stream);

    const saved = await change({ closures: [closure()] });
    const told = await events.next();
    const closed = (await person.get(map)).body;
    aborter.abort();

    const all = Array(3).fill(['blocked', '空調の点検']);
    assert.deepEqual(statesOf(open), Array(3).fill(['free', undefined]));
    assert.equal(saved.status, 200);
    assert.deepEqual(statesOf(told.value), all);
    assert.deepEqual(statesOf(closed), all);
  });

  it('answers what is set after a change as it answers it later, with who did it', async () => {
    const open = { from: '09:00', to: '18:00' };
    const own: OperationChange['own'] = {
      hours: [open, open, open, open, open, 'closed', 'closed'],
      bookable: 'opening-hours',
      parts: [{ id: 'am', name: '午前', from: '09:00', to: '12:00' }],
      mayBook: { people: ['ada'], groups: ['開発部'] },
      groupRules: [{ group: '開発部', quota: { perWeek: 3 } }],
    };

    const saved = await change({ own, from: day, closures: [closure()] });
    const seen = await operations.get(path);

    assert.equal(saved.status, 200);
    assert.deepEqual(saved.body.operation, seen.body);
    assert.deepEqual(saved.body.outcome, { kept: 0, notified: 0, moved: 0, released: 0 });
    assert.deepEqual(seen.body.floor, {
      own: {},
      later: [{ from: day, own }],
      closures: [closure()],
    });
    assert.deepEqual(seen.body.people, [{ id: 'ada', name: 'ada さん' }]);
    assert.deepEqual(
      [seen.body.changed.floor.by, seen.body.changed.floor.name],
      ['admin', '管理 太郎'],
    );
  });

  it('tells the second of two administrators that somebody was first', async () => {
    const { floor: version } = await versions();
    const first = await change({ own: { daysAhead: 7 } });

    const second = await change({ own: { daysAhead: 9 } }, { 'if-match': `"${version}"` });

    assert.deepEqual([first.status, second.status], [200, 409]);
    assert.equal(second.body.code, 'changed-meanwhile');
    assert.deepEqual((await operations.get(path)).body.floor.own, { daysAhead: 7 });
  });

  it('names the field, the rule and what would be accepted, in the language of whoever asks', async () => {
    const own = { quota: { perDay: 3, perWeek: 2 }, freeTimes: { stepMinutes: 25 } };

    const english = await change({ own });
    const japanese = await change({ own }, { 'accept-language': 'ja' });

    assert.deepEqual([english.status, english.body.code], [422, 'settings-have-flaws']);
    assert.deepEqual(english.body.flaws, [
      {
        field: 'quota',
        kind: 'quota-above-longer-span',
        text: 'The limit of 3 a day is above the limit of 2 a week. Make it 2 or fewer.',
      },
      {
        field: 'freeTimes',
        kind: 'step-not-of-an-hour',
        text: 'Steps of 25 minutes do not divide an hour. Choose 5, 10, 15, 20, 30 or 60 minutes.',
      },
    ]);
    assert.equal(
      japanese.body.flaws[0].text,
      '1日の上限(3回)が1週間の上限(2回)を超えています。1日の上限は2回以下にしてください。',
    );
  });

  it('names the path of what is no setting at all', async () => {
    const closures = Array.from({ length: 10_000 }, (_, at) => ({ ...closure(), id: `c${at}` }));
    const part = { id: 'a', name: 'A', from: '09:00', to: '10:00' };
    const wishes: readonly (readonly [string, Partial<OperationChange>])[] = [
      ['change.own.quota.perWeek', { own: { quota: { perWeek: -1 } } }],
      ['change.own.checkInGrace', { own: { checkInGrace: 4 } }],
      ['change.own.parts', { own: { parts: Array(7).fill(part) } }],
      ['change.own.arriveBy', { own: { arriveBy: '25:00' } }],
      ['change.from', { from: '2026-02-30' }],
      ['change.closures', { closures }],
    ];

    for (const [field, wish] of wishes) {
      const answer = await change(wish);
      const paths = (answer.body.issues ?? []).map((issue: { path: string }) => issue.path);
      assert.deepEqual([answer.status, paths.slice(0, 1)], [400, [`body.${field}`]], field);
    }
    assert.deepEqual(await versions(), { tenant: 'none', floor: 'none' });
  });

  it('tells who tries the rules what each says, and where it is set', async () => {
    await change({ own: { longestMinutes: 60 } });
    const query = `seatId=${floor.seat}&personId=ada&${asked()}`;

    const { status, body } = await operations.get(
      `/api/v1/admin/floors/${floor.floor.id}/rules?${query}`,
    );

    assert.equal(status, 200);
    assert.deepEqual(
      body.verdicts.filter(({ refusal }: { refusal?: object }) => refusal),
      [
        {
          rule: 'length',
          setAt: 'floor',
          changeableBy: 'operations-administrator',
          refusal: body.verdicts[7].refusal,
        },
      ],
    );
    assert.deepEqual(
      [body.verdicts[7].refusal.code, body.verdicts[7].refusal.minutes],
      ['too-long', 60],
    );
  });

  it('finds people for settings with name and mail alone, and the holidays of a country', async () => {
    const people = await operations.get('/api/v1/admin/operation/people?q=ada');
    const countries = await operations.get('/api/v1/admin/operation/countries');
    const ofJapan = '/api/v1/admin/operation/holidays?country=JP&year=2026';
    const holidays = await operations.get(ofJapan);
    const inEnglish = await operations.get(ofJapan, { 'accept-language': 'en' });

    assert.deepEqual(people.body, {
      items: [{ id: 'ada', name: 'ada さん', mail: 'ada@midori.example' }],
      isCut: false,
    });
    assert.ok(countries.body.items.includes('JP'));
    assert.deepEqual(holidays.body.items[0], { date: '2026-01-01', name: '元日' });
    assert.deepEqual(inEnglish.body.items[0], { date: '2026-01-01', name: "New Year's Day" });
  });

  it('is for operations administrators alone', async () => {
    const seen = await person.get(path);
    const set = await person.send(
      'PUT',
      path,
      { change: nothing, bookings: 'keep' },
      { 'if-match': '"none"' },
    );

    assert.deepEqual([seen.status, set.status], [403, 403]);
  });
});
