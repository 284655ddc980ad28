import { AsyncLocalStorage } from 'node:async_hooks';
import { CardFactory, MessageFactory, type TurnContext } from 'botbuilder';
import type { Card } from '../cards/card.ts';
import type { LetIn } from '../front-door.ts';

/** What is known of a request before the SDK has it. */
export type Turn = LetIn & {
  readonly requestId: string;
  /** Hears by which name the turn failed. */
  readonly failed: (code: string) => void;
  /** Resolves once it is durable what becomes of the activity; with which status it is answered. */
  readonly recorded: (status: number) => Promise<void>;
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

/** Nothing is said in a chat before it is on record what was done there. */
async function onRecord(): Promise<void> {
  await turns.getStore()?.recorded(200);
}

/** Sends a card to the chat of the turn and answers its id there. */
export async function send(context: TurnContext, card: Card): Promise<string | undefined> {
  await onRecord();
  return sendUnrecorded(context, card);
}

/** Puts a card in the place of one that is there. */
export async function replace(context: TurnContext, card: Card, id: string): Promise<void> {
  await onRecord();
  await context.updateActivity({ ...messageOf(card), id });
}

/** The same as `send`, where the turn's record has been ended or cannot be. */
export async function sendUnrecorded(
  context: TurnContext,
  card: Card,
): Promise<string | undefined> {
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
  await onRecord();
  await answerInvokeUnrecorded(context, body);
}

/** The same as `answerInvoke`, where the turn's record has been ended or cannot be. */
export async function answerInvokeUnrecorded(context: TurnContext, body: object): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}
