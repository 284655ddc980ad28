import { findTestFaults } from './named-tests.ts';
import { readCsv } from './read-csv.ts';

/** `operator`: whoever runs the program does it, and the program cannot show it. */
const states = ['met', 'partly', 'not met', 'operator'];

/** A statement of the white paper, what the program does about it, and what shows that. */
export type Requirement = {
  readonly id: string;
  readonly state: string;
  readonly behaviour: readonly [en: string, ja: string];
  readonly tests: string;
  /** What is missing; empty where the statement is met. */
  readonly missing: readonly [en: string, ja: string];
};

export const readRequirements = (): Requirement[] =>
  readCsv('docs/security/requirements.csv').map((row) => {
    const cell = (name: string) => row.get(name) ?? '';
    return {
      id: cell('id'),
      state: cell('state'),
      behaviour: [cell('behaviour'), cell('動作')],
      tests: cell('tests'),
      missing: [cell('missing'), cell('満たしていない点')],
    };
  });

/** What is wrong with the table: states, sentences, tests that are not there. */
export function findRequirementFaults(requirements: readonly Requirement[]): string[] {
  const ids = requirements.map(({ id }) => id);
  const doubled = ids.filter((id, at) => ids.indexOf(id) !== at);
  return [
    ...doubled.map((id) => `${id}: twice`),
    ...requirements.flatMap((requirement) => [
      ...faultsOf(requirement).map((fault) => `${requirement.id}: ${fault}`),
      ...findTestFaults(requirement),
    ]),
  ];
}

function faultsOf({ state, behaviour, tests, missing }: Requirement): string[] {
  const needsTests = state === 'met' || state === 'partly';
  const needsReason = state !== 'met';
  const checks: readonly (readonly [boolean, string])[] = [
    [!states.includes(state), `no state is called ${state}`],
    [behaviour.includes(''), 'says nothing of what is done in one of the languages'],
    [needsTests && tests === '', `${state} without a test`],
    [!needsTests && tests !== '', `${state}, and yet with tests`],
    [missing.some((said) => needsReason === (said === '')), 'missing: said where met, or not said'],
  ];
  return checks.flatMap(([isBad, fault]) => (isBad ? [fault] : []));
}
