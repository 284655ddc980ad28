import type { BookingWire } from '@sekitori/api/contract/booking-wire';

/** How a booking stands for its holder at an instant. Instants are epoch milliseconds. */
export type Standing =
  /** Nobody has to say that they came. */
  | { readonly kind: 'coming' | 'under-way' }
  | { readonly kind: 'check-in-later'; readonly opensAt: number; readonly keptUntil: number }
  | {
      readonly kind: 'expected';
      readonly mode: CheckInMode;
      readonly keptUntil: number;
      readonly isLate: boolean;
      /** It is past that time, and still theirs: they may check in as long as nobody else has it. */
      readonly isOverdue: boolean;
    }
  | { readonly kind: 'checked-in'; readonly since: number | undefined }
  | { readonly kind: 'lapsed'; readonly at: number | undefined; readonly mayRetakeUntil: number }
  | { readonly kind: 'gone'; readonly as: Ended; readonly at: number | undefined };

type CheckInMode = NonNullable<BookingWire['checkIn']>['mode'];
type Ended = 'released' | 'cancelled' | 'lapsed' | 'over';

/** What its holder can do with a booking; `leave` frees the rest of it, `cancel` all of it. */
export type Deed =
  | 'check-in'
  | 'retake'
  | 'run-late'
  | 'elsewhere'
  | 'occupied'
  | 'leave'
  | 'cancel';

const instant = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text));

/** How a booking stands, by the last that the service said of it and the clock since. */
export function standingOf(booking: BookingWire, now: number): Standing {
  if (booking.state === 'lapsed') return standingOfLapsed(booking, now);
  if (booking.state === 'released' || booking.state === 'cancelled') {
    return { kind: 'gone', as: booking.state, at: instant(booking.endedAt) };
  }
  if (now >= Date.parse(booking.to))
    return { kind: 'gone', as: 'over', at: Date.parse(booking.to) };
  if (booking.state === 'checked-in') {
    return { kind: 'checked-in', since: instant(booking.checkedInAt) };
  }
  if (!booking.checkIn) return { kind: hasBegun(booking, now) ? 'under-way' : 'coming' };
  const { mode, isLate } = booking.checkIn;
  const [opensAt, keptUntil] = [booking.checkIn.opensAt, booking.checkIn.lapsesAt].map(Date.parse);
  if (opensAt === undefined || keptUntil === undefined) return { kind: 'coming' };
  if (now < opensAt) return { kind: 'check-in-later', opensAt, keptUntil };
  return { kind: 'expected', mode, keptUntil, isLate, isOverdue: now >= keptUntil };
}

function standingOfLapsed(booking: BookingWire, now: number): Standing {
  const at = instant(booking.endedAt);
  const mayRetakeUntil = instant(booking.retakeUntil);
  const mayRetake = mayRetakeUntil !== undefined && now < mayRetakeUntil;
  return mayRetake ? { kind: 'lapsed', at, mayRetakeUntil } : { kind: 'gone', as: 'lapsed', at };
}

const hasBegun = (booking: BookingWire, now: number) => now >= Date.parse(booking.from);

/** What can be done with it now, the most likely first. */
export function deedsOf(booking: BookingWire, now: number): readonly Deed[] {
  const standing = standingOf(booking, now);
  const end = hasBegun(booking, now) ? 'leave' : 'cancel';
  switch (standing.kind) {
    case 'coming':
    case 'check-in-later':
      return ['elsewhere', end];
    case 'under-way':
      return ['elsewhere', 'occupied', end];
    case 'expected':
      return [
        ...(standing.mode === 'anywhere' ? (['check-in'] as const) : []),
        'elsewhere',
        'occupied',
        ...(standing.isLate || standing.isOverdue ? [] : (['run-late'] as const)),
        end,
      ];
    case 'checked-in':
      return ['elsewhere', 'occupied', end];
    case 'lapsed':
      return ['retake'];
    case 'gone':
      return [];
  }
}

/** When a booking next stands otherwise by the clock alone; undefined where nothing comes. */
export function nextMomentOf(booking: BookingWire, now: number): number | undefined {
  const { checkIn, from, to, retakeUntil } = booking;
  const moments = [from, to, checkIn?.opensAt, checkIn?.lapsesAt, retakeUntil];
  return earliest(moments.flatMap((text) => instant(text) ?? []).filter((at) => at > now));
}

/** The earliest of some instants, or undefined where there are none. */
export function earliest(instants: readonly number[]): number | undefined {
  return instants.length === 0 ? undefined : Math.min(...instants);
}
