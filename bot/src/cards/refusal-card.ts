import type { Language } from '@sekitori/api/contract/language';
import { refusalText } from '@sekitori/api/contract/refusal-text';
import type { BookingId } from '@sekitori/api/domain/ids';
import type { Period } from '@sekitori/api/domain/period';
import type { Alternative, Refusal } from '@sekitori/api/domain/refusal';
import type { Buttons } from './buttons.ts';
import { type Action, type Card, cardOf, heading, line } from './card.ts';

const words = {
  ja: {
    book: (seat: string) => `${seat} を予約`,
    move: (seat: string) => `${seat}に移る`,
    mine: '自分の予約',
  },
  en: {
    book: (seat: string) => `Book ${seat}`,
    move: (seat: string) => `Move to ${seat}`,
    mine: 'My bookings',
  },
} as const;

type Offer = {
  readonly buttons: Buttons;
  readonly wished?: Period;
  /** The booking that would have come to another seat. */
  readonly moving?: BookingId;
  /** What may be asked instead, where whoever refuses knows. */
  readonly instead?: readonly Action[];
};

/**
 * A refusal in the shared words: what, why and whose rule, what next (B8). Where a period was wished, the
 * alternatives are buttons that book them for it, and where a booking would have moved, that move it there.
 */
export function refusalCard(language: Language, refusal: Refusal, offer?: Offer): Card {
  const { title, why, next } = refusalText(refusal, language);
  return cardOf(language, title, {
    body: [heading(title), line(why), line(next)],
    actions: offer ? [...actionsFor(language, refusal, offer), ...(offer.instead ?? [])] : [],
  });
}

function actionsFor(language: Language, refusal: Refusal, offer: Offer): Action[] {
  const { buttons, wished, moving } = offer;
  const text = words[language];
  if (refusal.code === 'already-booked') return [buttons(text.mine, { verb: 'my-bookings' })];
  if (!('alternatives' in refusal)) return [];
  if (moving) return moveButtons(language, refusal.alternatives, { buttons, booking: moving });
  if (!wished) return [];
  return refusal.alternatives.map(({ seat, name }) =>
    buttons(text.book(name), { verb: 'book', seats: [seat], ...wished }),
  );
}

/** Each of some seats one press away for a booking of theirs. */
export const moveButtons = (
  language: Language,
  seats: readonly Alternative[],
  { buttons, booking }: { readonly buttons: Buttons; readonly booking: BookingId },
): Action[] =>
  seats.map(({ seat, name }) =>
    buttons(words[language].move(name), { verb: 'move', booking, seat }),
  );
