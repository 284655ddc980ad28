import type { FloorSeen } from '@sekitori/api/application/see-floors';
import type { Language } from '@sekitori/api/contract/language';
import { partText } from '@sekitori/api/contract/local-text';
import type { SeatAvailability } from '@sekitori/api/domain/availability';
import { periodOfPart, wholeDay } from '@sekitori/api/domain/day-part';
import type { ZoneId } from '@sekitori/api/domain/ids';
import type { Period } from '@sekitori/api/domain/period';
import type { Refusal } from '@sekitori/api/domain/refusal';
import type { Equipment, Seat } from '@sekitori/api/domain/seat';
import { addDays, type Workday } from '@sekitori/api/domain/workday';
import type { Buttons } from '../cards/buttons.ts';
import type { Action } from '../cards/card.ts';
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
  if (closed) {
    const instead = periodsInstead(closed, search, { buttons, language });
    return { language, card: refusalCard(language, closed, { buttons, instead }) };
  }

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

/** The rule that speaks for the floor where rules, and not people, keep every seat: the one most seats name. */
function closedForAll(seats: readonly SeatAvailability[]): Refusal | undefined {
  if (seats.some(({ state }) => state !== 'blocked')) return undefined;
  const refusals = seats.flatMap(({ refusal }) => refusal ?? []);
  const times = (code: string) => refusals.filter((refusal) => refusal.code === code).length;
  return [...refusals].sort((a, b) => times(b.code) - times(a.code))[0];
}

/** Where the floor offers other times: each of them as a button. */
function periodsInstead(
  closed: Refusal,
  { on, workday }: SeatSearch,
  { buttons, language }: { readonly buttons: Buttons; readonly language: Language },
): Action[] {
  if (closed.code !== 'period-not-offered') return [];
  const { parts, allDay: isWhole } = closed.offered;
  const settings = { settings: on.rules.settings, clock: on.site };
  const offered = [...(isWhole ? [{ id: wholeDay }] : []), ...parts.slice(0, mostPartsShown)];
  return offered.map((part) =>
    buttons(partText(part, language), {
      verb: 'free-seats',
      floor: on.floor.id,
      workday,
      ...periodOfPart(part.id, workday, settings),
    }),
  );
}

/** A card has six actions at most. */
const mostPartsShown = 5;

/** Seats that have what was asked for come first; in the wished zone before elsewhere. */
function bestFirst(free: readonly Seat[], wish: Pick<SeatSearch, 'equipment' | 'zone'>): Seat[] {
  const wanted = wish.equipment ?? [];
  const fit = (seat: Seat) =>
    wanted.filter((name) => seat.equipment.includes(name)).length * 2 +
    (wish.zone !== undefined && seat.zoneId === wish.zone ? 1 : 0);
  return [...free].sort((a, b) => fit(b) - fit(a));
}
