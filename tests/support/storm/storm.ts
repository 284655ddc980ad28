import type { Random } from '../random.ts';
import { type Deed, type Desk, type Held, type Recorded, wantedBy } from './deeds.ts';
import { movedTo } from './seat-day-histories.ts';
import { halfHours, openHoursOn, periodOn, type StormWorld } from './storm-world.ts';

export type StormSize = {
  readonly operations: number;
  readonly clients: number;
};

/** What came of a booking, as far as anybody was told. */
export type Told =
  | { readonly is: 'held'; readonly held: Held }
  | { readonly is: 'cancelled' | 'released'; readonly held: Held }
  /** Asked for, and the last answer was not heard. */
  | { readonly is: 'unsettled'; readonly held: Held };

/** Nobody else touches a booking that is held, so that only a seat or a person can be in the way. */
const expectedRefusals: { readonly [Do in Deed['do']]: readonly string[] } = {
  book: ['seat-taken', 'already-booked'],
  move: ['seat-taken'],
  cancel: [],
  release: [],
  look: [],
};

/**
 * Clients that book, move, cancel, release and look at random, each waiting for one answer before it
 * asks again. Few seats and people, so that clashes are common; now and then one request is sent twice.
 */
export class Storm {
  readonly recorded: Recorded[] = [];
  readonly told = new Map<string, Told>();
  /** What nobody may ever hear: two answers to one key. */
  readonly contradictions: string[] = [];
  readonly #world: StormWorld;
  readonly #desk: Desk;
  readonly #random: Random;
  readonly #held: Held[] = [];
  #unheard: Recorded[] = [];
  readonly #givenUp = new Set<Recorded>();
  #resolved = 0;
  #keys = 0;

  constructor(world: StormWorld, desk: Desk, random: Random) {
    this.#world = world;
    this.#desk = desk;
    this.#random = random;
  }

  /** Sends more deeds, until so many have been answered or lost. */
  async rage({ operations, clients }: StormSize): Promise<void> {
    let left = operations;
    const client = async () => {
      while (left > 0) {
        left -= 1;
        await this.#carryOut(this.#aDeed());
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
  }

  #aDeed(): Deed {
    const what = this.#random.below(20);
    if (what < 3) {
      const workday = this.#random.pick(this.#world.days);
      const { admin, floor } = this.#world;
      return { do: 'look', viewer: admin.actor, floor, workday, within: openHoursOn(workday) };
    }
    const held = what < 11 ? this.#anyHeld() : undefined;
    if (!held) return this.#aBooking();
    if (what >= 7) return { do: this.#random.pick(['cancel', 'release'] as const), held };
    return { do: 'move', held, to: this.#anotherSeat(held), key: this.#aKey() };
  }

  /** Taken out of the pool, so that one deed at a time changes a booking. */
  #anyHeld(): Held | undefined {
    if (this.#held.length === 0) return undefined;
    return this.#held.splice(this.#random.below(this.#held.length), 1)[0];
  }

  #anotherSeat(held: Held) {
    return this.#random.pick(this.#world.seats.filter((seat) => seat !== held.seat));
  }

  #aBooking(): Deed {
    const random = this.#random;
    const workday = random.pick(this.#world.days);
    const from = random.below(halfHours - 1);
    const long = 1 + random.below(Math.min(12, halfHours - from));
    const key = this.#aKey();
    const wanted = wantedBy(random.pick(this.#world.people).actor, key, {
      workday,
      period: periodOn(workday, { from, halfHours: long }),
      seat: random.pick(this.#world.seats),
    });
    return { do: 'book', wanted, key };
  }

  #aKey(): string {
    this.#keys += 1;
    return `storm-${this.#random.seed}-${this.#keys}`;
  }

  async #carryOut(deed: Deed): Promise<void> {
    const isTwice = deed.do === 'book' && this.#random.oneIn(10);
    const heard = isTwice
      ? await Promise.all([this.#ask(deed), this.#ask(deed)])
      : [await this.#ask(deed)];
    const done = heard.filter(({ outcome }) => outcome.is === 'done');
    const unknown = heard.filter(({ outcome }) => outcome.is === 'unknown');
    // Of two that say the same the earlier one is what happened; the other repeats it.
    const first = done.sort((a, b) => a.answeredAt - b.answeredAt)[0];
    const changing = first
      ? [{ ...first, invokedAt: Math.min(...heard.map(({ invokedAt }) => invokedAt)) }]
      : unknown.slice(0, 1);
    const others = heard.filter(({ outcome }) => outcome.is === 'refused' || outcome.is === 'seen');
    this.recorded.push(...changing, ...others);
    if (!first) this.#unheard.push(...unknown.slice(0, 1).filter(({ deed }) => deed.do !== 'look'));
    this.#remember(deed, changing[0] ?? heard[0]);
  }

  /**
   * Asks again, under the same keys, about what nobody heard of: half of it at once, the rest the
   * next time, as people who give up and come back.
   */
  async settle(): Promise<void> {
    const asked = this.#unheard.filter((one) => this.#givenUp.has(one) || this.#random.oneIn(2));
    this.#unheard = this.#unheard.filter((one) => !asked.includes(one));
    for (const one of this.#unheard) this.#givenUp.add(one);
    await Promise.all(asked.map((one) => this.#askAgain(one)));
  }

  async #askAgain(unheard: Recorded): Promise<void> {
    const again = await this.#ask(unheard.deed);
    // Refused, it may still have been on its way to the store when its process died.
    if (again.outcome.is !== 'done') return;
    this.#resolved += 1;
    const whole = { ...again, invokedAt: unheard.invokedAt };
    this.recorded.splice(this.recorded.indexOf(unheard), 1, whole);
    this.#remember(unheard.deed, whole);
  }

  /** How much nobody heard of, and how much of that was found done when it was asked for again. */
  figures(): { readonly unheard: number; readonly resolved: number } {
    const unheard = this.recorded.filter(({ outcome }) => outcome.is === 'unknown').length;
    return { unheard: unheard + this.#resolved, resolved: this.#resolved };
  }

  async #ask(deed: Deed): Promise<Recorded> {
    const invokedAt = performance.now();
    const outcome = await this.#desk(deed);
    return { deed, outcome, invokedAt, answeredAt: performance.now() };
  }

  #remember(deed: Deed, heard: Recorded | undefined): void {
    if (!heard || deed.do === 'look') return;
    const { outcome } = heard;
    const before = deed.do === 'book' ? deed.wanted : deed.held;
    if (outcome.is === 'unknown') {
      this.told.set(before.booking, { is: 'unsettled', held: before });
    } else if (outcome.is === 'refused') {
      if (deed.do !== 'book') this.#held.push(before);
      if (!expectedRefusals[deed.do].includes(outcome.code)) {
        this.contradictions.push(`${deed.do} of ${before.booking} was refused: ${outcome.code}`);
      }
    } else {
      if (outcome.is === 'done' && outcome.booking !== before.booking) {
        this.contradictions.push(`${before.booking} was answered as ${outcome.booking}`);
      }
      this.#settle(deed, before);
    }
  }

  #settle(deed: Exclude<Deed, { do: 'look' }>, before: Held): void {
    if (deed.do === 'cancel' || deed.do === 'release') {
      const is = deed.do === 'cancel' ? 'cancelled' : 'released';
      this.told.set(before.booking, { is, held: before });
      return;
    }
    const held = deed.do === 'move' ? movedTo(before, deed.to) : before;
    this.told.set(held.booking, { is: 'held', held });
    this.#held.push(held);
  }
}
