import type { FloorSeen } from '@sekitori/api/application/see-floors';
import type { SeatAvailability } from '@sekitori/api/domain/availability';
import type { ZoneId } from '@sekitori/api/domain/ids';
import type { Period } from '@sekitori/api/domain/period';
import type { Refusal } from '@sekitori/api/domain/refusal';
import type { Equipment, Seat } from '@sekitori/api/domain/seat';
import { addDays, type Workday } from '@sekitori/api/domain/workday';
import { freeSeatsCard } from '../cards/free-seats-card.ts';
import { refusalCard } from '../cards/refusal-card.ts';
import { samePeriodOn } from '../understand/wished-period.ts';
import { type Answer, type Asking, type BotWorld, buttonsFor } from './bot-world.ts';

/** Where and when seats are wanted, and what would be liked about them. */
export type SeatSearch = {
  readonly on: FloorSeen;
  readonly workday: Workday;
  readonly period: Period;
  readonly equipment?: readonly Equipment[];
  readonly zone?: ZoneId | undefined;
  readonly isGuess?: boolean;
  readonly missingStorey?: string | undefined;
};

/** Answers with the free seats of a floor; where its rules close the whole period, with why. */
export async function showFreeSeats(
  world: BotWorld,
  asking: Asking,
  search: SeatSearch,
): Promise<Answer> {
  const { actor, language } = asking;
  const { on, workday, period } = search;
  const buttons = buttonsFor(world, asking);
  const seen = await world.useCases.seeAvailability(actor, { floor: on.floor.id, period });
  if (!seen.ok) return { language, card: refusalCard(language, seen.refusal) };
  const closed = closedForAll(seen.value.seats);
  if (closed) return { language, card: refusalCard(language, closed, { buttons }) };

  const free = seen.value.seats.filter(({ state }) => state === 'free').map(({ seat }) => seat);
  const following = addDays(workday, 1);
  const card = freeSeatsCard(
    language,
    {
      floor: on.floor,
      site: on.site,
      workday,
      period,
      freeCount: free.length,
      offered: bestFirst(free, search),
      ...(following <= on.bookable.last
        ? { next: { workday: following, period: samePeriodOn(following, period, on.site) } }
        : {}),
      isGuess: search.isGuess ?? false,
      ...(search.missingStorey ? { missingStorey: search.missingStorey } : {}),
    },
    { buttons, map: world.pages.floor(on.floor.id, workday) },
  );
  return { language, card };
}

/** The booking window closes every seat alike; a single closed seat does not stand for its floor. */
function closedForAll(seats: readonly SeatAvailability[]): Refusal | undefined {
  const window = seats.map(({ refusal }) => refusal).find(isOfWindow);
  return seats.some(({ state }) => state === 'free') ? undefined : window;
}

function isOfWindow(refusal: Refusal | undefined): boolean {
  return (
    refusal?.code === 'in-the-past' ||
    refusal?.code === 'too-far-ahead' ||
    refusal?.code === 'spans-workdays'
  );
}

/** Seats that have what was asked for come first; in the wished zone before elsewhere. */
function bestFirst(free: readonly Seat[], wish: Pick<SeatSearch, 'equipment' | 'zone'>): Seat[] {
  const wanted = wish.equipment ?? [];
  const fit = (seat: Seat) =>
    wanted.filter((name) => seat.equipment.includes(name)).length * 2 +
    (wish.zone !== undefined && seat.zoneId === wish.zone ? 1 : 0);
  return [...free].sort((a, b) => fit(b) - fit(a));
}
