import { AsyncLocalStorage } from 'node:async_hooks';
import { attempts } from './client.ts';
import { verdictOf } from './failure.ts';
import { SessionTokens } from './session-tokens.ts';

/** `carried` came from outside and may be a lie; `seen` is what the work itself wrote or read. */
type Work = { readonly carried: SessionTokens; readonly seen: SessionTokens; doubts: number };

/** Fits a cookie or a header with room to spare. */
const longestToken = 1024;
/** How often no replica may know a carried token before it counts as made up. */
const mostDoubts = 3;

/** Which session tokens a request must carry: the process's own, and those of the work that asks. */
export class Sessions {
  readonly #process = new SessionTokens();
  readonly #works = new AsyncLocalStorage<Work>();

  async following<Outcome>(after: string, run: () => Promise<Outcome>) {
    const work: Work = { carried: new SessionTokens(), seen: new SessionTokens(), doubts: 0 };
    if (after.length <= longestToken) work.carried.merge(after);
    const outcome = await this.#works.run(work, run);
    this.#works.getStore()?.seen.mergeAll(work.seen);
    const both = new SessionTokens();
    both.mergeAll(work.carried);
    both.mergeAll(work.seen);
    return { outcome, after: both.text(longestToken) };
  }

  note(seen: SessionTokens): void {
    this.#process.mergeAll(seen);
    this.#works.getStore()?.seen.mergeAll(seen);
  }

  /** Runs one attempt of a read with the token to send. What cannot be used of a carried token is dropped. */
  async reading<Outcome>(
    read: (options: { sessionToken?: string }) => Promise<Outcome>,
  ): Promise<Outcome> {
    const work = this.#works.getStore();
    try {
      return await read(this.#tokenFor(work));
    } catch (error) {
      if (!work || work.carried.isEmpty || !isDoubted(work)) throw error;
      work.carried.clear();
      return read(this.#tokenFor(work));
    }
  }

  #tokenFor(work: Work | undefined): { sessionToken?: string } {
    const tokens = new SessionTokens();
    tokens.mergeAll(this.#process);
    if (work) tokens.mergeAll(work.carried);
    return tokens.isEmpty ? {} : { sessionToken: tokens.text() };
  }
}

/** A token that no replica knows yet may be true, one that the service cannot read is not. */
function isDoubted(work: Work): boolean {
  const failure = attempts.getStore()?.failure;
  if (failure?.status === 400) return true;
  if (!failure || verdictOf(failure) !== 'behind') return false;
  work.doubts += 1;
  return work.doubts >= mostDoubts;
}
