import { AsyncLocalStorage } from 'node:async_hooks';
import { CardFactory, MessageFactory, type TurnContext } from 'botbuilder';
import type { Card } from '../cards/card.ts';
import type { IncomingActivity } from '../front-door/incoming-activity.ts';

/** What is known of a request before the SDK has it: the activity as parsed, and the request's id. */
export type Turn = { readonly activity: IncomingActivity; readonly requestId: string };

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
