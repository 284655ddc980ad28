import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scanWith } from './programs.ts';
import { readWapiti } from './wapiti-report.ts';

/** Never ssrf, xxe and nikto: they call hosts outside this machine. */
const modules = 'xss,redirect,file,crlf,csrf,http_headers,cookieflags,csp,methods,sql,permanentxss';
const longestMs = 1_800_000;

export type WapitiTarget = {
  readonly url: string;
  /** Where it begins beside what links lead to. */
  readonly addresses: readonly string[];
  readonly headers: readonly string[];
};

/** Has wapiti crawl a target and attack what it found. */
export async function scanWithWapiti(path: string, { url, addresses, headers }: WapitiTarget) {
  const folder = mkdtempSync(join(tmpdir(), 'sekitori-wapiti-'));
  const configuration = join(folder, 'configuration');
  mkdirSync(configuration);
  // Where its list of technologies is not there, it asks the network for one, whatever the modules.
  writeFileSync(join(configuration, 'apps.json'), '{}');
  const file = join(folder, 'found.json');
  const said = await scanWith(
    path,
    [
      ...['-u', url, '-m', modules, '-f', 'json', '-o', file, '-v', '0'],
      ...['--no-bugreport', '--flush-session', '--verify-ssl', '0'],
      ...['--store-session', join(folder, 'session'), '--store-config', configuration],
      ...addresses.flatMap((address) => ['-s', address]),
      ...headers.flatMap((header) => ['-H', header]),
    ],
    { longestMs, folder },
  );
  const read = readWapiti({ json: readFileSync(file, 'utf8'), said });
  rmSync(folder, { recursive: true });
  return { ...read, said };
}
