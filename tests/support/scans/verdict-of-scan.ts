import { type Finding, shown } from './finding.ts';

/** A kind of finding, and how what is said of it reads. */
export type Pattern = Pick<Finding, 'scanner' | 'kind'> & { readonly detail: RegExp };
export type Accepted = Pattern & { readonly because: string };
export type Hole = Pattern & { readonly name: string };

const fits = (pattern: Pattern) => (finding: Finding) =>
  finding.scanner === pattern.scanner &&
  finding.kind === pattern.kind &&
  pattern.detail.test(finding.detail);

/** Sorts what was found of the product into what is accepted, with its reason, and what is red: everything else. */
export function judgeProduct(findings: readonly Finding[], accepted: readonly Accepted[]) {
  const isAccepted = (finding: Finding) => accepted.some((entry) => fits(entry)(finding));
  return {
    accepted: findings.filter(isAccepted),
    flaws: findings.filter((finding) => !isAccepted(finding)).map(shown),
  };
}

/** Which planted holes were found of a control; those that were not make the scanner blind. */
export function judgeControl(findings: readonly Finding[], holes: readonly Hole[]) {
  const isFound = (hole: Hole) => findings.some(fits(hole));
  return {
    found: holes.filter(isFound).map(({ name }) => name),
    flaws: holes
      .filter((hole) => !isFound(hole))
      .map(({ scanner, name }) => `${scanner} did not find the planted hole: ${name}`),
  };
}
