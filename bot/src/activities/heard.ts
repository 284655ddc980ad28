import type { ChatReference } from '@sekitori/api/application/ports';
import type { ChatUser } from '@sekitori/api/application/teams-link';
import { type Language, languageFrom } from '@sekitori/api/contract/language';
import type { Actor } from '@sekitori/api/domain/person';
import type { IncomingActivity } from '../front-door/incoming-activity.ts';
import { referenceTo } from '../posts/chat-details.ts';

/** Who said something where, as an activity that passed the front door tells it. */
export type Heard = {
  readonly kind: 'personal' | 'group' | 'channel';
  /** The Teams user in this chat; whom they are linked to only the store knows. */
  readonly chat: ChatUser;
  /** What the bot is added to and taken from: the team, or the chat itself. */
  readonly place: string;
  /** From the user's own Teams. */
  readonly language: Language;
  /** The card that was pressed. */
  readonly replyTo: string | undefined;
  readonly referenceFor: (actor: Pick<Actor, 'tenant' | 'person'>) => ChatReference;
};

export function heardIn(activity: IncomingActivity): Heard {
  const { conversation, from, recipient, serviceUrl } = activity;
  const kind = kindOf(activity);
  const { tenant, team } = activity.channelData;
  const chat = withoutThread(conversation.id);
  const place = (kind === 'channel' ? team?.id : undefined) ?? chat;
  return {
    kind,
    chat: {
      entraTenant: tenant.id,
      user: from.aadObjectId ?? `channel:${from.id}`,
      conversation: chat,
    },
    place,
    language: languageFrom(activity.locale ?? undefined),
    replyTo: activity.replyToId,
    referenceFor: (actor) =>
      referenceTo(
        {
          kind,
          serviceUrl,
          bot: { id: recipient.id, name: recipient.name ?? '' },
          entraTenant: tenant.id,
          conversation: chat,
          place,
        },
        actor,
      ),
  };
}

/** What is not said to be a chat of two is not: in doubt nothing personal is shown. */
function kindOf({ conversation, channelData }: IncomingActivity): Heard['kind'] {
  const { conversationType, isGroup } = conversation;
  if (conversationType === 'channel' || channelData.team) return 'channel';
  return conversationType === 'personal' && !isGroup ? 'personal' : 'group';
}

/** Inside a thread, Teams appends the thread to the channel's id; the channel is the chat. */
function withoutThread(conversation: string): string {
  return conversation.split(';')[0] ?? conversation;
}
