import { type Deed, type FloorName, floors, seatsOf, type Who } from './deeds.ts';
import {
  administers,
  type Booking,
  bookingTold,
  changedMeanwhile,
  companyOf,
  type Floor,
  firstIn,
  floorOf,
  floorTold,
  hasBookings,
  holdersOf,
  hoursOf,
  isLive,
  no,
  notFound,
  notPermitted,
  type Of,
  refusedBySpan,
  type Span,
  shown,
  without,
} from './rules.ts';
import type { SeatTold, Told } from './told.ts';

/**
 * What two companies and their bookings are after each call, by what the white paper and the behaviours
 * promise: written anew and by hand, on purpose without a line of the product's.
 */
export class Office {
  readonly #visible = new Map<Who, 'everyone' | 'nobody'>();
  readonly #floors = new Map<FloorName, Floor>();
  readonly #bookings: Booking[] = [];
  /** What each person's key stands for on a day. */
  readonly #keys = new Map<string, { readonly wish: string; readonly booking: Booking }>();

  constructor() {
    for (const name of floors) {
      const seats = seatsOf[name];
      const company = name === 'far' ? 'second' : 'first';
      const published = name === 'attic' ? undefined : seats;
      this.#floors.set(name, { company, published, draft: seats, isChanged: false });
    }
  }

  /** Carries a call out and answers what must be heard of it. */
  tell(deed: Deed): Told {
    if (deed.who === 'nobody') return no(401, 'not-signed-in');
    switch (deed.do) {
      case 'book':
        return this.#book(deed);
      case 'move':
        return this.#move(deed);
      case 'cancel':
      case 'release':
        return this.#end(deed);
      case 'read': {
        const booking = this.#bookingNamed(deed);
        return booking?.holder === deed.who ? shown(200, booking) : notFound;
      }
      case 'map':
        return this.#map(deed);
      case 'list': {
        const own = this.#liveOf(deed.who).sort((a, b) => a.from - b.from);
        return { status: 200, bookings: own.map(bookingTold) };
      }
      case 'show-name':
        this.#visible.set(deed.who, deed.to);
        return { status: 200, visibility: deed.to };
      default:
        return this.#administer(deed);
    }
  }

  #book({ who, seat, when, key, holder }: Of<'book'>): Told {
    if (holder !== undefined && holder !== who) return notPermitted;
    if (!this.#stands(seat, who)) return notFound;
    const hours = hoursOf(when);
    const day = Math.floor(hours.from / 24);
    const wish = `book ${seat} ${hours.from} ${hours.to}`;
    const repeated = this.#repeated(who, { key, day, wish }, 201);
    if (repeated) return repeated;
    const refusal =
      refusedBySpan(when) ?? this.#refusedBySeat(seat) ?? this.#refusedByClaims(who, seat, hours);
    if (refusal) return refusal;
    const made = this.#bookings.length;
    const booking: Booking = { made, holder: who, day, ...hours, seat, state: 'booked' };
    this.#bookings.push(booking);
    this.#keys.set(`${who} ${key} ${day}`, { wish, booking });
    return shown(201, booking);
  }

  #move({ who, booking: back, seat, key }: Of<'move'>): Told {
    const booking = this.#bookingNamed({ who, booking: back });
    if (!booking) return notFound;
    if (booking.holder !== who) return notPermitted;
    if (!this.#stands(seat, who)) return notFound;
    const wish = `move ${booking.made} ${seat}`;
    const repeated = this.#repeated(who, { key, day: booking.day, wish }, 200);
    if (repeated) return repeated;
    if (!isLive(booking)) return no(409, 'booking-over');
    if (booking.seat === seat) return shown(200, booking);
    const refusal = this.#refusedBySeat(seat) ?? this.#seatTaken(who, seat, booking);
    if (refusal) return refusal;
    booking.seat = seat;
    this.#keys.set(`${who} ${key} ${booking.day}`, { wish, booking });
    return shown(200, booking);
  }

  #end({ do: how, who, booking: back }: Of<'cancel' | 'release' | 'read'>): Told {
    const booking = this.#bookingNamed({ who, booking: back });
    if (!booking) return notFound;
    if (booking.holder !== who) return notPermitted;
    const state = how === 'cancel' ? 'cancelled' : 'released';
    if (!isLive(booking) && booking.state !== state) return no(409, 'booking-over');
    booking.state = state;
    return shown(200, booking);
  }

  /** What is asked again with its key is not done again; another wish under the key is refused. */
  #repeated(
    who: Who,
    asked: { readonly key: string; readonly day: number; readonly wish: string },
    status: number,
  ): Told | undefined {
    const known = this.#keys.get(`${who} ${asked.key} ${asked.day}`);
    if (!known) return undefined;
    if (known.wish !== asked.wish) return no(422, 'key-reused');
    return this.#stands(known.booking.seat, who) ? shown(status, known.booking) : notFound;
  }

  #refusedBySeat(seat: string): Told | undefined {
    return seat === 'west.closed' ? no(409, 'seat-closed') : undefined;
  }

  /** A seat that somebody else has is taken, also for whoever has another one then. */
  #refusedByClaims(who: Who, seat: string, hours: Span): Told | undefined {
    const ofSeat = this.#bookings.filter((one) => one.seat === seat && isLive(one));
    const holder = firstIn(ofSeat, hours)?.holder ?? who;
    if (holder !== who) return this.#seatTaken(who, seat, hours);
    const own = firstIn(this.#liveOf(who), hours);
    if (!own) return undefined;
    const { made, from, to } = own;
    return { ...no(409, 'already-booked'), met: { holder: undefined, made, from, to } };
  }

  #seatTaken(who: Who, seat: string, hours: Span): Told | undefined {
    const others = this.#bookings.filter((one) => one.seat === seat && one !== hours);
    const other = firstIn(others.filter(isLive), hours);
    if (!other) return undefined;
    const { from, to } = other;
    const holder = this.#seenBy(who, other.holder);
    return { ...no(409, 'seat-taken'), met: { holder, made: undefined, from, to } };
  }

  #map({ who, floor, when }: Of<'map'>): Told {
    const { company, published } = this.#floorNamed(floor) ?? {};
    if (company !== companyOf(who) || !published) return notFound;
    const hours = hoursOf(when);
    return { status: 200, map: published.map((seat) => this.#seatFor(who, seat, hours)) };
  }

  #seatFor(who: Who, seat: string, hours: Span): SeatTold {
    const claims = this.#bookings.filter((one) => one.seat === seat && isLive(one));
    const taken = firstIn(claims, hours);
    const bare = { seat, holder: undefined, freeParts: [], refusal: undefined };
    if (taken) {
      const isOwn = taken.holder === who;
      return {
        seat,
        state: isOwn ? 'mine' : 'taken',
        holder: this.#seenBy(who, taken.holder),
        freeParts: without(hours, claims),
        refusal: isOwn ? undefined : 'seat-taken',
      };
    }
    if (seat === 'west.closed') return { ...bare, state: 'blocked', refusal: 'seat-closed' };
    const isHolding = firstIn(this.#liveOf(who), hours) !== undefined;
    return { ...bare, state: 'free', refusal: isHolding ? 'already-booked' : undefined };
  }

  #administer(deed: Of<'draft' | 'publish' | 'delete'>): Told {
    if (!administers(deed.who)) return notPermitted;
    const floor = this.#floorNamed(deed.floor);
    if (floor?.company !== companyOf(deed.who)) return notFound;
    switch (deed.do) {
      case 'draft':
        if (deed.version === 'stale') return changedMeanwhile;
        floor.draft = deed.seats;
        floor.isChanged = true;
        return floorTold(floor);
      case 'publish':
        return this.#publish(deed, floor);
      case 'delete':
        return this.#delete(deed, floor);
    }
  }

  #publish({ floor: name, bookings, version }: Of<'publish' | 'delete'>, floor: Floor): Told {
    if (version === 'stale') return changedMeanwhile;
    const gone = this.#liveOn(name).filter(({ seat }) => !floor.draft.includes(seat));
    if (gone.length > 0 && bookings === 'refuse') return hasBookings(gone);
    floor.published = floor.draft;
    floor.isChanged = false;
    for (const booking of gone) booking.state = 'cancelled';
    return floorTold(floor);
  }

  #delete({ floor: name, bookings, version }: Of<'publish' | 'delete'>, _: Floor): Told {
    if (version === 'stale') return changedMeanwhile;
    const gone = this.#liveOn(name);
    if (gone.length > 0 && bookings === 'refuse') return hasBookings(gone);
    for (const booking of gone) booking.state = 'cancelled';
    this.#floors.delete(name);
    return { status: 200, cancelled: gone.length, people: holdersOf(gone) };
  }

  #floorNamed = (name: FloorName) => this.#floors.get(name);

  /** Whether a seat can be seen by somebody: published, and of their company. */
  #stands(seat: string, who: Who): boolean {
    const name = floorOf(seat);
    const floor = name && this.#floorNamed(name);
    return floor?.company === companyOf(who) && floor.published?.includes(seat) === true;
  }

  /** A booking of somebody's own company, whoever holds it. */
  #bookingNamed({ who, booking: back }: { readonly who: Who; readonly booking: number }) {
    const booking = this.#bookings[this.#bookings.length - 1 - back];
    return booking && companyOf(booking.holder) === companyOf(who) ? booking : undefined;
  }

  #liveOf(who: Who): Booking[] {
    return this.#bookings.filter((one) => one.holder === who && isLive(one));
  }

  #liveOn(floor: FloorName): Booking[] {
    return this.#bookings.filter((one) => floorOf(one.seat) === floor && isLive(one));
  }

  #seenBy(who: Who, holder: Who): Who | undefined {
    return holder === who || this.#visible.get(holder) !== 'nobody' ? holder : undefined;
  }
}
