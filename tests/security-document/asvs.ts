import { findTestFaults } from './named-tests.ts';
import { readCsv } from './read-csv.ts';

const states = ['met', 'not applicable', 'not met'] as const;

/** A requirement of OWASP ASVS 5.0 and how the product stands to it. */
export type AsvsRow = {
  readonly id: string;
  readonly level: string;
  readonly state: string;
  readonly tests: string;
  /** Why it does not apply or is not met; empty where it is met. */
  readonly why: readonly [en: string, ja: string];
};

export const readAsvs = (): AsvsRow[] =>
  readCsv('docs/security/asvs.csv').map((row) => {
    const cell = (name: string) => row.get(name) ?? '';
    return {
      id: cell('id'),
      level: cell('level'),
      state: cell('state'),
      tests: cell('tests'),
      why: [cell('why'), cell('理由')],
    };
  });

/** The requirements of levels 1 and 2 in a list of OWASP's, as `id level`. */
export const requiredIn = (list: readonly ReadonlyMap<string, string>[]) =>
  list
    .map((row) => `${row.get('req_id')} ${row.get('L')}`)
    .filter((required) => / [12]$/.test(required));

/** What is wrong with the table: nothing is met without a test that exists, and all else has a reason. */
export function findAsvsFaults(rows: readonly AsvsRow[]): string[] {
  return rows.flatMap((row) => [
    ...faultsOf(row).map((fault) => `${row.id}: ${fault}`),
    ...findTestFaults(row),
  ]);
}

function faultsOf({ state, tests, why }: AsvsRow): string[] {
  const isMet = state === 'met';
  const checks: readonly (readonly [boolean, string])[] = [
    [!states.some((known) => known === state), `no state is called ${state}`],
    [isMet && tests === '', 'met without a test'],
    [!isMet && tests !== '', `${state}, and yet with tests`],
    [why.some((said) => isMet !== (said === '')), 'a reason where it is met, or none where not'],
  ];
  return checks.flatMap(([isBad, fault]) => (isBad ? [fault] : []));
}

/** How many of a level are in each state, as a sentence. */
export function countsOf(rows: readonly AsvsRow[], level: string): string {
  const ofLevel = rows.filter((row) => row.level === level);
  const counts = states.map(
    (state) => `${ofLevel.filter((row) => row.state === state).length} ${state}`,
  );
  return `level ${level}: ${ofLevel.length} requirements, ${counts.join(', ')}`;
}
