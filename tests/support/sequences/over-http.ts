import { z } from 'zod';
import { availabilityWire, bookingWire } from '../../../api/src/contract/booking-wire.ts';
import { adminFloorWire, deletionWire } from '../../../api/src/contract/floor-wire.ts';
import { meWire } from '../../../api/src/contract/person-wire.ts';
import { problemWire } from '../../../api/src/contract/problem.ts';
import type { Answer } from '../client.ts';
import { type Companies, type KnownFloor, seatNamed } from './companies.ts';
import { type Deed, people, type When, type Who } from './deeds.ts';
import { hoursOf } from './rules.ts';
import type { BookingTold, SeatTold, Told } from './told.ts';

type Request = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};

const hourMs = 3_600_000;
const unknownBooking = '2030-01-07.unknown';
const listOfBookings = z.object({ items: z.array(bookingWire) });

/** Makes the calls of one sequence and puts what is heard into its names. Throws on an answer of another form. */
export class OverHttp {
  readonly #companies: Companies;
  /** Bookings in the order in which they were made. */
  readonly #bookings: string[] = [];
  readonly #seatNames: ReadonlyMap<string, string>;

  constructor(companies: Companies) {
    this.#companies = companies;
    this.#seatNames = new Map([...companies.seatIds].map(([name, id]) => [id, name]));
  }

  async ask(deed: Deed): Promise<Told> {
    const client = this.#companies.clients.get(deed.who);
    if (!client) throw new Error(`${deed.who} is nobody`);
    const { method, path, body, headers } = this.requestOf(deed);
    const answer =
      method === 'GET' ? await client.get(path) : await client.send(method, path, body, headers);
    return this.#told(deed, answer);
  }

  /** The call as it goes out. */
  requestOf(deed: Deed): Request {
    switch (deed.do) {
      case 'book': {
        const { holder, seat, when, key } = deed;
        const body = { seatId: this.#seatId(seat), ...this.#period(when), holder };
        return { method: 'POST', path: '/api/v1/bookings', body, headers: keyed(key) };
      }
      case 'move': {
        const path = `/api/v1/bookings/${this.#bookingId(deed)}/move`;
        const body = { seatId: this.#seatId(deed.seat) };
        return { method: 'POST', path, body, headers: keyed(deed.key) };
      }
      case 'cancel':
      case 'release':
        return { method: 'POST', path: `/api/v1/bookings/${this.#bookingId(deed)}/${deed.do}` };
      case 'read':
        return { method: 'GET', path: `/api/v1/bookings/${this.#bookingId(deed)}` };
      case 'map': {
        const query = new URLSearchParams(this.#period(deed.when));
        const { id } = this.#floor(deed);
        return { method: 'GET', path: `/api/v1/floors/${id}/availability?${query}` };
      }
      case 'list': {
        const query = new URLSearchParams({ from: this.#iso(0), to: this.#iso(48) });
        return { method: 'GET', path: `/api/v1/bookings?${query}` };
      }
      case 'show-name':
        return { method: 'PUT', path: '/api/v1/me/preferences', body: { visibility: deed.to } };
      default:
        return this.#administer(deed);
    }
  }

  #administer(deed: Extract<Deed, { do: 'draft' | 'publish' | 'delete' }>): Request {
    const { id, version } = this.#floor(deed);
    const path = `/api/v1/admin/floors/${id}`;
    const headers = { 'if-match': `"${deed.version === 'stale' ? '0' : version}"` };
    if (deed.do === 'draft') {
      const seats = deed.seats.map((name, at) => ({
        id: this.#seatId(name),
        ...seatNamed(name, at),
      }));
      const body = { name: deed.floor, zones: [], seats };
      return { method: 'PUT', path, body, headers };
    }
    const query = `?bookings=${deed.bookings}`;
    return deed.do === 'publish'
      ? { method: 'POST', path: `${path}/publish${query}`, headers }
      : { method: 'DELETE', path: `${path}${query}`, headers };
  }

  #told(deed: Deed, { status, body }: Answer): Told {
    if (status >= 400) return this.#refusal(status, body);
    switch (deed.do) {
      case 'map': {
        const { seats } = availabilityWire.parse(body);
        return { status, map: seats.map((seat) => this.#seat(seat)) };
      }
      case 'list': {
        const { items } = listOfBookings.parse(body);
        return { status, bookings: items.map((item) => this.#booking(item)) };
      }
      case 'show-name':
        return { status, visibility: meWire.parse(body).preferences.visibility };
      case 'delete':
        return { status, ...deletionWire.parse(body) };
      case 'draft':
      case 'publish': {
        const { state, seats, version } = adminFloorWire.parse(body);
        this.#floor(deed).version = version;
        return { status, floor: { state, seats: seats.map(({ id }) => this.#seatName(id)) } };
      }
      default:
        return { status, booking: this.#booking(bookingWire.parse(body)) };
    }
  }

  #refusal(status: number, body: unknown): Told {
    const { code, holder, from, to, bookingId, bookings, people } = problemWire.parse(body);
    return {
      status,
      code,
      ...(from === undefined || to === undefined
        ? {}
        : {
            met: {
              holder: holder && nameOf(holder),
              made: bookingId === undefined ? undefined : this.#made(bookingId),
              ...this.#hours({ from, to }),
            },
          }),
      ...(bookings === undefined || people === undefined ? {} : { counted: { bookings, people } }),
    };
  }

  #booking({ id, seatId, state, holder, ...span }: z.infer<typeof bookingWire>): BookingTold {
    const seat = this.#seatName(seatId);
    const who = nameOf(holder);
    return { made: this.#made(id), holder: who, ...this.#hours(span), seat, state };
  }

  #seat(wire: z.infer<typeof availabilityWire>['seats'][number]): SeatTold {
    const { seatId, state, holder, freeParts = [], refusal } = wire;
    return {
      seat: this.#seatName(seatId),
      state,
      holder: holder && nameOf(holder),
      freeParts: freeParts.map((part) => {
        const { from, to } = this.#hours(part);
        return [from, to];
      }),
      refusal: refusal?.code,
    };
  }

  /** Which booking of the sequence this is; one that was not heard of yet is the next. */
  #made(id: string): number {
    if (!this.#bookings.includes(id)) this.#bookings.push(id);
    return this.#bookings.indexOf(id);
  }

  #bookingId = ({ booking }: { readonly booking: number }) =>
    this.#bookings[this.#bookings.length - 1 - booking] ?? unknownBooking;

  #seatName = (id: string) => this.#seatNames.get(id) ?? id;
  #seatId = (name: string) => this.#companies.seatIds.get(name) ?? name;
  #iso = (hours: number) => new Date(this.#companies.firstDay + hours * hourMs).toISOString();

  #period(when: When) {
    const { from, to } = hoursOf(when);
    return { from: this.#iso(from), to: this.#iso(to) };
  }

  #hours({ from, to }: { readonly from: string; readonly to: string }) {
    const since = (text: string) => (Date.parse(text) - this.#companies.firstDay) / hourMs;
    return { from: since(from), to: since(to) };
  }

  #floor({ floor }: { readonly floor: Parameters<Companies['floors']['get']>[0] }): KnownFloor {
    const known = this.#companies.floors.get(floor);
    if (!known) throw new Error(`No floor ${floor}`);
    return known;
  }
}

const keyed = (key: string) => ({ 'idempotency-key': `sequence-${key}` });

/** A name is told with its own id, or it is nobody's. */
const nameOf = ({ id, name }: { readonly id: string; readonly name: string }): Who =>
  people.find((who) => who === id && name === `${who} さん`) ?? 'nobody';
