import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AProcess, aProcess } from '../support/a-process.ts';
import { type Client, clientWith } from '../support/client.ts';
import { type CosmosSimulator, startCosmosSimulator } from '../support/cosmos/simulator.ts';
import { signedIn } from '../support/signed-in.ts';
import { aFloor, aKey, anActor, knownPeople } from '../support/world.ts';

/** Replicas of the store are this many commits behind for whoever brings no word of theirs. */
const lag = 30;
const ada = anActor('ada');

/** Two processes of the service on one Cosmos DB whose replicas lag. */
describe('one person before two processes', () => {
  let simulator: CosmosSimulator;
  let folder: string;
  let processes: AProcess[];
  let cookie: string;
  before(async () => {
    simulator = await startCosmosSimulator({ ranges: 1 });
    folder = mkdtempSync(join(tmpdir(), 'sekitori-across-'));
    const first = await oneMore();
    processes = [first, await oneMore()];
    const { composed } = first;
    await knownPeople(composed, ada);
    cookie = `__Host-sekitori=${await signedIn(composed, ada)}`;
  });
  after(async () => {
    for (const { stop } of processes) await stop();
    await simulator.close();
    rmSync(folder, { recursive: true });
    assert.deepEqual(simulator.violations, []);
  });

  const oneMore = () =>
    aProcess(folder, {
      STORE: 'cosmos',
      COSMOS_ENDPOINT: simulator.endpoint,
      COSMOS_KEY: simulator.key,
    });

  const at = (nth: number, carried = ''): Client =>
    clientWith(
      { url: processes[nth]?.url ?? '' },
      carried === '' ? cookie : `${cookie}; ${carried}`,
    );

  /** What a browser would send back of an answer's cookies. */
  const carriedFrom = (headers: Headers) =>
    headers
      .getSetCookie()
      .map((set) => set.split(';')[0] ?? '')
      .join('; ');

  it('sees through the second what they did through the first, because their browser carries the word', async () => {
    const [first] = processes;
    assert.ok(first);
    const floor = await aFloor(first.composed, { seats: 3 });
    await at(1).get('/api/v1/bookings');
    simulator.settings.lag = lag;
    const { last } = (await at(0).get(`/api/v1/floors/${floor.floor.id}`)).body.bookable;
    const wish = {
      seatId: floor.seat,
      from: `${last}T09:00:00+09:00`,
      to: `${last}T12:00:00+09:00`,
    };

    const made = await at(0).send('POST', '/api/v1/bookings', wish, { 'idempotency-key': aKey() });
    const carried = carriedFrom(made.headers);
    const without = await at(1).get('/api/v1/bookings');
    const lied = await at(1, '__Host-sekitori-after=bm90IGEgdG9rZW4').get('/api/v1/bookings');
    const listed = await at(1, carried).get('/api/v1/bookings');
    const map = await at(1, carried).get(
      `/api/v1/floors/${floor.floor.id}/availability?from=${encodeURIComponent(wish.from)}&to=${encodeURIComponent(wish.to)}`,
    );

    assert.equal(made.status, 201);
    assert.deepEqual([without.status, without.body.items], [200, []]);
    assert.deepEqual([lied.status, lied.body.items], [200, []]);
    assert.deepEqual(
      listed.body.items.map(({ id }: { id: string }) => id),
      [made.body.id],
    );
    assert.equal(map.body.seats[0].state, 'mine');
  });
});
