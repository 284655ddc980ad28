import type { SeatWire, ZoneWire } from '@sekitori/api/contract/floor-wire';
import { aligned, distributed } from './align.ts';
import type { Draft } from './draft.ts';
import type { DraftAction, SeatChange } from './editor-action.ts';
import { movedOnPlan, type Point, type Rectangle, rectangleAround } from './plan-geometry.ts';
import { inZone, withZonesByPlace } from './zone-at.ts';

/** The draft after an action; the same object where the action changes nothing. */
export function changedDraft(draft: Draft, action: DraftAction): Draft {
  switch (action.kind) {
    case 'replace':
      return action.draft;
    case 'rename-floor':
      return action.name === draft.name ? draft : { ...draft, name: action.name };
    case 'set-plan':
      return { ...draft, plan: action.plan };
    case 'add-seats':
      return action.seats.length === 0 ? draft : placed(draft, [...draft.seats, ...action.seats]);
    case 'change-seats':
      return withSeats(draft, action.ids, (seat) => changedSeat(seat, action.change));
    case 'equip-seats':
      return withSeats(draft, action.ids, (seat) => equipped(seat, action));
    case 'name-seats':
      return withSeats(draft, [...action.names.keys()], (seat) => ({
        ...seat,
        name: action.names.get(seat.id) ?? seat.name,
      }));
    case 'turn-seats':
      return withSeats(draft, action.ids, (seat) => ({
        ...seat,
        turn: (((seat.turn + action.by) % 360) + 360) % 360,
      }));
    case 'align-seats':
      return arranged(draft, action.ids, (seats) => aligned(seats, action.to));
    case 'distribute-seats':
      return arranged(draft, action.ids, (seats) => distributed(seats, action.along));
    case 'add-zone':
      return withZonesByPlace(draft, { ...draft, zones: [...draft.zones, action.zone] });
    case 'rename-zone':
      return withZone(draft, action.id, (zone) => ({ ...zone, name: action.name }));
    case 'frame-zone':
      return withZone(draft, action.id, (zone) => ({ ...zone, ...framed(action.frame) }));
    case 'move':
      return moved(draft, action.ids, action.way);
    case 'remove':
      return removed(draft, action.ids);
  }
}

function placed(draft: Draft, seats: readonly SeatWire[]): Draft {
  return withZonesByPlace(draft, { ...draft, seats });
}

/** Seats that a change leaves as they are keep their identity, so that only changed ones are drawn anew. */
function withSeats(
  draft: Draft,
  ids: readonly string[],
  change: (seat: SeatWire) => SeatWire,
): Draft {
  const wanted = new Set(ids);
  if (!draft.seats.some((seat) => wanted.has(seat.id))) return draft;
  return {
    ...draft,
    seats: draft.seats.map((seat) => (wanted.has(seat.id) ? change(seat) : seat)),
  };
}

function changedSeat(seat: SeatWire, change: SeatChange): SeatWire {
  const { zoneId, closedBecause, ...plain } = change;
  const changed = { ...seat, ...plain };
  const zoned = zoneId === undefined ? changed : inZone(changed, zoneId ?? undefined);
  if (closedBecause === undefined) return zoned;
  const { closedBecause: _, ...open } = zoned;
  return closedBecause === null ? open : { ...open, closedBecause };
}

function equipped(
  seat: SeatWire,
  { thing, change }: Extract<DraftAction, { kind: 'equip-seats' }>,
): SeatWire {
  const isThere = seat.equipment.includes(thing);
  if (isThere === (change === 'give')) return seat;
  const kept = seat.equipment.filter((known) => known !== thing);
  return { ...seat, equipment: isThere ? kept : [...kept, thing] };
}

function arranged(
  draft: Draft,
  ids: readonly string[],
  arrange: (seats: readonly SeatWire[]) => readonly SeatWire[],
): Draft {
  const chosen = draft.seats.filter((seat) => ids.includes(seat.id));
  const placeOf = new Map(arrange(chosen).map((seat) => [seat.id, rounded(seat)]));
  const seats = draft.seats.map((seat) => {
    const place = placeOf.get(seat.id);
    return !place || (place.x === seat.x && place.y === seat.y) ? seat : { ...seat, ...place };
  });
  return seats.every((seat, index) => seat === draft.seats[index]) ? draft : placed(draft, seats);
}

function withZone(draft: Draft, id: string, change: (zone: ZoneWire) => ZoneWire): Draft {
  if (!draft.zones.some((zone) => zone.id === id)) return draft;
  const zones = draft.zones.map((zone) => (zone.id === id ? change(zone) : zone));
  return withZonesByPlace(draft, { ...draft, zones });
}

function moved(draft: Draft, ids: readonly string[], wanted: Point): Draft {
  const chosen = new Set(ids);
  const seats = draft.seats.filter((seat) => chosen.has(seat.id));
  const zones = draft.zones.filter((zone) => chosen.has(zone.id));
  const around = rectangleAround([...seats, ...zones.flatMap(cornersOf)]);
  if (!around) return draft;
  const way = rounded(draft.plan ? movedOnPlan(around, wanted, draft.plan) : wanted);
  if (way.x === 0 && way.y === 0) return draft;
  const shifted = <Thing extends Point & { readonly id: string }>(thing: Thing): Thing =>
    chosen.has(thing.id) ? { ...thing, x: thing.x + way.x, y: thing.y + way.y } : thing;
  return withZonesByPlace(draft, {
    ...draft,
    seats: draft.seats.map(shifted),
    zones: draft.zones.map(shifted),
  });
}

function removed(draft: Draft, ids: readonly string[]): Draft {
  const gone = new Set(ids);
  const seats = draft.seats.filter((seat) => !gone.has(seat.id));
  const zones = draft.zones.filter((zone) => !gone.has(zone.id));
  const isNothing = seats.length === draft.seats.length && zones.length === draft.zones.length;
  return isNothing ? draft : withZonesByPlace(draft, { ...draft, seats, zones });
}

function cornersOf({ x, y, width, height }: Rectangle): Point[] {
  return [
    { x, y },
    { x: x + width, y: y + height },
  ];
}

/** Whole pixels only: fractions of one would be saved, compared and read aloud for nothing. */
function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}

/** A frame of whole pixels that has some extent. */
function framed({ x, y, width, height }: Rectangle): Rectangle {
  return {
    ...rounded({ x, y }),
    width: Math.max(1, Math.round(width)),
    height: Math.max(1, Math.round(height)),
  };
}
