import { appendFileSync, existsSync } from 'node:fs';
import { routes } from '../../../api/src/contract/routes.ts';
import { openApiOf } from '../../../api/src/http/openapi.ts';
import { type HeardAnswer, judgeBy, openApiShape } from './contract.ts';
import { flawsFile } from './flaws-file.ts';

const judge = judgeBy(openApiShape.parse(openApiOf(routes)));

/** Judges an answer of this process and writes down at once what was found: the next moment may be its last. */
export function judgeHeard(answer: HeardAnswer): void {
  const { operation, flaws } = judge(answer);
  const { method, url, status } = answer;
  // Only the path: a query may carry what nobody else is to read.
  const asked = `${method} ${url.split('?')[0]} ${status}`;
  const file = flawsFile();
  // A run that is over has taken its file with it.
  if (file === undefined || !existsSync(file)) return;
  const line = { operation, flaws: flaws.map((flaw) => `${asked}: ${flaw}`) };
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}
