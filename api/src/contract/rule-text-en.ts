import type { OfferedPeriods } from '../domain/day-part.ts';
import type { SettingLevel } from '../domain/inherited-settings.ts';
import type { QuotaSpan } from '../domain/quota.ts';
import type { Alternative, RuleRefusal } from '../domain/refusal.ts';
import type { Role } from '../domain/roles.ts';
import { roleThatChanges } from '../domain/rule-levels.ts';
import { allDay, type SiteClock, workdayAt } from '../domain/workday.ts';
import { instantText, partText, periodText, timesText, workdayText } from './local-text.ts';
import { reasonText } from './reason-text.ts';
import type { RefusalText } from './refusal-text.ts';

type RefusalOf<Code extends RuleRefusal['code']> = Extract<RuleRefusal, { readonly code: Code }>;

type LengthCode = 'too-short' | 'too-long';

/** What the rules of booking say in English. */
export function ruleInEnglish(refusal: RuleRefusal): RefusalText {
  switch (refusal.code) {
    case 'seat-taken':
      return seatTaken(refusal);
    case 'already-booked':
      return alreadyBooked(refusal);
    case 'too-far-ahead':
      return tooFarAhead(refusal);
    case 'in-the-past':
      return inThePast(refusal);
    case 'spans-workdays':
      return spansWorkdays(refusal);
    case 'seat-closed':
      return seatClosed(refusal);
    case 'outside-hours':
      return outsideHours(refusal);
    case 'period-not-offered':
      return periodNotOffered(refusal);
    case 'too-short':
      return tooShort(refusal);
    case 'too-long':
      return tooLong(refusal);
    case 'drop-in-only':
      return dropInOnly(refusal);
    case 'seat-assigned':
      return seatAssigned(refusal);
    case 'not-for-you':
      return notForYou(refusal);
    case 'quota-reached':
      return quotaReached(refusal);
  }
}

function seatTaken(refusal: RefusalOf<'seat-taken'>): RefusalText {
  const names = refusal.alternatives.map((seat) => seat.name).join(', ');
  return {
    title: 'This seat is taken',
    why: `${refusal.by?.name ?? 'Somebody'} has it ${timesText(refusal.period, refusal.clock, 'en').replace('All day', 'all day')}.`,
    next: names ? `Free nearby: ${names}` : 'Another time or day may have free seats.',
  };
}

function alreadyBooked(refusal: RefusalOf<'already-booked'>): RefusalText {
  return {
    title: `You already have ${refusal.seatName} at that time`,
    why: `One seat per person at a time (${periodText(refusal.period, refusal.clock, 'en')})${ofGroup(refusal)}. ${setBy(refusal.setAt)}`,
    next: 'To change seats, move that booking to the other one.',
  };
}

function tooFarAhead(refusal: RefusalOf<'too-far-ahead'>): RefusalText {
  return {
    title: 'That day is not open for booking yet',
    why: `This floor can be booked ${refusal.daysAhead} days ahead, up to ${workdayText(refusal.lastWorkday, 'en')}${ofGroup(refusal)}. ${setBy(refusal.setAt)}`,
    next: `It opens ${instantText(refusal.opensAt, refusal.clock.timeZone, 'en')}.`,
  };
}

function inThePast(refusal: RefusalOf<'in-the-past'>): RefusalText {
  return {
    title: 'That time is over',
    why: `It ended ${instantText(refusal.endedAt, refusal.clock.timeZone, 'en')}.`,
    next: 'Choose a time that is still to come.',
  };
}

function spansWorkdays(refusal: RefusalOf<'spans-workdays'>): RefusalText {
  const day = workdayText(refusal.workday, 'en');
  if (refusal.there) {
    return {
      title: 'That floor counts this time to another day',
      why: `Your booking is for ${day}; on that floor this time belongs to ${workdayText(refusal.there, 'en')}.`,
      next: 'Cancel this booking and book the seat there.',
    };
  }
  return {
    title: 'One booking stays within one day',
    why: `The time goes beyond ${day}.`,
    next: 'Book each day by itself.',
  };
}

function seatClosed(refusal: RefusalOf<'seat-closed'>): RefusalText {
  const until = refusal.opensAt;
  const open = until === undefined ? '' : ` It is open again ${fromText(until, refusal.clock)}.`;
  return {
    title: 'This seat is closed',
    why: `Reason: ${reasonText(refusal.reason, 'en')}.${open} ${setBy(refusal.setAt)}`,
    next: nearby(refusal.alternatives) ?? 'Choose another seat or another day.',
  };
}

function outsideHours(refusal: RefusalOf<'outside-hours'>): RefusalText {
  const { hours, clock } = refusal;
  const open = hours ? `open ${timesText(hours, clock, 'en')}` : 'closed';
  return {
    title: 'That time is outside the opening hours',
    why: `On ${workdayText(refusal.workday, 'en')} it is ${open}. ${setBy(refusal.setAt)}`,
    next: hours ? 'Choose a time within them.' : 'Choose another day.',
  };
}

function periodNotOffered(refusal: RefusalOf<'period-not-offered'>): RefusalText {
  return {
    title: 'That time cannot be booked as it is',
    why: `Offered are ${offeredInEnglish(refusal.offered)}. ${setBy(refusal.setAt)}`,
    next: 'Choose one of these.',
  };
}

function tooShort(refusal: RefusalOf<LengthCode>): RefusalText {
  return {
    title: 'That is too short',
    why: `A booking takes ${refusal.minutes} minutes or more. ${setBy(refusal.setAt)}`,
    next: 'Choose a longer time.',
  };
}

function tooLong(refusal: RefusalOf<LengthCode>): RefusalText {
  return {
    title: 'That is too long',
    why: `A booking takes ${hoursText(refusal.minutes)} at most. ${setBy(refusal.setAt)}`,
    next: 'Choose a shorter time.',
  };
}

function dropInOnly(refusal: RefusalOf<'drop-in-only'>): RefusalText {
  return {
    title: 'This seat is for whoever comes first',
    why: `It cannot be reserved. ${setBy(refusal.setAt)}`,
    next: `Come on ${fromText(refusal.opensAt, refusal.clock)} and take it, or choose another seat.`,
  };
}

function seatAssigned(refusal: RefusalOf<'seat-assigned'>): RefusalText {
  return {
    title: 'This seat belongs to somebody',
    why: `It is ${refusal.to ? `${refusal.to.name}’s` : 'assigned'}. ${setBy(refusal.setAt)}`,
    next: nearby(refusal.alternatives) ?? 'Choose another seat.',
  };
}

function notForYou(refusal: RefusalOf<'not-for-you'>): RefusalText {
  const { groups } = refusal;
  const whom = groups.length > 0 ? `${groups.join(', ')} only` : 'certain people only';
  return {
    title: 'This seat is kept for others',
    why: `It is for ${whom}. ${setBy(refusal.setAt)}`,
    next: nearby(refusal.alternatives) ?? 'Choose another seat.',
  };
}

function quotaReached(refusal: RefusalOf<'quota-reached'>): RefusalText {
  const { span, most, used } = refusal.use;
  return {
    title: `You have used your bookings ${spans[span]}`,
    why: `${used} of ${most} ${spans[span]}${ofGroup(refusal)}. ${setBy(refusal.setAt)}`,
    next: 'Cancel one in time to get it back, or choose a later day.',
  };
}

const places: { readonly [L in SettingLevel]: string } = {
  product: 'This is how Sekitori comes',
  tenant: 'Set for the whole company',
  site: 'Set for this site',
  floor: 'Set for this floor',
  zone: 'Set for this zone',
  seat: 'Set for this seat',
};

/** Where a rule was set, and who can change it (B8). */
const setBy = (level: SettingLevel) =>
  `${places[level]}; ${changers[roleThatChanges(level)]} can change it.`;

const changers: { readonly [R in Role]: string } = {
  'system-administrator': 'system administrators',
  'account-administrator': 'account administrators',
  'operations-administrator': 'operations administrators',
  general: 'everybody',
};

const spans: { readonly [S in QuotaSpan]: string } = {
  perDay: 'for that day',
  perWeek: 'for that week',
  perMonth: 'for that month',
};

function nearby(alternatives: readonly Alternative[]): string | undefined {
  const names = alternatives.map((seat) => seat.name).join(', ');
  return names ? `Free nearby: ${names}` : undefined;
}

/** The day alone where it is its beginning. */
function fromText(instant: number, clock: SiteClock): string {
  const workday = workdayAt(instant, clock);
  return allDay(workday, clock).start === instant
    ? workdayText(workday, 'en')
    : instantText(instant, clock.timeZone, 'en');
}

const hoursText = (minutes: number) =>
  minutes % 60 === 0 ? `${minutes / 60} hours` : `${minutes} minutes`;

function offeredInEnglish({ allDay, parts, stepMinutes }: OfferedPeriods): string {
  const named = parts.map((part) => `${partText(part, 'en')} (${part.from}–${part.to})`);
  const steps = stepMinutes === undefined ? [] : [`times in steps of ${stepMinutes} minutes`];
  return [...(allDay ? ['all day'] : []), ...named, ...steps].join(', ');
}

/** Whose rule it is, where it is a group's (B3). */
const ofGroup = ({ group }: { readonly group?: string }) =>
  group === undefined ? '' : ` (rule of ${group})`;
