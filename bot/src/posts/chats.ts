import type { BookingView } from '@sekitori/api/application/booking-view';
import {
  ChatClosed,
  ChatGone,
  type ChatReference,
  type Chats,
  type Clock,
  type PersonalChat,
} from '@sekitori/api/application/ports';
import type { TenantId } from '@sekitori/api/domain/ids';
import type { Activity, CloudAdapter, TurnContext } from 'botbuilder';
import { connectorAudience } from '../activities/adapter.ts';
import { messageOf } from '../activities/turn.ts';
import { bookingCard } from '../cards/booking-card.ts';
import { buttonsWith } from '../cards/buttons.ts';
import type { Card } from '../cards/card.ts';
import { channelPostCard } from '../cards/channel-cards.ts';
import type { Pages } from '../cards/pages.ts';
import type { CardSeal } from '../cards/signed-data.ts';
import { isServiceAddress } from '../front-door/service-address.ts';
import type { BotSettings } from '../settings.ts';
import { type ChatDetails, detailsOf } from './chat-details.ts';
import { type Patience, patiently, promptly } from './patiently.ts';

type Parts = {
  readonly adapter: CloudAdapter;
  readonly settings: BotSettings;
  readonly seal: CardSeal;
  readonly pages: Pages;
  readonly clock: Clock;
  readonly patience: Patience;
  /** The tenant that a Microsoft 365 organisation is connected to at this moment. */
  readonly tenantOf: (organisation: string) => Promise<TenantId | undefined>;
};

/** Writes to chats long after their last activity. In a channel each post begins a thread of its own. */
export function chatsOver(parts: Parts): Chats {
  const { adapter, settings, seal, pages, clock, patience, tenantOf } = parts;
  const appId = settings.registration?.appId ?? '';

  /** References are looked at again when used: they may be older than the list of hosts, or than a disconnection. */
  async function detailsToUse(reference: ChatReference): Promise<ChatDetails> {
    const details = detailsOf(reference);
    if (!details || !isServiceAddress(settings, details.serviceUrl)) {
      throw new ChatGone('The reference cannot be used');
    }
    if ((await tenantOf(details.entraTenant)) !== details.tenant) {
      throw new ChatClosed('Its organisation is not connected');
    }
    return details;
  }

  async function inChat<Result>(
    conversation: string,
    { serviceUrl, bot, kind, entraTenant }: ChatDetails,
    logic: (context: TurnContext) => Promise<Result>,
  ): Promise<Result | undefined> {
    const reference = {
      channelId: 'msteams',
      serviceUrl,
      bot,
      conversation: {
        id: conversation,
        isGroup: kind !== 'personal',
        conversationType: kind === 'group' ? 'groupChat' : kind,
        tenantId: entraTenant,
        name: '',
      },
    };
    let result: Result | undefined;
    await adapter.continueConversationAsync(appId, reference, async (context) => {
      // The SDK makes an activity up to begin with, and would send what follows as a reply to it.
      context.activity.id = '';
      result = await logic(context);
    });
    return result;
  }

  /** Answers the id of the new thread's first message, which is part of the thread's id. */
  async function beginThread(
    channel: string,
    { serviceUrl, bot, entraTenant }: ChatDetails,
    card: Card,
  ): Promise<string> {
    let thread = '';
    await adapter.createConversationAsync(
      appId,
      'msteams',
      serviceUrl,
      connectorAudience,
      {
        isGroup: true,
        bot,
        tenantId: entraTenant,
        channelData: { channel: { id: channel }, tenant: { id: entraTenant } },
        // The SDK's type asks for a received activity where a new one is meant.
        activity: messageOf(card) as Activity,
      },
      async (context) => {
        thread = context.activity.conversation.id;
      },
    );
    return thread;
  }

  async function update(
    conversation: string,
    details: ChatDetails,
    message: { readonly id: string; readonly card: Card },
  ) {
    await inChat(conversation, details, (context) =>
      context.updateActivity({ ...messageOf(message.card), id: message.id }),
    );
  }

  function livingCard(
    { reference, language }: Pick<PersonalChat, 'reference' | 'language'>,
    { tenant, person }: ChatDetails,
    view: BookingView,
  ): Card {
    const madeFor = { tenant, person, conversation: reference.conversation, language };
    const now = clock.now();
    return bookingCard(language, view, { buttons: buttonsWith(seal, now, madeFor), pages, now });
  }

  const editing = (...edit: Parameters<typeof update>) =>
    promptly(
      patiently(() => update(...edit), patience),
      patience,
    );

  return {
    async post({ reference, language }, booking, key) {
      const details = await detailsToUse(reference);
      const card = channelPostCard(language, booking, { key, pages });
      return patiently(async () => {
        if (details.kind === 'channel') return beginThread(reference.conversation, details, card);
        const sent = await inChat(reference.conversation, details, (context) =>
          context.sendActivity(messageOf(card)),
        );
        return sent?.id ?? '';
      }, patience);
    },
    async updatePost({ reference, language }, { key, activity }, booking) {
      const details = await detailsToUse(reference);
      const card = channelPostCard(language, booking, { key, pages });
      const [thread, inThread] = activity.split(';messageid=');
      const at =
        inThread === undefined
          ? { conversation: reference.conversation, id: activity }
          : { conversation: `${thread};messageid=${inThread}`, id: inThread };
      await editing(at.conversation, details, { id: at.id, card });
    },
    async updateCard({ reference, activity, language }, view: BookingView) {
      const details = await detailsToUse(reference);
      const card = livingCard({ reference, language }, details, view);
      await editing(reference.conversation, details, { id: activity, card });
    },
    async remind({ reference, language }, view) {
      const details = await detailsToUse(reference);
      const card = livingCard({ reference, language }, details, view);
      const sent = await patiently(
        () =>
          inChat(reference.conversation, details, (context) =>
            context.sendActivity(messageOf(card)),
          ),
        patience,
      );
      return sent?.id ?? '';
    },
  };
}
