import assert from 'node:assert/strict';
import type { BookingView } from '../../../api/src/application/booking-view.ts';
import type { SeatSeen } from '../../../api/src/application/see-seat.ts';
import type { Language } from '../../../api/src/contract/language.ts';
import type { BookingState } from '../../../api/src/domain/booking.ts';
import { bookingId, floorId, personId, siteId, zoneId } from '../../../api/src/domain/ids.ts';
import type { NoticeKind } from '../../../api/src/domain/notice.ts';
import { nothingSetAnywhere } from '../../../api/src/domain/operation.ts';
import { seatIdOn } from '../../../api/src/domain/seat.ts';
import { bookingCard, myBookingsCard } from '../../../bot/src/cards/booking-card.ts';
import { buttonsWith } from '../../../bot/src/cards/buttons.ts';
import type { Card } from '../../../bot/src/cards/card.ts';
import {
  channelOnlyCard,
  channelPostCard,
  followingCard,
  unfollowedCard,
  whichFloorCard,
} from '../../../bot/src/cards/channel-cards.ts';
import {
  cancelledRangeCard,
  cancelRangeCard,
  noBookingTodayCard,
  whichSeatCard,
} from '../../../bot/src/cards/day-cards.ts';
import { freeSeatsCard } from '../../../bot/src/cards/free-seats-card.ts';
import { pagesUnder } from '../../../bot/src/cards/pages.ts';
import { refusalCard } from '../../../bot/src/cards/refusal-card.ts';
import { seatCard } from '../../../bot/src/cards/seat-card.ts';
import {
  linkedCard,
  ownChatCard,
  signedOutCard,
  signInCard,
} from '../../../bot/src/cards/sign-in-card.ts';
import { cardSealWith } from '../../../bot/src/cards/signed-data.ts';
import {
  noFloorCard,
  staleCard,
  troubleCard,
  unconfirmedCard,
} from '../../../bot/src/cards/trouble-card.ts';
import { helpCard, welcomeCard } from '../../../bot/src/cards/welcome-card.ts';
import { at, between, midori, siteClock, workday } from '../world.ts';

const tokyo = siteClock('Asia/Tokyo');
const now = at('2026-11-23T09:00:00+09:00');
const period = between('2026-11-24T09:00:00+09:00', '2026-11-24T12:00:00+09:00');
const site = { id: siteId('s'), name: '東京 品川オフィス', ...tokyo };
const window = { id: zoneId('z'), name: '窓際', x: 0, y: 0, width: 100, height: 100 };
const floorOf = floorId('3chp6ppn2pakkxhnazaa4s3kks4yzflj');
const seats = Array.from({ length: 9 }, (_, index) => ({
  id: seatIdOn(floorOf, `A-0${index + 1}`),
  name: `A-0${index + 1}`,
  x: 10,
  y: 10,
  turn: 0,
  equipment: index % 2 === 0 ? (['monitor', 'standing-desk'] as const) : [],
  zoneId: window.id,
}));
const floor = {
  id: floorOf,
  siteId: site.id,
  name: '12階',
  zones: [window],
  seats,
};
const seat = seats[0]?.id ?? seatIdOn(floorOf, 'A-01');

export function aBookingView(state: BookingState, days = 0): BookingView {
  return {
    booking: {
      id: bookingId(`2026-11-24.${'b'.repeat(31)}${days}`),
      seat,
      floor: floor.id,
      site: site.id,
      holder: personId('hanako'),
      bookedBy: personId('hanako'),
      workday: workday('2026-11-24'),
      period,
      ...tokyo,
      state,
      madeAt: now,
      names: { seat: 'A-01', floor: floor.name, site: site.name },
    },
    seatName: 'A-01',
    floorName: floor.name,
    siteName: site.name,
    holder: { id: personId('hanako'), name: '佐藤 花子' },
  };
}

function awaited(agreed: { mode?: 'at-seat'; isLate?: true } = {}): BookingView {
  const view = aBookingView('booked');
  const { start } = period;
  const checkIn = {
    mode: 'anywhere' as const,
    opens: start - 3_600_000,
    remindsAt: start + 45 * 60_000,
    lapsesAt: start + 3_600_000,
    ...agreed,
  };
  return { ...view, booking: { ...view.booking, checkIn } };
}

/** A booking that an administrator's change touched. */
function changed(kind: NoticeKind, state: BookingState): BookingView {
  const touching = { code: 'seat-closed', seatName: 'A-12', reason: '空調の点検' } as const;
  return { ...aBookingView(state), told: { kind, touching } };
}

function reminded(agreed: { mode?: 'at-seat' } = {}): BookingView {
  const view = awaited(agreed);
  const remindingSince = period.start + 45 * 60_000;
  const times = { remindingSince, remindedAt: remindingSince };
  return { ...view, booking: { ...view.booking, ...times } };
}

function lapsedAt(endedAt: number): BookingView {
  const view = aBookingView('lapsed');
  return { ...view, booking: { ...view.booking, endedAt } };
}

function seatSeen(how: Partial<SeatSeen>): SeatSeen {
  const [here = assert.fail()] = seats;
  return {
    on: { floor, site, operation: nothingSetAnywhere },
    workday: workday('2026-11-24'),
    now: period.start,
    seat: here,
    state: 'free',
    holder: undefined,
    offer: 'none',
    booking: aBookingView('booked'),
    walkUp: period,
    alternatives: [],
    ...how,
  };
}

/** Every card the bot can send, by name, with facts as long as real ones. */
export function sampleCards(language: Language): { readonly [name: string]: Card } {
  const pages = pagesUnder('https://sekitori.example', { botId: 'app-1' });
  const seal = cardSealWith('k'.repeat(32));
  const madeFor = {
    tenant: midori,
    person: personId('hanako'),
    conversation: `a:${'c'.repeat(120)}`,
    language,
  };
  const buttons = buttonsWith(seal, now, madeFor);
  const by = { buttons, pages, now };
  const map = pages.floor(floor.id, workday('2026-11-24'));
  const free = {
    floor,
    site,
    workday: workday('2026-11-24'),
    period,
    freeCount: 9,
    offered: seats,
    next: { workday: workday('2026-11-25'), period },
    isGuess: false,
  };
  const alternatives = seats
    .slice(1, 4)
    .map(({ id, name }) => ({ seat: id, floor: floor.id, name }));
  const taken = {
    code: 'seat-taken',
    by: { id: personId('k'), name: '鈴木 健一' },
    period,
    clock: tokyo,
    alternatives,
  } as const;
  const held = {
    code: 'already-booked',
    booking: bookingId('2026-11-24.b'),
    seat,
    seatName: 'A-01',
    period,
    clock: tokyo,
    setAt: 'product',
  } as const;
  const codeUnusable = {
    title: language === 'ja' ? 'このコードは使えません' : 'This code cannot be used',
    why: language === 'ja' ? '期限が切れています。' : 'It has expired.',
  };
  const hidden = { ...aBookingView('booked'), holder: undefined };
  const here = { buttons, map };
  const range = {
    days: { first: workday('2026-11-24'), last: workday('2026-12-04') },
    views: [0, 1, 2].map((days) => aBookingView('booked', days)),
  };
  return {
    welcome: welcomeCard(language, 'personal'),
    'welcome-channel': welcomeCard(language, 'channel'),
    help: helpCard(language, 'question', 'personal'),
    unclear: helpCard(language, 'unclear', 'channel'),
    'sign-in': signInCard(language, pages.signIn('x'.repeat(43))),
    'sign-in-again': signInCard(language, pages.signIn('x'.repeat(43)), codeUnusable),
    'own-chat': ownChatCard(language, pages.ownChat),
    linked: linkedCard(language, 'now'),
    'signed-out': signedOutCard(language),
    'free-seats': freeSeatsCard(language, free, { buttons, map }),
    'free-seats-guess': freeSeatsCard(
      language,
      { ...free, isGuess: true, missingStorey: '3' },
      { buttons, map },
    ),
    'no-free-seat': freeSeatsCard(
      language,
      { ...free, freeCount: 0, offered: [] },
      { buttons, map },
    ),
    booked: bookingCard(language, aBookingView('booked'), by),
    'checked-in': bookingCard(language, aBookingView('checked-in'), by),
    cancelled: bookingCard(language, aBookingView('cancelled'), by),
    lapsed: bookingCard(language, aBookingView('lapsed'), by),
    moved: bookingCard(language, changed('moved', 'booked'), by),
    'rule-changed': bookingCard(language, changed('rule-changed', 'booked'), by),
    'released-by-change': bookingCard(language, changed('released', 'released'), by),
    'check-in-to-come': bookingCard(language, awaited(), by),
    'check-in-open': bookingCard(language, awaited(), { ...by, now: period.start }),
    'check-in-late': bookingCard(language, awaited({ isLate: true }), { ...by, now: period.start }),
    'check-in-at-seat': bookingCard(language, awaited({ mode: 'at-seat' }), {
      ...by,
      now: period.start,
    }),
    'check-in-due': bookingCard(language, reminded(), { ...by, now: period.start + 45 * 60_000 }),
    'check-in-due-at-seat': bookingCard(language, reminded({ mode: 'at-seat' }), {
      ...by,
      now: period.start + 45 * 60_000,
    }),
    'take-again': bookingCard(language, lapsedAt(period.start), { ...by, now: period.start }),
    'seat-free': seatCard(language, seatSeen({ offer: 'walk-up', freeUntil: period.end }), here),
    'seat-move': seatCard(language, seatSeen({ offer: 'move-here', freeUntil: period.end }), here),
    'seat-taken': seatCard(
      language,
      seatSeen({ state: 'taken', takenUntil: period.end, refusal: taken, alternatives }),
      here,
    ),
    'seat-mine': seatCard(language, seatSeen({ state: 'mine', offer: 'check-in' }), here),
    'no-booking-today': noBookingTodayCard(language, by),
    'which-seat': whichSeatCard(language),
    'cancel-range': cancelRangeCard(language, range, by),
    'cancel-range-none': cancelRangeCard(language, { ...range, views: [] }, by),
    'cancelled-range': cancelledRangeCard(language, range, by),
    'my-bookings': myBookingsCard(
      language,
      [0, 1, 2, 3, 4, 5, 6].map((days) => aBookingView('booked', days)),
      by,
    ),
    'my-bookings-lapsed': myBookingsCard(
      language,
      [lapsedAt(period.start), aBookingView('booked', 1)],
      by,
    ),
    'no-bookings': myBookingsCard(language, [], by),
    refused: refusalCard(language, taken, { buttons, wished: period }),
    'refused-held': refusalCard(language, held, { buttons, wished: period }),
    following: followingCard(language, { floor, site }, buttons),
    unfollowed: unfollowedCard(language, floor.name),
    'which-floor': whichFloorCard(language, ['12階', '27F']),
    'channel-only': channelOnlyCard(language),
    post: channelPostCard(language, aBookingView('booked'), { key: 'k'.repeat(32), pages }),
    'post-hidden': channelPostCard(language, hidden, { key: 'k'.repeat(32), pages }),
    'post-cancelled': channelPostCard(language, aBookingView('cancelled'), {
      key: 'k'.repeat(32),
      pages,
    }),
    stale: staleCard(language),
    unconfirmed: unconfirmedCard(language),
    trouble: troubleCard(language, 'b1946ac9-2492-4d23-8f0e-5a3c3d3c1a11'),
    'no-floor': noFloorCard(language),
  };
}
