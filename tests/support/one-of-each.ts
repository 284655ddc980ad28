import { bookingId, floorId, personId, seatId } from '../../api/src/domain/ids.ts';
import { defaultSettings } from '../../api/src/domain/operation-settings.ts';
import type { Refusal, RefusalCode } from '../../api/src/domain/refusal.ts';
import { at, between, siteClock, workday } from './world.ts';

const clock = siteClock('Asia/Tokyo');
const period = between('2026-10-03T09:00:00+09:00', '2026-10-03T12:00:00+09:00');
const alternatives = [{ seat: seatId('f.b'), floor: floorId('f'), name: 'A-13' }];

/** One refusal of each code; a new refusal does not compile until it stands here too. */
export const oneOfEach: { readonly [Code in RefusalCode]: Refusal & { code: Code } } = {
  'seat-taken': {
    code: 'seat-taken',
    by: { id: personId('p'), name: '佐藤 花子' },
    period,
    clock,
    alternatives,
  },
  'already-booked': {
    code: 'already-booked',
    booking: bookingId('b'),
    seat: seatId('f.a'),
    seatName: 'A-12',
    period,
    clock,
    setAt: 'product',
  },
  'too-far-ahead': {
    code: 'too-far-ahead',
    daysAhead: 14,
    lastWorkday: workday('2026-10-17'),
    opensAt: at('2026-10-04T00:00:00+09:00'),
    clock,
    setAt: 'floor',
    group: '開発部',
  },
  'in-the-past': { code: 'in-the-past', endedAt: period.end, clock },
  'spans-workdays': { code: 'spans-workdays', workday: workday('2026-10-03') },
  'seat-closed': {
    code: 'seat-closed',
    reason: '改装中',
    opensAt: at('2026-10-04T00:00:00+09:00'),
    clock,
    setAt: 'zone',
    alternatives,
  },
  'outside-hours': {
    code: 'outside-hours',
    hours: period,
    workday: workday('2026-10-03'),
    clock,
    setAt: 'site',
    alternatives,
  },
  'period-not-offered': {
    code: 'period-not-offered',
    offered: { allDay: true, parts: defaultSettings.parts, stepMinutes: 30 },
    setAt: 'tenant',
    alternatives,
  },
  'too-short': { code: 'too-short', minutes: 30, setAt: 'floor', alternatives },
  'too-long': { code: 'too-long', minutes: 240, setAt: 'floor', alternatives },
  'drop-in-only': {
    code: 'drop-in-only',
    opensAt: at('2026-10-04T00:00:00+09:00'),
    clock,
    setAt: 'seat',
    alternatives,
  },
  'seat-assigned': {
    code: 'seat-assigned',
    to: { id: personId('p'), name: '佐藤 花子' },
    setAt: 'seat',
    alternatives,
  },
  'not-for-you': { code: 'not-for-you', groups: ['経理部'], setAt: 'zone', alternatives },
  'quota-reached': {
    code: 'quota-reached',
    use: {
      span: 'perWeek',
      most: 3,
      used: 3,
      first: workday('2026-09-28'),
      last: workday('2026-10-04'),
    },
    setAt: 'tenant',
    group: '開発部',
  },
  'check-in-not-open': { code: 'check-in-not-open', opensAt: period.start, clock },
  'check-in-not-asked': { code: 'check-in-not-asked' },
  'check-in-at-seat': { code: 'check-in-at-seat', seatName: 'A-12' },
  'seat-code-wrong': { code: 'seat-code-wrong' },
  'late-already': { code: 'late-already', lapsesAt: period.end, clock },
  'booking-over': { code: 'booking-over', state: 'cancelled' },
  'not-permitted': { code: 'not-permitted', needs: 'manage-floors' },
  'not-found': { code: 'not-found', what: 'seat' },
  'changed-meanwhile': { code: 'changed-meanwhile' },
  'floor-has-flaws': {
    code: 'floor-has-flaws',
    flaws: [{ kind: 'two-seats-of-one-name', name: 'A-01' }],
  },
  'settings-have-flaws': {
    code: 'settings-have-flaws',
    flaws: [
      { kind: 'shortest-above-longest', field: 'shortestMinutes', shortest: 60, longest: 30 },
    ],
  },
  'floor-has-bookings': { code: 'floor-has-bookings', bookings: 3, people: 2 },
  'picture-unusable': { code: 'picture-unusable', because: 'active-content' },
  'self-grant': { code: 'self-grant' },
  'self-removal': { code: 'self-removal' },
  'last-account-administrator': { code: 'last-account-administrator' },
  'organisation-connected-elsewhere': { code: 'organisation-connected-elsewhere' },
  'too-many-organisations': { code: 'too-many-organisations', most: 10 },
  'key-reused': { code: 'key-reused' },
  'code-unusable': { code: 'code-unusable' },
  'chat-of-another-company': { code: 'chat-of-another-company' },
};
