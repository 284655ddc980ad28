import type { Action } from './card.ts';
import type { CardSeal, MadeFor, Press } from './signed-data.ts';

/** Makes the buttons of one card, for one person in one chat. */
export type Buttons = (
  title: string,
  press: Press,
  look?: { readonly style?: 'positive' | 'destructive'; readonly tooltip?: string },
) => Action;

const dayMs = 24 * 60 * 60 * 1000;
/** A seat may be booked from a card while nothing else is known of it; older cards are asked anew. */
const bookableForMs = dayMs;
const usableForMs = 60 * dayMs;

/**
 * Buttons over a seal: `Action.Execute`, whose answer replaces the card, with an `Action.Submit` of
 * the same data for hosts that do not know it.
 */
export function buttonsWith(seal: CardSeal, now: number, madeFor: MadeFor): Buttons {
  return (title, press, look = {}) => {
    const life = press.verb === 'book' ? bookableForMs : usableForMs;
    const data = {
      sekitori: seal.sign({ v: 1, ...madeFor, issuedAt: now, expiresAt: now + life, press }),
    };
    return {
      type: 'Action.Execute',
      title,
      verb: press.verb,
      data,
      ...look,
      fallback: { type: 'Action.Submit', title, data, ...look },
    };
  };
}
