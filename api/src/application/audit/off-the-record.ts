import type { Operation } from './operation.ts';
import type { Operations } from './operations.ts';

const unrecorded: Operation = {
  by: () => undefined,
  about: () => undefined,
  inChat: () => undefined,
  refused: () => undefined,
  heard: () => undefined,
  step: () => undefined,
  begin: async () => undefined,
  end: async () => undefined,
};

/** Work runs and nothing is written down: for what fills a demo, and for tests of something else. */
export const offTheRecord: Operations = {
  operate: async (_beginning, work) => (await work(unrecorded)).outcome,
  turnedAway: () => undefined,
};
