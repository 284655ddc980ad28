import {
  type BookingId,
  bookingId,
  type FloorId,
  floorId,
  idPattern,
  type SeatId,
  seatId,
} from '../domain/ids.ts';
import { floorOfSeat } from '../domain/seat.ts';
import { seatCodePattern } from '../domain/seat-code.ts';
import { parseWorkday, type Workday } from '../domain/workday.ts';

/** A page of the user site that cards, QR codes and calendars lead to (G7). */
export type LinkedPage =
  /** With the code of the seat, whoever opens it is there. */
  | { readonly kind: 'seat'; readonly seat: SeatId; readonly code?: string | undefined }
  | { readonly kind: 'booking'; readonly booking: BookingId }
  | { readonly kind: 'floor'; readonly floor: FloorId; readonly workday?: Workday | undefined };

/** Its path and query on our own origin. */
export function pathOfPage(page: LinkedPage): string {
  switch (page.kind) {
    case 'seat':
      return withQuery(`/seats/${page.seat}`, { code: page.code });
    case 'booking':
      return withQuery('/bookings', { booking: page.booking });
    case 'floor':
      return withQuery('/', { floor: page.floor, workday: page.workday });
  }
}

export const addressOfPage = (page: LinkedPage, publicUrl: URL): URL =>
  new URL(pathOfPage(page), publicUrl);

/** The tab of the app package that shows a page. */
const tabOf = { seat: 'book', booking: 'bookings', floor: 'book' } as const;

/**
 * The same page inside Teams. Teams hands `subEntityId` to the tab as it is, whoever wrote the link:
 * the tab reads it with `pageOfPath`. Without Teams the link leads on to our own address.
 */
export function teamsAddressOfPage(
  page: LinkedPage,
  { teamsAppId, publicUrl }: { readonly teamsAppId: string; readonly publicUrl: URL },
): URL {
  const tab = `${encodeURIComponent(teamsAppId)}/${tabOf[page.kind]}`;
  const address = new URL(`https://teams.microsoft.com/l/entity/${tab}`);
  address.searchParams.set('webUrl', addressOfPage(page, publicUrl).href);
  address.searchParams.set('context', JSON.stringify({ subEntityId: pathOfPage(page) }));
  return address;
}

/** The page that a path stands for; undefined for whatever is not exactly one of these. */
export function pageOfPath(path: string): LinkedPage | undefined {
  // One slash, and nothing that could be read as another host or be decoded to one.
  if (path.length > 300 || !/^\/(?!\/)[A-Za-z0-9_.\-/?=&]*$/.test(path)) return undefined;
  const [place = '', query = '', ...more] = path.split('?');
  const said = new URLSearchParams(query);
  const page = more.length === 0 ? pageAt(place, said) : undefined;
  // What it does not say itself, nobody may add.
  return page && pathOfPage(page) === path ? page : undefined;
}

function pageAt(place: string, said: URLSearchParams): LinkedPage | undefined {
  if (place === '/') return floorPage(said.get('floor') ?? '', said.get('workday'));
  if (place === '/bookings') {
    const booking = said.get('booking') ?? '';
    return idPattern.test(booking) ? { kind: 'booking', booking: bookingId(booking) } : undefined;
  }
  const seat = /^\/seats\/([^/]+)$/.exec(place)?.[1] ?? '';
  return seatPage(seat, said.get('code') ?? undefined);
}

function seatPage(id: string, code: string | undefined): LinkedPage | undefined {
  const seat = seatId(id);
  // Every seat is named after its floor; what is not might be a step upwards instead.
  const isSeat = idPattern.test(id) && floorOfSeat(seat) !== undefined;
  const isCode = code === undefined || seatCodePattern.test(code);
  return isSeat && isCode ? { kind: 'seat', seat, code } : undefined;
}

function floorPage(floor: string, day: string | null): LinkedPage | undefined {
  if (!idPattern.test(floor)) return undefined;
  if (day === null) return { kind: 'floor', floor: floorId(floor) };
  const workday = parseWorkday(day);
  return workday && { kind: 'floor', floor: floorId(floor), workday };
}

function withQuery(path: string, query: { readonly [name: string]: string | undefined }): string {
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) said.set(name, value);
  }
  return said.size === 0 ? path : `${path}?${said}`;
}
