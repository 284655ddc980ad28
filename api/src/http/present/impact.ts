import type { Impact } from '../../application/see-impact.ts';
import { impactText } from '../../contract/impact-text.ts';
import type { Language } from '../../contract/language.ts';
import { periodText } from '../../contract/local-text.ts';
import type { ImpactWire, TouchedBookingWire } from '../../contract/operation-wire.ts';
import { isoAt } from '../../domain/workday.ts';
import { refusalToWire } from '../refusal-response.ts';

export function impactToWire(impact: Impact, language: Language): ImpactWire {
  const { bookings, people, items } = impact;
  return { bookings, people, items: items.map((one) => touchedToWire(one, language)) };
}

function touchedToWire(one: Impact['items'][number], language: Language): TouchedBookingWire {
  const { claim, clock, on, before, refusal, moveTo, seen } = one;
  const { timeZone } = clock;
  const named = { holder: seen?.name, moveTo: moveTo?.name };
  return {
    bookingId: claim.booking,
    seatId: claim.seat,
    seatName: before?.seat.name ?? claim.seat,
    floorId: claim.floor,
    floorName: on.before.floor.name,
    from: isoAt(claim.period.start, timeZone),
    to: isoAt(claim.period.end, timeZone),
    timeZone,
    localText: periodText(claim.period, clock, language),
    ...(seen ? { holder: { id: seen.id, name: seen.name } } : {}),
    refusal: refusalToWire(refusal, language, impactText(refusal, named, language)),
    ...(moveTo ? { moveTo: { seatId: moveTo.id, name: moveTo.name } } : {}),
  };
}
