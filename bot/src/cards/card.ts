import type { Language } from '@sekitori/api/contract/language';

/** A piece of Adaptive Card 1.5, as JSON. */
export type Element = { readonly type: string; readonly [property: string]: unknown };
export type Action = Element;

/** An Adaptive Card 1.5 as Teams renders it. */
export type Card = {
  readonly type: 'AdaptiveCard';
  readonly $schema: string;
  readonly version: '1.5';
  readonly lang: Language;
  readonly fallbackText: string;
  readonly body: readonly Element[];
  readonly actions?: readonly Action[];
};

/** A card of these pieces; `title` stands in notifications and where cards cannot be shown. */
export function cardOf(
  language: Language,
  title: string,
  pieces: { readonly body: readonly Element[]; readonly actions?: readonly Action[] },
): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: language,
    fallbackText: title,
    body: pieces.body,
    ...(pieces.actions?.length ? { actions: pieces.actions } : {}),
  };
}

/** What a card is about, as its first line. */
export const heading = (text: string): Element => ({
  type: 'TextBlock',
  text: plainText(text),
  weight: 'Bolder',
  size: 'Medium',
  wrap: true,
  style: 'heading',
});

/** A sentence. */
export const line = (text: string, look: Readonly<Record<string, unknown>> = {}): Element => ({
  type: 'TextBlock',
  text: plainText(text),
  wrap: true,
  spacing: 'Small',
  ...look,
});

/** A sentence that explains and may be overlooked. */
export const remark = (text: string): Element => line(text, { isSubtle: true, size: 'Small' });

export const openPage = (title: string, address: string): Action => ({
  type: 'Action.OpenUrl',
  title,
  url: address,
});

/** Types a sentence for the person; only for personal chats, because in others it would lack the mention. */
export const sayForMe = (title: string, sentence: string): Action => ({
  type: 'Action.Submit',
  title,
  data: { msteams: { type: 'imBack', value: sentence } },
});

/**
 * Text blocks read a little Markdown. Names and sentences of people are shown as written, so that
 * nobody can put a link of their own into a card of ours.
 */
export function plainText(text: string): string {
  return text
    .replace(/[\\*_[\]`]/g, (mark) => `\\${mark}`)
    .replace(/^(\s*)([-+#>]|\d+\.)(?=\s)/gm, '$1\\$2');
}
