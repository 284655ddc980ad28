declare const brand: unique symbol;
type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type TenantId = Id<'tenant'>;
export type SiteId = Id<'site'>;
export type FloorId = Id<'floor'>;
export type ZoneId = Id<'zone'>;
export type SeatId = Id<'seat'>;
export type PersonId = Id<'person'>;
export type BookingId = Id<'booking'>;
export type PlanId = Id<'plan'>;
export type NoticeId = Id<'notice'>;

/** Ids are printable ASCII without separators, so that they can stand in keys of both stores. */
export const idPattern = /^[A-Za-z0-9_.-]{1,80}$/;

export const tenantId = (value: string) => value as TenantId;
export const siteId = (value: string) => value as SiteId;
export const floorId = (value: string) => value as FloorId;
export const zoneId = (value: string) => value as ZoneId;
export const seatId = (value: string) => value as SeatId;
export const personId = (value: string) => value as PersonId;
export const bookingId = (value: string) => value as BookingId;
export const planId = (value: string) => value as PlanId;
export const noticeId = (value: string) => value as NoticeId;
