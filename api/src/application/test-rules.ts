import { type SeatVerdict, seatVerdicts } from '../domain/availability.ts';
import { seatOf } from '../domain/floor.ts';
import { rulesForGroups } from '../domain/group-rules.ts';
import type { FloorId, PersonId, SeatId } from '../domain/ids.ts';
import type { SettingLevel } from '../domain/inherited-settings.ts';
import type { Period } from '../domain/period.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { levelOfRule } from '../domain/rule-levels.ts';
import { readPerson } from './directory.ts';
import { readFloorMoment } from './floor-moment.ts';
import { readOperatingFloor } from './operating-floor.ts';
import type { Clock, Holidays } from './ports.ts';
import type { Stores } from './store.ts';

type World = { readonly stores: Stores; readonly clock: Clock; readonly holidays: Holidays };

/** What a rule says, and where the setting stands that it goes by; without one for rules that nobody sets. */
export type TestedRule = SeatVerdict & { readonly setAt?: SettingLevel };

/** What each rule says to a person who would book a seat now (H4). Refusals: not-found. */
export type TestRules = (
  actor: Actor,
  asked: {
    readonly floor: FloorId;
    readonly seat: SeatId;
    readonly person: PersonId;
    readonly period: Period;
  },
) => Promise<Decided<TestedRule[]>>;

export function testRulesWith({ stores, clock, holidays }: World): TestRules {
  return async (actor, { floor, seat: id, person, period: wanted }) => {
    const store = stores.forTenant(actor.tenant);
    const [on, known] = await Promise.all([
      readOperatingFloor(store, floor),
      readPerson(store, person),
    ]);
    if (!on) return refused({ code: 'not-found', what: 'floor' });
    const seat = seatOf(on.floor, id);
    if (!seat) return refused({ code: 'not-found', what: 'seat' });
    if (!known) return refused({ code: 'not-found', what: 'person' });
    const asked = { viewer: person, wanted, now: clock.now(), holidayOn: holidays.on };
    const moment = await readFloorMoment(store, on, asked);
    const { rules } = rulesForGroups(moment.rulesOf(seat), moment.viewer.groups);
    const verdicts = seatVerdicts(seat, moment).map((verdict): TestedRule => {
      const setAt = levelOfRule(verdict, rules);
      return setAt === undefined ? verdict : { ...verdict, setAt };
    });
    return granted(verdicts);
  };
}
