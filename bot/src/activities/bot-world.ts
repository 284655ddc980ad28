import type { BookingView } from '@sekitori/api/application/booking-view';
import type { Clock, Ids } from '@sekitori/api/application/ports';
import type { UseCases } from '@sekitori/api/application/use-cases';
import type { Language } from '@sekitori/api/contract/language';
import type { Actor } from '@sekitori/api/domain/person';
import { type Buttons, buttonsWith } from '../cards/buttons.ts';
import type { Card } from '../cards/card.ts';
import type { Pages } from '../cards/pages.ts';
import type { CardSeal } from '../cards/signed-data.ts';
import type { Heard } from './heard.ts';

/** What the bot answers from. */
export type BotWorld = {
  readonly useCases: UseCases;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly seal: CardSeal;
  readonly pages: Pages;
};

/** A card, and the booking it shows where it must change with it. */
export type Answer = {
  readonly card: Card;
  readonly shows?: { readonly booking: BookingView['booking']; readonly actor: Actor };
  readonly language: Language;
};

/** Somebody who is linked, in a chat. */
export type Asking = { readonly heard: Heard; readonly actor: Actor; readonly language: Language };

export function buttonsFor(world: BotWorld, { heard, actor, language }: Asking): Buttons {
  const { conversation } = heard.chat;
  const madeFor = { tenant: actor.tenant, person: actor.person, conversation, language };
  return buttonsWith(world.seal, world.clock.now(), madeFor);
}
