import assert from 'node:assert/strict';
import type { SeatWire } from '../../api/src/contract/floor-wire.ts';
import { seatsToChoose } from '../../tabs/src/features/my-bookings/seats-to-choose.ts';

const aSeat = (name: string, x: number): SeatWire => ({
  id: `f.${name}`,
  name,
  x,
  y: 0,
  turn: 0,
  equipment: [],
});
const seats = [aSeat('A-01', 0), aSeat('A-10', 90), aSeat('A-11', 100), aSeat('B-03', 60)];
const found = (typed: string, from?: string) =>
  seatsToChoose(seats, { from, typed }).map(({ name }) => name);

describe('the seats to choose from for who sits somewhere else', () => {
  it('begin with those near their own, which is not among them', () => {
    assert.deepEqual(found('', 'f.A-11'), ['A-10', 'B-03', 'A-01']);
  });

  it('are in the floor’s order for who has none', () => {
    assert.deepEqual(found(''), ['A-01', 'A-10', 'A-11', 'B-03']);
  });

  it('are found by their names however these are typed, the very one first', () => {
    const typed = ['a1', 'Ａ－１', 'a 01', 'b3', '3', 'z'];

    assert.deepEqual(
      typed.map((text) => found(text)),
      [
        ['A-01', 'A-10', 'A-11'],
        ['A-01', 'A-10', 'A-11'],
        ['A-01', 'A-10', 'A-11'],
        ['B-03'],
        ['B-03'],
        [],
      ],
    );
  });
});
