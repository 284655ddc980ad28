import type { SeatWire, ZoneWire } from '@sekitori/api/contract/floor-wire';
import fc from 'fast-check';
import type { Draft } from '../../../tabs/src/features/floor-editor/draft.ts';

export const aPlan = { id: 'plan', href: '/api/v1/plans/plan', width: 1000, height: 800 };

export function aSeat(changes: Partial<SeatWire> = {}): SeatWire {
  return { id: 'seat-1', name: 'A-01', x: 100, y: 100, turn: 0, equipment: [], ...changes };
}

export function aZone(changes: Partial<ZoneWire> = {}): ZoneWire {
  return { id: 'zone-1', name: '窓側', x: 0, y: 0, width: 300, height: 300, ...changes };
}

export function aDraft(changes: Partial<Draft> = {}): Draft {
  return {
    name: '3F',
    plan: aPlan,
    zones: [],
    seats: [],
    ...changes,
  };
}

/** Few places and few ids on purpose: seats must often share a row, a zone or a selection. */
const place = fc.integer({ min: 0, max: 20 }).map((step) => step * 40);

export const somePlaces = fc.uniqueArray(fc.record({ x: place, y: place }), {
  maxLength: 12,
  selector: ({ x, y }) => `${x} ${y}`,
});

export const someSeats = somePlaces.map((places) =>
  places.map(({ x, y }, index) => aSeat({ id: `seat-${index}`, name: `S-${index}`, x, y })),
);

export const someDraft = fc
  .tuple(someSeats, fc.array(fc.record({ x: place, y: place }), { maxLength: 3 }))
  .map(([seats, corners]) =>
    aDraft({ seats, zones: corners.map((at, index) => aZone({ id: `zone-${index}`, ...at })) }),
  );
