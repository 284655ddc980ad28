import { z } from 'zod';

/** Where the bot writes what went wrong: facts without texts of people, and a sentence. */
export interface Log {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

const failureShape = z.looseObject({ statusCode: z.number() });

/**
 * What of a thrown thing may be logged. The SDK's errors hold the whole request, with the bot's token
 * and what people wrote, so nothing but these facts is taken from them.
 */
export function faultFacts(thrown: unknown) {
  if (!(thrown instanceof Error)) return { fault: typeof thrown };
  const status = failureShape.safeParse(thrown).data?.statusCode;
  return { fault: thrown.name, stack: thrown.stack, ...(status === undefined ? {} : { status }) };
}
