import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { mochaGlobalTeardown as endService } from '../service.ts';
import { setFlawsFile } from './flaws-file.ts';

/**
 * Loaded by mocha before any test: from then on each answer of the product is judged by the OpenAPI
 * document where it goes out, in every process that tests start, whoever asked: scripts, browsers, sockets.
 */
const listen = new URL('listen.mjs', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'sekitori-answers-'));
const file = join(folder, 'answers.jsonl');
writeFileSync(file, '');
setFlawsFile(file);
process.env['NODE_OPTIONS'] = `${process.env['NODE_OPTIONS'] ?? ''} --import ${listen.href}`.trim();
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const line = z.object({ operation: z.string(), flaws: z.array(z.string()) });

/** What was heard so far, by a file of the judge's. */
export function readHeard(path: string) {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  const heard = lines.map((text) => line.parse(JSON.parse(text)));
  return {
    answers: heard.length,
    operations: new Set(heard.map(({ operation }) => operation)),
    flaws: [...new Set(heard.flatMap(({ flaws }) => flaws))],
  };
}

/** Mocha calls it once before all tests; some run the product in this very process. */
export async function mochaGlobalSetup(): Promise<void> {
  await import(listen.href);
}

/** Mocha calls it once after all tests. The shared service ends first: it still answers, and must not stay. */
export async function mochaGlobalTeardown(): Promise<void> {
  await endService();
  const { answers, operations, flaws } = readHeard(file);
  console.log(`${answers} answers of ${operations.size} operations held against the document`);
  if (flaws.length > 0) throw new Error(`Answers that are not as announced:\n${flaws.join('\n')}`);
}
