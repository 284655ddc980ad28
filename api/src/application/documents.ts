import type { Booking } from '../domain/booking.ts';
import type { Claim, Claims } from '../domain/claim.ts';
import type { Floor } from '../domain/floor.ts';
import type {
  BookingId,
  FloorId,
  PersonId,
  SeatId,
  SiteId,
  TenantId,
  ZoneId,
} from '../domain/ids.ts';
import type { Operation, OwnOperationSettings } from '../domain/operation.ts';
import type { Person } from '../domain/person.ts';
import type { GrantableRole } from '../domain/roles.ts';
import type { Site } from '../domain/site.ts';
import type { Touching } from '../domain/touching.ts';

/** What the store holds. Every body carries the version of its form, so that later readers can tell. */
export type Versioned<Body> = Body & { readonly v: 1 };

/** What a document says, without the version of its form. */
export function unversioned<Body extends { readonly v: number }>({
  v: _,
  ...body
}: Body): Omit<Body, 'v'> {
  return body;
}

/** `spent`, of a person's: bookings that ended but count in quotas, because nobody else could have had the seat (B4). */
export type GuardBody = Versioned<{
  readonly claims: Claims;
  readonly spent?: readonly SpentClaim[];
}>;
/** `retakeUntil` where the booking lapsed and may be taken again. */
export type SpentClaim = Claim & { readonly retakeUntil?: number };
export type BookingBody = Booking & { readonly v: 2 };
export type SiteBody = Site & { readonly v: 2 };
export type PersonBody = Versioned<
  Person & {
    /** How the name is read, in kana. */
    readonly reading?: string;
    /** What RSI said last; absent where it has not been asked since we keep it. */
    readonly isCompanyAdministrator?: boolean;
    readonly groups?: readonly string[];
    readonly locale?: string;
    /** Whether the documents by which the name is found were written. */
    readonly isFound?: true;
  }
>;
/** One of the texts by whose beginning a person is found; `keys` are all of them. */
export type PersonNameBody = Versioned<{
  readonly person: PersonId;
  readonly keys: readonly string[];
}>;

/** When a role was granted, and by whom. */
export type Grant = { readonly at: number; readonly by: PersonId };
/** What a person holds; without roles once everything was taken. `revision` grows with each change. */
export type GrantBody = {
  readonly v: 2;
  readonly person: PersonId;
  readonly roles: readonly GrantableRole[];
  readonly grants: { readonly [R in GrantableRole]?: Grant };
  readonly revision: number;
};
/** Who manages administrators at this moment: replaced in the commit of every change of roles. */
export type AdministratorsGuardBody = Versioned<{
  readonly accountAdministrators: readonly PersonId[];
  /** How many changes there have been; the next one is called by the next number. */
  readonly changes: number;
}>;
export type RoleChangeBody = Versioned<{
  readonly at: number;
  readonly by: PersonId;
  readonly person: PersonId;
  readonly before: readonly GrantableRole[];
  readonly after: readonly GrantableRole[];
}>;

/** A floor as published. `revision` is the draft's that it was made from. */
export type FloorBody = {
  readonly v: 2;
  readonly floor: Floor;
  readonly revision: number;
  /** How it operated when that stood with the plan; holds until the floor has settings of its own. */
  readonly formerSettings?: OwnOperationSettings;
};
export type DraftBody = { readonly v: 2; readonly floor: Floor; readonly revision: number };

/** What is set for the tenant and its sites. */
export type TenantOperationBody = Versioned<{
  readonly tenant: Operation;
  readonly sites: { readonly [site: SiteId]: Operation };
  readonly changedBy: PersonId;
  readonly changedAt: number;
}>;
/** What is set for a floor, its zones and its seats. */
export type FloorOperationBody = Versioned<{
  readonly floor: Operation;
  readonly zones: { readonly [zone: ZoneId]: Operation };
  readonly seats: { readonly [seat: SeatId]: Operation };
  readonly changedBy: PersonId;
  readonly changedAt: number;
}>;
/** By what the codes of a floor's seats are made; what it is worth hangs on paper at the seats. */
export type SeatCodesBody = Versioned<{ readonly secret: string }>;
/** That a key stands for a wish, and for these bookings where it stands for several. */
export type CommandKeyBody = Versioned<{
  readonly wish: string;
  readonly bookings?: readonly BookingId[];
}>;
/** A stored size of a plan: WebP as base64. */
export type RenditionBody = Versioned<{ readonly width: number; readonly webp: string }>;
export type PlanBody = Versioned<{
  readonly width: number;
  readonly height: number;
  readonly widths: readonly number[];
}>;

/** What happened to a booking, committed together with it; the worker tells people from these. */
export type EventBody = Versioned<{
  readonly kind:
    | 'booking-made'
    | 'booking-moved'
    | 'booking-released'
    | 'booking-cancelled'
    /** Nothing of it changed, but rules did; its holder is told. */
    | 'booking-touched'
    /** Its holder came, or came after all and took it again. */
    | 'booking-checked-in'
    /** Its holder comes later. */
    | 'booking-late'
    /** It is time to check in, and its holder is to be told. */
    | 'booking-expected'
    /** They were told. */
    | 'booking-reminded'
    /** It is kept longer than was said, or checking in is not asked any more. */
    | 'booking-kept'
    | 'booking-lapsed';
  readonly booking: BookingId;
  readonly by: PersonId | 'floor-removed' | 'entitlement-withdrawn' | 'no-show' | 'clock';
  readonly at: number;
  /** What was asked for, to tell a repeated command from another one with the same key. */
  readonly wish: string;
  /** Of a move: the floor that was left, where it is another one. */
  readonly leftFloor?: FloorId;
  /** Why an administrator's change led to it, where one did; the holder hears of it. */
  readonly touching?: Touching;
  /** The trace that it was committed in, as a traceparent of W3C Trace Context. */
  readonly trace?: string;
}>;

export type SessionBody = {
  readonly v: 3;
  readonly tenant: TenantId;
  readonly person: PersonId;
  readonly createdAt: number;
  readonly lastSeenAt: number;
};
