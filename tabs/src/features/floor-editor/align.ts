import type { SeatWire } from '@sekitori/api/contract/floor-wire';
import { rectangleAround } from './plan-geometry.ts';

export const alignments = ['left', 'center', 'right', 'top', 'middle', 'bottom'] as const;
export type Alignment = (typeof alignments)[number];
export const distributions = ['across', 'down'] as const;
export type Distribution = (typeof distributions)[number];

/** The seats with their centres on one line: an edge or the middle of what is around them. */
export function aligned(seats: readonly SeatWire[], to: Alignment): readonly SeatWire[] {
  const around = rectangleAround(seats);
  if (!around) return seats;
  const { x, y, width, height } = around;
  const line = {
    left: { x },
    center: { x: x + width / 2 },
    right: { x: x + width },
    top: { y },
    middle: { y: y + height / 2 },
    bottom: { y: y + height },
  }[to];
  return seats.map((seat) => ({ ...seat, ...line }));
}

/** The seats with equal steps between their centres; the outermost two stay where they are. */
export function distributed(seats: readonly SeatWire[], along: Distribution): readonly SeatWire[] {
  const axis = along === 'across' ? 'x' : 'y';
  const inOrder = [...seats].sort((a, b) => a[axis] - b[axis]);
  const first = inOrder[0];
  const last = inOrder.at(-1);
  if (!first || !last || seats.length < 3) return seats;
  const step = (last[axis] - first[axis]) / (inOrder.length - 1);
  const placeOf = new Map(inOrder.map((seat, index) => [seat.id, first[axis] + index * step]));
  return seats.map((seat) => ({ ...seat, [axis]: placeOf.get(seat.id) ?? seat[axis] }));
}
