import assert from 'node:assert/strict';
import type { NewItem, Stores } from '../../api/src/application/store.ts';
import { midori } from '../support/world.ts';

const type = 'thing';
const numbered = (at: number) => String(at).padStart(3, '0');

/**
 * What was there before the first page and stays is seen once, in order, whatever is written and deleted
 * around it in the meantime.
 */
export async function checkCursorsOfPages(stores: Stores): Promise<void> {
  const store = stores.forTenant(midori);
  for (const descending of [false, true]) {
    const scope = `pages-${descending}`;
    const staying = Array.from({ length: 30 }, (_, at) => aThing(`stays-${at}`, numbered(at * 3)));
    await store.commit(
      scope,
      staying.map((item) => ({ kind: 'create', item })),
    );

    const seen: string[] = [];
    let cursor: string | undefined;
    let round = 0;
    do {
      const page = await store.query(scope, {
        ...{ type, key: 'k1', limit: 4 },
        ...(descending ? { descending } : {}),
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.cursor;
      await disturb(stores, scope, round);
      round += 1;
    } while (cursor !== undefined);

    const wanted = staying.map(({ id }) => id);
    assert.deepEqual(
      seen.filter((id) => id.startsWith('stays')),
      descending ? wanted.reverse() : wanted,
    );
    assert.equal(new Set(seen).size, seen.length, 'a document came twice');
  }
}

const aThing = (id: string, k1: string): NewItem => ({ id, type, k1, body: k1 });

/** Others come and go before, between and behind what was paged through; equal keys too. */
async function disturb(stores: Stores, scope: string, round: number): Promise<void> {
  const store = stores.forTenant(midori);
  const newcomers = [0, 30, 60, 90, round * 9].map((at, index) =>
    aThing(`comes-${round}-${index}`, numbered(at)),
  );
  await store.commit(scope, [
    ...newcomers.map((item) => ({ kind: 'create', item }) as const),
    { kind: 'delete', id: `comes-${round - 1}-1` },
  ]);
}

const lanes = 3;
const writesOfLane = 25;

/** While several write, a reader comes by every version that stays, none twice, a scope's in order. */
export async function checkCursorsOfChanges(stores: Stores): Promise<void> {
  let cursor = await stores.now();
  let writing = true;
  const writers = Promise.all(Array.from({ length: lanes }, (_, lane) => writeLane(stores, lane)));
  const done = writers.finally(() => {
    writing = false;
  });

  const seen: { place: string; body: unknown; etag: string }[] = [];
  let isOver = false;
  while (!isOver) {
    const wasWriting = writing;
    const page = await stores.changes(cursor, 4);
    seen.push(
      ...page.items.map(({ scope, id, body, etag }) => ({ place: `${scope}/${id}`, body, etag })),
    );
    cursor = page.cursor;
    isOver = !wasWriting && page.items.length === 0;
    // Slower than the writers, so that pages are full.
    for (let turns = 0; turns < 5; turns += 1) await new Promise(setImmediate);
  }
  await done;

  assert.equal(new Set(seen.map(({ etag }) => etag)).size, seen.length, 'a version came twice');
  for (let lane = 0; lane < lanes; lane += 1) {
    const numbers = seen.filter(({ place }) => place.startsWith(`lane-${lane}/`));
    const order = numbers.map(({ body }) => Number(body));
    assert.deepEqual(
      order,
      order.toSorted((a, b) => a - b),
      'a scope out of order',
    );
    const last = new Map(numbers.map(({ place, body }) => [place, body]));
    for (let id = 0; id < 5; id += 1) {
      assert.equal(last.get(`lane-${lane}/i${id}`), writesOfLane - 5 + id, 'a last version missed');
    }
  }
}

/** Five documents of a scope, written over and over with growing numbers. */
async function writeLane(stores: Stores, lane: number): Promise<void> {
  const store = stores.forTenant(midori);
  for (let at = 0; at < writesOfLane; at += 1) {
    const item = { id: `i${at % 5}`, type, body: at };
    await store.commit(`lane-${lane}`, [{ kind: 'put', item }]);
  }
}
