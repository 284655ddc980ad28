import { ChatGone, ChatUnreachable } from '@sekitori/api/application/ports';
import { z } from 'zod';

/** Waiting and chance, handed in so that tests neither wait nor guess. */
export type Patience = {
  readonly pause: (ms: number) => Promise<void>;
  /** Resolves once so much time is over, and keeps no process alive. */
  readonly over: (ms: number) => Promise<void>;
  /** At least 0, less than 1. */
  readonly random: () => number;
};

const failureShape = z.looseObject({ statusCode: z.number() });
/** The SDK itself tries three times more after 5xx, and after 429 with Retry-After; ours would multiply that. */
const worthAnotherTry = [412, 429];
const gone = [403, 404];
const attempts = 4;
const firstWaitMs = 500;

/**
 * Writes to Teams and tries again where its limits say no: four times at most, with doubling waits
 * spread by chance, so that many posts do not return together. Longer outages are the worker's, which
 * keeps the notice.
 */
export async function patiently<Result>(
  write: () => Promise<Result>,
  { pause, random }: Patience,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      const status = failureShape.safeParse(error).data?.statusCode;
      if (!isWorthAnotherTry(status) || attempt === attempts) throw asFailure(status, error);
      await pause(firstWaitMs * 2 ** (attempt - 1) * (0.5 + random()));
    }
  }
}

const longestEditMs = 3_000;

/**
 * An edit that takes longer than three seconds is the worker's to try again: a chat that does not answer
 * must not hold up what is told to all others. It may still come through; done twice it changes nothing.
 */
export function promptly<Result>(edit: Promise<Result>, { over }: Patience): Promise<Result> {
  const tooLate = over(longestEditMs).then(() => {
    throw new ChatUnreachable('Teams did not answer in time');
  });
  return Promise.race([edit, tooLate]);
}

const isWorthAnotherTry = (status: number | undefined) =>
  status !== undefined && worthAnotherTry.includes(status);

function asFailure(status: number | undefined, cause: unknown): ChatGone | ChatUnreachable {
  const isGone = status !== undefined && gone.includes(status);
  return isGone
    ? new ChatGone(`Teams answered ${status}`, { cause })
    : new ChatUnreachable(`Teams answered ${status ?? 'nothing'}`, { cause });
}
