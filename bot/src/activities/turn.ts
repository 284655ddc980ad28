import { AsyncLocalStorage } from 'node:async_hooks';
import { CardFactory, MessageFactory, type TurnContext } from 'botbuilder';
import type { Card } from '../cards/card.ts';
import type { LetIn } from '../front-door.ts';

/** What is known of a request before the SDK has it. */
export type Turn = LetIn & {
  readonly requestId: string;
  /** Hears by which name the turn failed. */
  readonly failed: (code: string) => void;
  /** Heard before: nothing may happen a second time, and nothing be said. */
  readonly isRepeated: boolean;
};

/** Carries the turn past the SDK, which hands on its own, unparsed copy of the activity. */
export const turns = new AsyncLocalStorage<Turn>();

/** A message that holds one card. */
export const messageOf = (card: Card) => {
  const message = MessageFactory.attachment(CardFactory.adaptiveCard(card));
  return { ...message, summary: card.fallbackText };
};

/** Sends a card to the chat of the turn and answers its id there. */
export async function send(context: TurnContext, card: Card): Promise<string | undefined> {
  const sent = await context.sendActivity(messageOf(card));
  return sent?.id;
}

/** The body of an invoke's answer: a card that takes the place of the one that was pressed. */
export const cardResult = (card: Card) => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: card,
});

export async function answerInvoke(context: TurnContext, body: object): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}
