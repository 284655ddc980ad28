import { parseOrganisation } from '@sekitori/api/domain/organisation';
import { z } from 'zod';

const id = z.string().min(1).max(512);
const locale = z.string().max(35);
const account = z.looseObject({
  id,
  name: z.string().max(512).optional(),
  aadObjectId: z.string().max(64).optional(),
});

const organisation = z
  .string()
  .max(64)
  .transform((text, context) => {
    const parsed = parseOrganisation(text);
    if (parsed) return parsed;
    context.addIssue({ code: 'custom', message: 'no organisation' });
    return z.NEVER;
  });

/** The kinds that the bot does something for. Without an id nobody could tell their repetition. */
export const effectiveKinds: readonly string[] = [
  'message',
  'invoke',
  'installationUpdate',
  'conversationUpdate',
];

/**
 * What the bot uses of an activity of Teams. Loose, because Teams adds fields; strict in what it uses.
 * Size and depth are bounded before, by the HTTP front end.
 */
const activityShape = z.looseObject({
  type: z.enum([
    'message',
    'messageUpdate',
    'messageDelete',
    'messageReaction',
    'conversationUpdate',
    'installationUpdate',
    'invoke',
    'typing',
    'event',
  ]),
  channelId: z.literal('msteams'),
  serviceUrl: z.url().max(512),
  id: id.optional(),
  replyToId: id.optional(),
  timestamp: z.string().max(64).optional(),
  localTimestamp: z.string().max(64).optional(),
  from: account,
  recipient: account,
  conversation: z.looseObject({
    id,
    tenantId: organisation.optional(),
    conversationType: z.string().max(64).optional(),
    isGroup: z.boolean().optional(),
    name: z.string().max(512).nullish(),
  }),
  channelData: z.looseObject({
    tenant: z.looseObject({ id: organisation }),
    team: z.looseObject({ id }).optional(),
    channel: z.looseObject({ id }).optional(),
  }),
  text: z.string().max(30_000).nullish(),
  locale: locale.nullish(),
  action: z.string().max(64).optional(),
  name: z.string().max(128).optional(),
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
  membersAdded: z.array(account).optional(),
  membersRemoved: z.array(account).optional(),
});

export const incomingActivity = activityShape.refine(
  ({ type, id: named, conversation: { tenantId }, channelData }) =>
    (named !== undefined || !effectiveKinds.includes(type)) &&
    (tenantId === undefined || tenantId === channelData.tenant.id),
);

export type IncomingActivity = z.infer<typeof incomingActivity>;
