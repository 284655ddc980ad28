import type { Language } from '../contract/language.ts';
import type { RefusalWire } from '../contract/problem.ts';
import { reasonText } from '../contract/reason-text.ts';
import type { SettingLevel } from '../domain/inherited-settings.ts';
import type { Alternative, RuleRefusal } from '../domain/refusal.ts';
import { roleThatChanges } from '../domain/rule-levels.ts';
import { isoAt, type SiteClock } from '../domain/workday.ts';

export type RefusalFacts = Omit<RefusalWire, 'code' | 'title' | 'detail' | 'next'>;

/** The facts of what a rule says, as they stand on the wire. */
export function ruleFacts(refusal: RuleRefusal, language: Language): RefusalFacts {
  switch (refusal.code) {
    case 'seat-taken':
      return {
        ...(refusal.by ? { holder: refusal.by } : {}),
        from: isoAt(refusal.period.start, refusal.clock.timeZone),
        to: isoAt(refusal.period.end, refusal.clock.timeZone),
        timeZone: refusal.clock.timeZone,
        alternatives: alternativesToWire(refusal.alternatives),
      };
    case 'already-booked':
      return {
        bookingId: refusal.booking,
        seatId: refusal.seat,
        seatName: refusal.seatName,
        from: isoAt(refusal.period.start, refusal.clock.timeZone),
        to: isoAt(refusal.period.end, refusal.clock.timeZone),
        timeZone: refusal.clock.timeZone,
        ...ruleSetAt(refusal.setAt),
        ...groupsOf(refusal),
      };
    case 'too-far-ahead':
      return {
        daysAhead: refusal.daysAhead,
        lastWorkday: refusal.lastWorkday,
        opensAt: isoAt(refusal.opensAt, refusal.clock.timeZone),
        timeZone: refusal.clock.timeZone,
        ...ruleSetAt(refusal.setAt),
        ...groupsOf(refusal),
      };
    case 'in-the-past':
      return {
        endedAt: isoAt(refusal.endedAt, refusal.clock.timeZone),
        timeZone: refusal.clock.timeZone,
      };
    case 'spans-workdays':
      return { workday: refusal.workday, ...(refusal.there ? { there: refusal.there } : {}) };
    case 'seat-closed': {
      const { opensAt, clock } = refusal;
      return {
        reason: reasonText(refusal.reason, language),
        ...openingAt(opensAt, clock),
        ...madeAt(refusal),
      };
    }
    case 'outside-hours': {
      const { hours, clock, workday } = refusal;
      return {
        workday,
        ...(hours
          ? { from: isoAt(hours.start, clock.timeZone), to: isoAt(hours.end, clock.timeZone) }
          : {}),
        timeZone: clock.timeZone,
        ...madeAt(refusal),
      };
    }
    case 'period-not-offered': {
      const { allDay, parts, stepMinutes } = refusal.offered;
      const offered = { allDay, parts: [...parts], ...(stepMinutes ? { stepMinutes } : {}) };
      return { offered, ...madeAt(refusal) };
    }
    case 'too-short':
    case 'too-long':
      return { minutes: refusal.minutes, ...madeAt(refusal) };
    case 'drop-in-only': {
      const { timeZone } = refusal.clock;
      return { opensAt: isoAt(refusal.opensAt, timeZone), timeZone, ...madeAt(refusal) };
    }
    case 'seat-assigned':
      return { ...(refusal.to ? { holder: refusal.to } : {}), ...madeAt(refusal) };
    case 'not-for-you':
      return { groups: [...refusal.groups], ...madeAt(refusal) };
    case 'quota-reached':
      return {
        quota: { ...refusal.use },
        ...ruleSetAt(refusal.setAt),
        ...groupsOf(refusal),
      };
  }
}

export const alternativesToWire = (alternatives: readonly Alternative[]) =>
  alternatives.map(({ seat, floor, name }) => ({ seatId: seat, floorId: floor, name }));

/** Where a rule was set, and which role can change it. */
export const ruleSetAt = (setAt: SettingLevel) => ({ setAt, changeableBy: roleThatChanges(setAt) });

const madeAt = ({
  setAt,
  alternatives,
}: {
  readonly setAt: SettingLevel;
  readonly alternatives: readonly Alternative[];
}) => ({ ...ruleSetAt(setAt), alternatives: alternativesToWire(alternatives) });

const groupsOf = ({ group }: { readonly group?: string }) =>
  group === undefined ? {} : { groups: [group] };

const openingAt = (opensAt: number | undefined, { timeZone }: SiteClock) =>
  opensAt === undefined ? {} : { opensAt: isoAt(opensAt, timeZone), timeZone };
