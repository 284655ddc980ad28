import assert from 'node:assert/strict';
import { z } from 'zod';

const action = z.looseObject({
  type: z.string(),
  title: z.string(),
  verb: z.string().optional(),
  url: z.string().optional(),
  data: z.looseObject({}).optional(),
});
type PlayedAction = z.infer<typeof action>;

/** A card as the peer holds it, asked about the way a person looks at it. */
export type PlayedCard = {
  readonly title: string;
  /** Every text of the card, one a line. */
  readonly text: string;
  readonly json: unknown;
  button(title: string): PlayedAction;
  readonly buttons: readonly string[];
  replacedBy(json: unknown): PlayedCard;
};

/** Something the bot wrote: a new message or a change to one. */
export type PlayedMessage = {
  readonly kind: 'createMessage' | 'updateMessage';
  readonly conversation: string;
  readonly id: string;
  readonly card: PlayedCard;
};

const eventShape = z.looseObject({
  action: z.enum(['createMessage', 'updateMessage']),
  actionConversationId: z.string(),
  message: z.looseObject({
    messageId: z.string(),
    from: z.looseObject({ id: z.string() }).optional(),
    attachments: z.array(z.looseObject({ content: z.unknown() })).optional(),
  }),
});

/** A message of the bot that holds a card; undefined for everything else on the stream. */
export function playedMessage(event: unknown, bot: string): PlayedMessage | undefined {
  const parsed = eventShape.safeParse(event);
  const message = parsed.data?.message;
  const content = message?.attachments?.[0]?.content;
  if (!parsed.success || !message || content === undefined) return undefined;
  if (message.from && message.from.id !== bot) return undefined;
  const { action: kind, actionConversationId: conversation } = parsed.data;
  return { kind, conversation, id: message.messageId, card: playedCard(content) };
}

export function playedCard(json: unknown): PlayedCard {
  const all = [...thingsIn(json)];
  const actions = all.flatMap((thing) => {
    const parsed = action.safeParse(thing);
    return parsed.success && parsed.data.type.startsWith('Action.') ? [parsed.data] : [];
  });
  const texts = all.flatMap((thing) =>
    ['text', 'value', 'title'].flatMap((name) => {
      const text = thing[name];
      return typeof text === 'string' ? [text] : [];
    }),
  );
  const title = all[0]?.['fallbackText'];
  return {
    title: typeof title === 'string' ? title : '',
    text: texts.join('\n'),
    json,
    buttons: [...new Set(actions.map((known) => known.title))],
    button(wanted) {
      const found = actions.find((known) => known.title === wanted);
      assert.ok(found, `no button ${wanted} among ${actions.map((known) => known.title)}`);
      return found;
    },
    replacedBy: playedCard,
  };
}

function* thingsIn(json: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(json)) for (const inner of json) yield* thingsIn(inner);
  else if (typeof json === 'object' && json !== null) {
    const thing = z.record(z.string(), z.unknown()).parse(json);
    yield thing;
    for (const inner of Object.values(thing)) yield* thingsIn(inner);
  }
}
