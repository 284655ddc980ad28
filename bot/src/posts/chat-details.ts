import type { ChatReference } from '@sekitori/api/application/ports';
import { personIdShape } from '@sekitori/api/contract/shapes';
import { idPattern, tenantId } from '@sekitori/api/domain/ids';
import type { Actor } from '@sekitori/api/domain/person';
import { z } from 'zod';

const chatDetails = z.strictObject({
  kind: z.enum(['personal', 'group', 'channel']),
  serviceUrl: z.url(),
  bot: z.strictObject({ id: z.string(), name: z.string() }),
  entraTenant: z.string(),
  tenant: z.string().regex(idPattern).transform(tenantId),
  /** Who was linked there when the reference was kept; whose buttons a living card carries. */
  person: personIdShape,
});

/** What the bot must know to write to a chat again, long after the activity it learnt it from. */
export type ChatDetails = z.infer<typeof chatDetails>;

/** The details that this bot once put into a reference; undefined where they are of another form. */
export function detailsOf(reference: ChatReference): ChatDetails | undefined {
  return chatDetails.safeParse(reference.details).data;
}

/** A reference to a chat, for the actor of the activity it is taken from. */
export function referenceTo(
  chat: Omit<ChatDetails, 'tenant' | 'person'> & Omit<ChatReference, 'details'>,
  actor: Pick<Actor, 'tenant' | 'person'>,
): ChatReference {
  const { conversation, place, ...rest } = chat;
  const details: ChatDetails = { ...rest, tenant: actor.tenant, person: actor.person };
  return { conversation, place, details };
}
