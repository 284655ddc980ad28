import type { OperationWire, PlaceWire } from '../../../api/src/contract/operation-wire.ts';
import { parseWorkday, type Workday } from '../../../api/src/domain/workday.ts';

export function day(text: string): Workday {
  const workday = parseWorkday(text);
  if (!workday) throw new Error(`${text} is no date`);
  return workday;
}

export const today = day('2026-10-01');

export const aPlace = (set: Partial<PlaceWire> = {}): PlaceWire => ({
  own: {},
  later: [],
  closures: [],
  ...set,
});

/** A floor with two zones of two seats each, and nothing set anywhere. */
export function anOperation(set: Partial<OperationWire> = {}): OperationWire {
  return {
    floorId: 'floor-1',
    floorName: '12階',
    site: { id: 'site-1', name: '品川', timeZone: 'Asia/Tokyo', dayStartsAt: '00:00' },
    zones: [
      { id: 'quiet', name: '静かな席' },
      { id: 'window', name: '窓ぎわ' },
    ],
    seats: [
      { id: 'a1', name: 'A-1', zoneId: 'quiet' },
      { id: 'a2', name: 'A-2', zoneId: 'quiet' },
      { id: 'b1', name: 'B-1', zoneId: 'window' },
      { id: 'c1', name: 'C-1' },
    ],
    versions: { tenant: 't1', floor: 'f1' },
    changed: {},
    tenant: aPlace(),
    siteOwn: aPlace(),
    floor: aPlace(),
    zonesOwn: [],
    seatsOwn: [],
    people: [],
    ...set,
  };
}
