import type { Operations } from '../../application/audit/operations.ts';
import type { Figures } from './figures.ts';

/** The same operations; each is counted by the way it came and how it ended. */
export function countedOperations(
  operations: Operations,
  figures: Pick<Figures, 'count'>,
): Operations {
  return {
    ...operations,
    async operate(beginning, work) {
      // What throws, or cannot be put on record, failed.
      let outcome = 'failed';
      let said = outcome;
      try {
        const answer = await operations.operate(beginning, async (operation) => {
          const ended = await work(operation);
          said = ended.ending.outcome;
          return ended;
        });
        outcome = said;
        return answer;
      } finally {
        figures.count('sekitori_operations_total', { way: beginning.way, outcome });
      }
    },
  };
}
