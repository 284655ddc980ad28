import assert from 'node:assert/strict';
import { type Language, languages } from '../../api/src/contract/language.ts';
import type { RefusalWire } from '../../api/src/contract/problem.ts';
import { ruleNames } from '../../api/src/domain/availability.ts';
import { type SeatId, zoneId } from '../../api/src/domain/ids.ts';
import type { SettingLevel } from '../../api/src/domain/inherited-settings.ts';
import type { OwnOperationSettings } from '../../api/src/domain/operation.ts';
import type { OperationChange, Place } from '../../api/src/domain/operation-change.ts';
import type { OpeningHours, WeekHours } from '../../api/src/domain/operation-settings.ts';
import type { RuleRefusal } from '../../api/src/domain/refusal.ts';
import { clockTime } from '../../api/src/domain/workday.ts';
import {
  type Answers,
  type EmilyEverywhere,
  emilyEverywhere,
} from '../support/bot/asking-everywhere.ts';
import { setOperation } from '../support/set-operation.ts';
import { credentialsOf, identityOf } from '../support/signed-in.ts';
import { booked } from '../support/touched-world.ts';
import { aFloor, anActor, at, between, given, knownPeople, workday } from '../support/world.ts';

/** One rule says no to S-3, which is in zone “back”, and everybody is to be told the same. */
type Case = {
  readonly rule: (typeof ruleNames)[number];
  /** When the seat is wanted; else on 6 October from 09:00 to 18:00. */
  readonly wanted?: ReturnType<typeof between>;
  /** When it is asked; else half an hour before that, when checking in is open. */
  readonly now?: string;
  /** Another seat than S-3. */
  readonly where?: (
    on: EmilyEverywhere,
  ) => Promise<{ readonly seat: SeatId; readonly name: string }>;
  readonly before?: (on: EmilyEverywhere) => Promise<unknown>;
  readonly set?: (on: EmilyEverywhere) => Partial<OperationChange>;
  readonly says: Omit<Partial<RefusalWire>, 'alternatives'>;
  /** Its name in each language, where it is a reason. */
  readonly holiday?: readonly string[];
  /** The nearest seats that are free, by name. */
  readonly alternatives?: readonly string[];
  /** No seat of the floor can be booked, so that whoever asks for any is told the same. */
  readonly isForAll?: true;
  /** Where it cannot be said: today is always open, and what is over is neither moved nor to come. */
  readonly silent?: readonly ('move' | 'seat page')[];
};

const [emily, ken] = [anActor('emily'), anActor('ken')];
const day = workday('2026-10-06');
const fullDay = between('2026-10-06T09:00:00+09:00', '2026-10-06T18:00:00+09:00');
const halfAnHour = 1_800_000;
const onZone: Place = { level: 'zone', zoneId: zoneId('back') };
const onSeat = ({ floor }: EmilyEverywhere): Place => ({
  level: 'seat',
  seatIds: floor.seats.slice(2, 3),
});
const own = (settings: OwnOperationSettings, place: Place = { level: 'floor' }) => ({
  place,
  own: settings,
});
const setAt = (level: SettingLevel) =>
  ({ setAt: level, changeableBy: 'operations-administrator' }) as const;
const hours = (from: string, to: string) => ({ from: clockTime(from), to: clockTime(to) });
/** Such hours on Tuesdays, as 6 October is, and others on all other days. */
const tuesdays = (day: OpeningHours): WeekHours => {
  const other = hours('08:00', '20:00');
  return [other, day, other, other, other, other, other];
};
const nearby = ['S-4', 'S-2', 'S-1'];
const usedUp: RefusalWire['quota'] = {
  span: 'perWeek',
  most: 1,
  used: 1,
  first: '2026-10-05',
  last: '2026-10-11',
};
const onThursday = ({ world, floor }: EmilyEverywhere) => {
  const period = between('2026-10-08T09:00:00+09:00', '2026-10-08T12:00:00+09:00');
  return booked(world, emily, { seat: floor.seat, period });
};

/** Emily is in a group, says RSI. */
async function developing({ world }: EmilyEverywhere): Promise<void> {
  const inGroup = { ...identityOf(emily), groups: ['開発部'] };
  await world.useCases.recordPerson(inGroup);
  await world.useCases.recordEntitlement(inGroup, credentialsOf(inGroup));
}

/** By what is answered; a refusal without a case does not compile, and a rule without one fails below. */
const cases: { readonly [Code in RuleRefusal['code']]: readonly Case[] } = {
  'in-the-past': [
    {
      rule: 'time-to-come',
      isForAll: true,
      now: '2026-10-06T18:30:00+09:00',
      says: { endedAt: '2026-10-06T18:00:00+09:00', timeZone: 'Asia/Tokyo' },
      silent: ['move', 'seat page'],
    },
  ],
  'too-far-ahead': [
    {
      rule: 'booking-window',
      isForAll: true,
      now: '2026-10-05T12:30:00+09:00',
      set: () => own({ daysAhead: 0, daysOpenAt: clockTime('08:00') }, { level: 'tenant' }),
      says: {
        ...{ daysAhead: 0, lastWorkday: '2026-10-05', opensAt: '2026-10-06T08:00:00+09:00' },
        ...{ timeZone: 'Asia/Tokyo', ...setAt('tenant') },
      },
      silent: ['seat page'],
    },
  ],
  'spans-workdays': [
    {
      rule: 'one-workday',
      wanted: between('2026-10-06T09:00:00+09:00', '2026-10-06T22:00:00+09:00'),
      where: async ({ world }) => {
        const there = await aFloor(world, {
          seats: 5,
          name: 'Auckland',
          timeZone: 'Pacific/Auckland',
        });
        return { seat: there.seats[4] ?? there.seat, name: 'S-5' };
      },
      says: { workday: '2026-10-06' },
    },
  ],
  'seat-closed': [
    {
      rule: 'seat-mode',
      set: (on) => own({ seatMode: { kind: 'unavailable', reason: '修理中' } }, onSeat(on)),
      says: { reason: '修理中', ...setAt('seat') },
      alternatives: nearby,
    },
    {
      rule: 'closures',
      set: () => ({
        ...own({}, onZone),
        closures: [{ id: 'c', first: day, last: day, reason: '清掃' }],
      }),
      says: {
        ...{ reason: '清掃', opensAt: '2026-10-07T00:00:00+09:00', timeZone: 'Asia/Tokyo' },
        ...setAt('zone'),
      },
      alternatives: ['S-2', 'S-1'],
    },
    {
      rule: 'closures',
      isForAll: true,
      wanted: between('2026-10-12T09:00:00+09:00', '2026-10-12T18:00:00+09:00'),
      set: () => own({ holidaysOf: 'JP' }, { level: 'site' }),
      says: {
        ...{ opensAt: '2026-10-13T00:00:00+09:00', timeZone: 'Asia/Tokyo' },
        ...setAt('site'),
      },
      holiday: ['スポーツの日', 'Sports Day'],
    },
  ],
  'outside-hours': [
    {
      rule: 'opening-hours',
      isForAll: true,
      set: () => own({ bookable: 'opening-hours', hours: tuesdays(hours('10:00', '16:00')) }),
      says: {
        ...{ workday: '2026-10-06', timeZone: 'Asia/Tokyo', ...setAt('floor') },
        ...{ from: '2026-10-06T10:00:00+09:00', to: '2026-10-06T16:00:00+09:00' },
      },
    },
    {
      rule: 'opening-hours',
      set: () => own({ bookable: 'opening-hours', hours: tuesdays('closed') }, onZone),
      says: { workday: '2026-10-06', timeZone: 'Asia/Tokyo', ...setAt('zone') },
      alternatives: ['S-2', 'S-1'],
    },
  ],
  'period-not-offered': [
    {
      rule: 'day-parts',
      isForAll: true,
      set: () =>
        own({
          parts: [{ id: 'late', name: '遅番', ...hours('13:00', '21:00') }],
          freeTimes: 'not-offered',
        }),
      says: {
        offered: {
          allDay: true,
          parts: [{ id: 'late', name: '遅番', from: '13:00', to: '21:00' }],
        },
        ...setAt('floor'),
      },
    },
  ],
  'too-short': [
    {
      rule: 'length',
      set: () => own({ shortestMinutes: 600 }, onZone),
      says: { minutes: 600, ...setAt('zone') },
      alternatives: ['S-2', 'S-1'],
    },
  ],
  'too-long': [
    {
      rule: 'length',
      set: (on) => own({ longestMinutes: 240 }, onSeat(on)),
      says: { minutes: 240, ...setAt('seat') },
      alternatives: nearby,
    },
  ],
  'drop-in-only': [
    {
      rule: 'seat-mode',
      set: (on) => own({ seatMode: { kind: 'drop-in' } }, onSeat(on)),
      says: {
        ...{ opensAt: '2026-10-06T00:00:00+09:00', timeZone: 'Asia/Tokyo' },
        ...setAt('seat'),
      },
      alternatives: nearby,
    },
  ],
  'seat-assigned': [
    {
      rule: 'who-may-book',
      set: (on) => own({ seatMode: { kind: 'assigned', to: ken.person } }, onSeat(on)),
      says: { holder: { id: 'ken', name: 'ken さん' }, ...setAt('seat') },
      alternatives: nearby,
    },
  ],
  'not-for-you': [
    {
      rule: 'who-may-book',
      set: () => own({ mayBook: { people: [ken.person], groups: ['経理部'] } }, onZone),
      says: { groups: ['経理部'], ...setAt('zone') },
      alternatives: ['S-2', 'S-1'],
    },
  ],
  'quota-reached': [
    {
      rule: 'quota',
      before: onThursday,
      isForAll: true,
      set: () => own({ quota: { perWeek: 1 } }, { level: 'tenant' }),
      says: { quota: usedUp, ...setAt('tenant') },
    },
    {
      rule: 'quota',
      before: async (on) => {
        await onThursday(on);
        await developing(on);
      },
      isForAll: true,
      set: () => own({ groupRules: [{ group: '開発部', quota: { perWeek: 1 } }] }),
      says: { quota: usedUp, groups: ['開発部'], ...setAt('floor') },
    },
  ],
  'seat-taken': [
    {
      rule: 'free',
      before: ({ world, floor }) => booked(world, ken, { seat: floor.seats[2], period: fullDay }),
      says: {
        ...{ holder: { id: 'ken', name: 'ken さん' }, timeZone: 'Asia/Tokyo' },
        ...{ from: '2026-10-06T09:00:00+09:00', to: '2026-10-06T18:00:00+09:00' },
      },
      alternatives: nearby,
    },
  ],
  'already-booked': [
    {
      rule: 'seats-at-a-time',
      before: async ({ world, floor }) => {
        given(await setOperation(world, floor.floor.id, own({ seatsAtATime: 'any' })));
        const period = between('2026-10-06T10:00:00+09:00', '2026-10-06T12:00:00+09:00');
        await booked(world, emily, { seat: floor.seats[1], period });
      },
      set: () => own({ seatsAtATime: 'one' }),
      says: {
        ...{ seatName: 'S-2', timeZone: 'Asia/Tokyo', ...setAt('floor') },
        ...{ from: '2026-10-06T10:00:00+09:00', to: '2026-10-06T12:00:00+09:00' },
      },
    },
    {
      rule: 'seats-at-a-time',
      before: async (on) => {
        await developing(on);
        given(await setOperation(on.world, on.floor.floor.id, own({ seatsAtATime: 'any' })));
        const period = between('2026-10-06T10:00:00+09:00', '2026-10-06T12:00:00+09:00');
        await booked(on.world, emily, { seat: on.floor.seats[1], period });
      },
      set: () =>
        own({ seatsAtATime: 'any', groupRules: [{ group: '開発部', seatsAtATime: 'one' }] }),
      says: {
        ...{ seatName: 'S-2', timeZone: 'Asia/Tokyo', groups: ['開発部'], ...setAt('floor') },
        ...{ from: '2026-10-06T10:00:00+09:00', to: '2026-10-06T12:00:00+09:00' },
      },
    },
  ],
};

describe('why not, everywhere (B8)', () => {
  let on: EmilyEverywhere;
  beforeEach(async () => {
    on = await emilyEverywhere();
    await knownPeople(on.world, ken);
  });
  afterEach(() => on.stop());

  for (const [code, listed] of Object.entries(cases)) {
    for (const one of listed) {
      const where = one.says.setAt ? ` set for the ${one.says.setAt}` : '';

      it(`is ${code} by ${one.rule}${where}: on the map, at the seat, to booking and moving, in a chat and to who tests the rules`, async () => {
        const { moving, sitting, booking, searching } = await heardOf(on, one);

        for (const [index, { api, chat, rule }] of booking.entries()) {
          const said = api.booking;
          const elsewhere = [
            ...(one.silent?.includes('move') ? [] : [moving[index]]),
            ...(one.silent?.includes('seat page') ? [] : [sitting[index]]),
            ...(one.isForAll ? [searching[index]] : []),
          ];

          assert.equal(rule, one.rule);
          const named = one.holiday ? { reason: one.holiday[index] } : {};
          assert.deepEqual(factsOf(said), [
            code,
            { ...one.says, ...named },
            one.alternatives ?? [],
          ]);
          assertSame({ api, chat }, said);
          for (const answers of elsewhere) assertSame(answers ?? assert.fail(), said);
        }
      });
    }
  }

  it('has a case for every rule there is', () => {
    const rules = Object.values(cases).flatMap((listed) => listed.map(({ rule }) => rule));

    assert.deepEqual([...new Set(rules)].sort(), [...ruleNames].sort());
  });
});

/** She holds S-1 for that time when she moves or sits down, and gives it back before she books, so that both meet the same. */
async function heardOf(on: EmilyEverywhere, one: Case) {
  const { world, floor } = on;
  const { wanted = fullDay, now } = one;
  world.clock.set(at('2026-10-05T12:00:00+09:00'));
  const held = await booked(world, emily, { seat: floor.seat, period: wanted });
  await one.before?.(on);
  if (one.set) given(await setOperation(world, floor.floor.id, one.set(on)));
  const third = { seat: floor.seats[2] ?? assert.fail(), name: 'S-3' };
  const { seat, name } = (await one.where?.(on)) ?? third;
  world.clock.set(now ? at(now) : wanted.start - halfAnHour);

  const moving = await inBoth((language) => on.moving(held.id, seat, language));
  const sitting = await inBoth((language) => on.sitting(seat, name, language));
  await world.useCases.cancelBooking(emily, held.id);
  const booking = await inBoth((language) => on.booking(seat, wanted, language));
  const searching = await inBoth((language) => on.searching(wanted, language));
  return { moving, sitting, booking, searching };
}

async function inBoth<Answer>(ask: (language: Language) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const language of languages) answers.push(await ask(language));
  return answers;
}

/** All that a refusal says beside its words; seats by name, and the id of a booking left out. */
function factsOf({ code, title, detail, next, alternatives = [], ...facts }: RefusalWire) {
  const { bookingId: _, seatId: __, ...named } = facts;
  return [code, named, alternatives.map((seat) => seat.name)];
}

/** Every place of the API says it in the same facts and words; a card in the same words, with a button for each seat instead. */
function assertSame({ api, chat }: Answers, said: RefusalWire) {
  for (const [place, refusal] of Object.entries(api)) assert.deepEqual(refusal, said, place);
  // The card of a seat says in its title who has it, and until when.
  const isState = chat.title !== said.title && said.code === 'seat-taken';
  const words = isState ? [said.next] : [said.title, said.detail, said.next];
  assert.deepEqual(
    words.filter((text) => !chat.text.includes(text)),
    [],
    chat.text,
  );
  const others = said.alternatives ?? [];
  const isOffered = (seat: string) => chat.buttons.some((title) => title.includes(seat));
  assert.deepEqual(
    others.filter(({ name }) => !isOffered(name)),
    [],
    chat.buttons.join(),
  );
}
