import { z } from 'zod';

const cardShape = z.looseObject({ fallbackText: z.string() });
const messageShape = z.looseObject({ attachments: z.array(z.looseObject({ content: cardShape })) });
const invokeShape = z.looseObject({ value: cardShape });

/** The titles of the cards that the bot wrote: what it was told to write to the connector, line by line. */
export const titlesIn = (written: readonly string[]): string[] =>
  written.map((line) => {
    const { attachments } = messageShape.parse(JSON.parse(line.slice(line.indexOf('{'))));
    return attachments.map(({ content }) => content.fallbackText).join();
  });

/** The title of the card that took the place of a pressed one. */
export const titleOfAnswer = (text: string): string =>
  invokeShape.parse(JSON.parse(text)).value.fallbackText;
