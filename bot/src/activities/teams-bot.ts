import { BotBuilderCloudAdapter } from '@microsoft/teamsfx';
import type { ConversationReferences } from '@sekitori/api/application/conversation-references';
import { EntitlementUnconfirmed } from '@sekitori/api/application/entitlement';
import { StoreBusy, StoreOutcomeUnknown } from '@sekitori/api/application/store-faults';
import type { TenantId } from '@sekitori/api/domain/ids';
import { type CloudAdapter, TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Card } from '../cards/card.ts';
import { troubleCard, unconfirmedCard, unsavedCard } from '../cards/trouble-card.ts';
import { welcomeCard } from '../cards/welcome-card.ts';
import { faultFacts, type Log } from '../log.ts';
import { answerMessageWith } from './answer-message.ts';
import { answerPressWith } from './answer-press.ts';
import type { Answer, BotWorld } from './bot-world.ts';
import { type Heard, heardIn } from './heard.ts';
import { installationsIn } from './installations.ts';
import { completeSignIn } from './sign-in.ts';
import {
  answerInvoke,
  answerInvokeUnrecorded,
  cardResult,
  messageOf,
  replace,
  send,
  sendUnrecorded,
  type Turn,
  turns,
} from './turn.ts';

type Parts = {
  readonly world: BotWorld;
  readonly adapter: CloudAdapter;
  readonly referencesOf: (tenant: TenantId) => ConversationReferences;
  readonly appId: string;
  readonly log: Log;
};

const invokeShape = z.looseObject({
  action: z.looseObject({ verb: z.string().optional(), data: z.unknown() }),
});
/** What a button that types for the person sends where the host does not type. */
const saidShape = z.looseObject({
  msteams: z.looseObject({ type: z.literal('imBack'), value: z.string().max(500) }),
});
const verifiedShape = z.looseObject({ state: z.string().regex(/^\d{6}$/) });

/** One handler for each kind of activity; kinds that mean nothing to the bot get no answer. */
export function teamsBotOver({ world, adapter, referencesOf, appId, log }: Parts) {
  const answerMessage = answerMessageWith(world);
  const answerPress = answerPressWith(world);
  const unrecorded = new WeakSet<Turn>();

  const bot = new BotBuilderCloudAdapter.ConversationBot({
    adapter,
    notification: {
      enabled: true,
      botAppId: appId,
      store: installationsIn(() => referencesOf(currentTurn().tenant)),
    },
    command: {
      enabled: true,
      // Every sentence is one command: understand/ tells them apart better than patterns could.
      commands: [{ triggerPatterns: /^[\s\S]*$/, handleCommandReceived: onSentence }],
    },
  });
  adapter.onTurnError = onTrouble;

  async function onSentence(context: TurnContext): Promise<undefined> {
    const { activity } = currentTurn();
    const heard = heardIn(activity);
    const answer = await answerMessage(heard, activity.text ?? '');
    await keepChat(heard);
    await remember(heard, answer, await send(context, answer.card));
  }

  async function onOther(context: TurnContext): Promise<void> {
    const { activity } = currentTurn();
    if (activity.type === 'installationUpdate' || activity.type === 'conversationUpdate') {
      await onPresence(context, activity);
    } else if (activity.type === 'invoke') {
      await onInvoke(context, activity);
    } else if (activity.type === 'message' && activity['value'] && !activity.text) {
      await onSubmit(context, activity);
    } else if (activity.type === 'message' && !activity.text) {
      // TeamsFx takes no words for no command, but people expect an answer.
      await onSentence(context);
    }
  }

  /** The bot was put into a chat or team, or taken out of it. */
  async function onPresence(context: TurnContext, activity: Turn['activity']): Promise<void> {
    const heard = heardIn(activity);
    if (isRemoval(activity)) await world.useCases.leavePlace(heard.place);
    else if (activity.type === 'installationUpdate' && activity.action === 'add') {
      await keepChat(heard);
      await send(context, welcomeCard(heard.language, heard.kind));
    }
  }

  async function onInvoke(context: TurnContext, activity: Turn['activity']): Promise<void> {
    const heard = heardIn(activity);
    const { isRepeated } = currentTurn();
    if (activity.name === 'adaptiveCard/action') {
      const pressed = invokeShape.safeParse(activity['value']);
      const data = pressed.data?.action.data;
      const answer = await answerPress(heard, data, { isRepeated });
      await keepChat(heard);
      await remember(heard, answer, heard.replyTo);
      await answerInvoke(context, cardResult(answer.card));
      if (heard.kind === 'personal' && !isRepeated)
        keepInBackground(context, answer.card, heard.replyTo);
    } else if (activity.name === 'signin/verifyState') {
      if (isRepeated) return answerInvoke(context, {});
      const verified = verifiedShape.safeParse(activity['value']);
      const asked = { language: heard.language, digits: verified.data?.state ?? '' };
      const answer = await completeSignIn(world, heard, asked);
      await keepChat(heard);
      await send(context, answer.card);
      await answerInvoke(context, {});
    }
  }

  /** The answer of an invoke is a passing view; the message itself is what is there tomorrow. Nobody waits for it. */
  function keepInBackground(context: TurnContext, card: Card, id: string | undefined): void {
    if (!id) return;
    const reference = TurnContext.getConversationReference(context.activity);
    adapter
      .continueConversationAsync(appId, reference, async (later) => {
        await later.updateActivity({ ...messageOf(card), id });
      })
      .catch((error: unknown) => log.warn(faultFacts(error), 'a pressed card could not be kept'));
  }

  /** Hosts without `Action.Execute` send a message; the card it came from is brought up to date. */
  async function onSubmit(context: TurnContext, activity: Turn['activity']): Promise<void> {
    const heard = heardIn(activity);
    const said = saidShape.safeParse(activity['value']);
    if (said.success) {
      const answer = await answerMessage(heard, said.data.msteams.value);
      await keepChat(heard);
      await remember(heard, answer, await send(context, answer.card));
      return;
    }
    const answer = await answerPress(heard, activity['value']);
    await keepChat(heard);
    if (heard.kind === 'personal' && heard.replyTo) {
      await replace(context, answer.card, heard.replyTo);
      await remember(heard, answer, heard.replyTo);
    } else {
      await send(context, answer.card);
    }
  }

  /** Where somebody can be told something that concerns only them: in their own chat with the bot. */
  async function keepChat({ kind, chat, language, referenceFor }: Heard): Promise<void> {
    if (kind !== 'personal') return;
    const { entraTenant, user } = chat;
    await world.useCases.keepChat({ entraTenant, user }, { language, referenceFor });
  }

  /** Cards live on in personal chats only: in a channel everybody would see one person's booking. */
  async function remember(heard: Heard, answer: Answer, activity: string | undefined) {
    if (!answer.shows || heard.kind !== 'personal' || !activity) return;
    const { actor, booking } = answer.shows;
    await world.useCases.rememberCard(actor, {
      booking: booking.id,
      reference: heard.referenceFor(actor),
      user: { entraTenant: heard.chat.entraTenant, user: heard.chat.user },
      activity,
      language: answer.language,
    });
  }

  /** Tells the person that it failed and by which number we find out why; never what broke. */
  async function onTrouble(context: TurnContext, error: Error): Promise<void> {
    const turn = turns.getStore();
    if (!turn) throw error;
    const { requestId, activity, failed } = turn;
    failed(error.name);
    const isRecorded = await turn.recorded(200).then(
      () => true,
      () => false,
    );
    if (!isRecorded) unrecorded.add(turn);
    const card = cardFor(isRecorded ? error : new StoreBusy(error.message), turn);
    const facts = { ...faultFacts(error), requestId, kind: activity.type };
    if (error instanceof EntitlementUnconfirmed) log.warn(facts, 'RSI does not answer');
    else log.error(facts, 'a turn failed');
    try {
      if (activity.type === 'invoke') await answerInvokeUnrecorded(context, cardResult(card));
      else if (activity.type === 'message') await sendUnrecorded(context, card);
    } catch (unsent) {
      // The chat cannot be written to either; the log line above is all that can be done.
      log.warn({ ...faultFacts(unsent), requestId }, 'nobody could be told');
    }
  }

  return {
    /** Answers whether it could not be put on record what was done, and somebody was told that. */
    async handle(
      request: Parameters<typeof bot.requestHandler>[0],
      response: Parameters<typeof bot.requestHandler>[1],
      turn: Turn,
    ): Promise<{ readonly isUnrecorded: boolean }> {
      await turns.run(turn, () => bot.requestHandler(request, response, onOther));
      return { isUnrecorded: unrecorded.has(turn) };
    },
  };
}

/** What a failed turn is told as; never what broke. */
function cardFor(error: Error, { activity, requestId }: Turn): Card {
  const { language } = heardIn(activity);
  if (error instanceof EntitlementUnconfirmed) return unconfirmedCard(language);
  const isBusy = error instanceof StoreBusy || error instanceof StoreOutcomeUnknown;
  return isBusy ? unsavedCard(language, requestId) : troubleCard(language, requestId);
}

/** Teams tells it in one way or the other, or in both; an upgrade of the app is none. */
function isRemoval({ type, action, membersRemoved, recipient }: Turn['activity']): boolean {
  if (type === 'installationUpdate') return action === 'remove';
  const gone = membersRemoved ?? [];
  return type === 'conversationUpdate' && gone.some(({ id }) => id === recipient.id);
}

function currentTurn(): Turn {
  const turn = turns.getStore();
  if (!turn) throw new Error('An activity came past the front door');
  return turn;
}
