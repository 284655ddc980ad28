import type { Language } from '@sekitori/api/contract/language';
import { refusalText } from '@sekitori/api/contract/refusal-text';
import type { Period } from '@sekitori/api/domain/period';
import type { Refusal } from '@sekitori/api/domain/refusal';
import type { Buttons } from './buttons.ts';
import { type Action, type Card, cardOf, heading, line } from './card.ts';

const words = {
  ja: { book: (seat: string) => `${seat} を予約`, mine: '自分の予約' },
  en: { book: (seat: string) => `Book ${seat}`, mine: 'My bookings' },
} as const;

type Offer = {
  readonly buttons: Buttons;
  readonly wished?: Period;
  /** What may be asked instead, where whoever refuses knows. */
  readonly instead?: readonly Action[];
};

/**
 * A refusal in the shared words: what, why and whose rule, what next (B8). Where a period was wished,
 * the alternatives are buttons that book them for it.
 */
export function refusalCard(language: Language, refusal: Refusal, offer?: Offer): Card {
  const { title, why, next } = refusalText(refusal, language);
  return cardOf(language, title, {
    body: [heading(title), line(why), line(next)],
    actions: offer ? [...actionsFor(language, refusal, offer), ...(offer.instead ?? [])] : [],
  });
}

function actionsFor(language: Language, refusal: Refusal, { buttons, wished }: Offer): Action[] {
  const text = words[language];
  if (refusal.code === 'already-booked') return [buttons(text.mine, { verb: 'my-bookings' })];
  if (!wished || !('alternatives' in refusal)) return [];
  return refusal.alternatives.map(({ seat, name }) =>
    buttons(text.book(name), { verb: 'book', seats: [seat], ...wished }),
  );
}
