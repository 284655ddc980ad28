import { after, type Effect, isLook, nothingStands, type Standing } from './claims-model.ts';

/**
 * An operation as its caller saw it. Times are places in one order of everything the callers saw.
 * One that was never answered may have happened at any time since, or never.
 */
export type Operation = {
  readonly effect: Effect;
  readonly invokedAt: number;
  readonly answeredAt: number | 'never';
};

/**
 * Whether there is an order in which the operations happened one at a time, each between its call and
 * its answer, so that all answers are right (Wing and Gong 1993, remembering dead ends as Lowe 2017).
 */
export function isLinearizable(history: readonly Operation[]): boolean {
  return new Search(history).run();
}

type Place = { readonly at: number; readonly standing: Standing };

class Search {
  readonly #answered: readonly Operation[];
  readonly #unanswered: readonly Operation[];
  readonly #happened: Set<Operation> = new Set();
  readonly #deadEnds: Set<string> = new Set();

  constructor(history: readonly Operation[]) {
    const inOrder = [...history].sort((a, b) => a.invokedAt - b.invokedAt);
    this.#answered = inOrder.filter((operation) => operation.answeredAt !== 'never');
    this.#unanswered = inOrder.filter((operation) => operation.answeredAt === 'never');
  }

  run(): boolean {
    return this.#explains({ at: 0, standing: nothingStands });
  }

  /** `at`: before it, every answered operation has happened. */
  #explains({ at, standing }: Place): boolean {
    let first = at;
    while (this.#hasHappened(first)) first += 1;
    if (first === this.#answered.length) return true;
    const possible = this.#possibleFrom(first);
    // A look that is right now may happen now: it changes nothing for the others.
    const look = possible.find((one) => isLook(one.effect) && after(standing, one.effect));
    if (look) return this.#tries(look, { at: first, standing });
    const state = this.#nameOf(first);
    if (this.#deadEnds.has(state)) return false;
    if (possible.some((one) => !isLook(one.effect) && this.#tries(one, { at: first, standing }))) {
      return true;
    }
    this.#deadEnds.add(state);
    return false;
  }

  #hasHappened(at: number): boolean {
    const operation = this.#answered[at];
    return operation !== undefined && this.#happened.has(operation);
  }

  #tries(operation: Operation, { at, standing }: Place): boolean {
    const next = after(standing, operation.effect);
    if (!next) return false;
    this.#happened.add(operation);
    if (this.#explains({ at, standing: next })) return true;
    this.#happened.delete(operation);
    return false;
  }

  /** What was called before anything that has not happened yet was answered. */
  #possibleFrom(first: number): Operation[] {
    let earliest = Number.POSITIVE_INFINITY;
    const open: Operation[] = [];
    for (let at = first; at < this.#answered.length; at += 1) {
      const operation = this.#answered[at];
      if (!operation || operation.invokedAt > earliest) break;
      if (this.#happened.has(operation)) continue;
      if (operation.answeredAt !== 'never') earliest = Math.min(earliest, operation.answeredAt);
      open.push(operation);
    }
    const perhaps = this.#unanswered.filter((operation) => !this.#happened.has(operation));
    return [...open, ...perhaps].filter((operation) => operation.invokedAt < earliest);
  }

  /** What stands follows from what has happened, so that this says all of where the search is. */
  #nameOf(first: number): string {
    const until = this.#answered[first]?.answeredAt ?? 'never';
    const beyond: number[] = [];
    for (let at = first + 1; at < this.#answered.length; at += 1) {
      const operation = this.#answered[at];
      if (!operation || (until !== 'never' && operation.invokedAt > until)) break;
      if (this.#happened.has(operation)) beyond.push(at);
    }
    const perhaps = this.#unanswered.flatMap((operation, at) =>
      this.#happened.has(operation) ? [at] : [],
    );
    return `${first}:${beyond.join()}:${perhaps.join()}`;
  }
}
