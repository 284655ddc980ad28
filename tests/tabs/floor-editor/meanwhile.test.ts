import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Draft } from '../../../tabs/src/features/floor-editor/draft.ts';
import { bothOf, meanwhileIn } from '../../../tabs/src/features/floor-editor/meanwhile.ts';
import { aDraft, aSeat, aZone, someDraft } from './a-draft.ts';

const [one, two, three] = ['1', '2', '3'].map((id) => aSeat({ id, name: `S-${id}` }));
const seats = [one, two, three].flatMap((seat) => seat ?? []);
const opened = aDraft({ seats, zones: [aZone({ id: 'z' })] });
const moved = (draft: Draft, id: string, x: number): Draft => ({
  ...draft,
  seats: draft.seats.map((seat) => (seat.id === id ? { ...seat, x } : seat)),
});
const without = (draft: Draft, id: string): Draft => ({
  ...draft,
  seats: draft.seats.filter((seat) => seat.id !== id),
});
const placesOf = ({ seats: placed }: Draft) => placed.map(({ id, x }) => [id, x]);

describe('two administrators of one floor', () => {
  it('are told what the other added, took away, changed and renamed', () => {
    const latest = {
      ...moved(without(opened, '3'), '1', 500),
      name: '4F',
      zones: [...opened.zones, aZone({ id: 'y', name: '奥' })],
    };

    assert.deepEqual(meanwhileIn(opened, latest), {
      added: ['奥'],
      removed: ['S-3'],
      changed: ['S-1'],
      name: '4F',
      isPlanNew: false,
    });
  });

  it('keep both their work: mine where I changed something, theirs everywhere else', () => {
    const mine = moved(without(opened, '2'), '1', 1001);
    const latest = moved(moved(opened, '1', 7), '3', 300);

    const both = bothOf({ opened, mine, latest });

    assert.deepEqual(placesOf(both), [
      ['1', 1001],
      ['3', 300],
    ]);
  });

  it('lose nothing that one of them made, and no seat stays in a zone that is gone', () => {
    const inZone = { ...opened, seats: [aSeat({ id: '9', zoneId: 'z' })] };
    const latest = { ...inZone, zones: [] };
    const mine = { ...inZone, seats: [...inZone.seats, aSeat({ id: '8', name: 'new' })] };

    const both = bothOf({ opened: inZone, mine, latest });

    assert.deepEqual(
      both.seats.map(({ id, zoneId }) => [id, zoneId]),
      [
        ['9', undefined],
        ['8', undefined],
      ],
    );
  });

  it('have theirs where I did nothing, and mine where they did nothing, whatever was done', () => {
    fc.assert(
      fc.property(someDraft, someDraft, (before, after) => {
        assert.deepEqual(
          bothOf({ opened: before, mine: before, latest: after }).seats,
          after.seats,
        );
        const same = (draft: Draft) =>
          [...draft.seats].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, x, y }) => [id, x, y]);
        assert.deepEqual(
          same(bothOf({ opened: before, mine: after, latest: before })),
          same(after),
        );
      }),
    );
  });
});
