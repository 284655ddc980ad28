import type { Verdict } from '../storm/verdict.ts';
import { acceptedFindings } from './accepted-findings.ts';
import type { Finding } from './finding.ts';
import { type Hole, judgeControl, judgeProduct } from './verdict-of-scan.ts';

/** Adds up what a scanner found of the product and of its control. */
export function tally() {
  const flaws: string[] = [];
  const figures = { looked: 0, findings: 0, accepted: 0, planted: 0, found: 0 };
  return {
    flaws,
    looked(count: number) {
      figures.looked += count;
    },
    product(findings: readonly Finding[], where: string) {
      const verdict = judgeProduct(findings, acceptedFindings);
      figures.findings += findings.length;
      figures.accepted += verdict.accepted.length;
      flaws.push(...verdict.flaws.map((flaw) => `${where}: ${flaw}`));
    },
    control(findings: readonly Finding[], holes: readonly Hole[]) {
      const verdict = judgeControl(findings, holes);
      figures.planted += holes.length;
      figures.found += verdict.found.length;
      flaws.push(...verdict.flaws);
    },
    /** A hole that no report has a line for. */
    planted(name: string, isFound: boolean) {
      figures.planted += 1;
      if (isFound) figures.found += 1;
      else flaws.push(`the planted hole was not found: ${name}`);
    },
    verdict: (): Verdict => ({ flaws, figures }),
  };
}

export type Tally = ReturnType<typeof tally>;

type Living = { isAlive(): Promise<boolean> };

/** Scans what is there before and after; a target that died meanwhile looks clean, so its scan says so. */
export async function whileAlive<Scan>(
  target: Living,
  scan: () => Promise<Scan>,
): Promise<{ readonly scan: Scan; readonly deaths: readonly string[] }> {
  const before = await target.isAlive();
  const done = await scan();
  const after = await target.isAlive();
  const deaths = before && after ? [] : [before ? 'the target died meanwhile' : 'no target'];
  return { scan: done, deaths };
}
