import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NmapReport, readNmap } from './nmap-report.ts';
import { scanWith } from './programs.ts';

const longestMs = 900_000;
const host = '127.0.0.1';

/**
 * Scripts that ask the target alone. Each is forced: they would leave out a service that nmap cannot name,
 * and a service without a banner is one.
 */
const scripts = [
  ...['http-methods', 'http-trace', 'http-server-header', 'http-cookie-flags', 'http-cors'],
  ...['http-git', 'http-passwd', 'http-open-redirect', 'http-internal-ip-disclosure'],
  ...['http-php-version', 'http-unsafe-output-escaping', 'http-enum'],
].map((script) => `+${script}`);

/** Every port of this machine that is open. */
export async function openPorts(path: string): Promise<readonly number[]> {
  return (await nmap(path, ['-p-'])).ports;
}

/** Who answers at these ports, and what the scripts find there. */
export function scanPorts(path: string, ports: readonly number[]): Promise<NmapReport> {
  const chosen = ['--script', ['banner', ...scripts].join(',')];
  const tried = ['--script-args', 'http-methods.test-all=true'];
  return nmap(path, ['-p', ports.join(','), '-sV', ...chosen, ...tried]);
}

/** Which protocols and suites a port of TLS offers, and how strong they are. */
export function scanSuites(path: string, port: number): Promise<NmapReport> {
  return nmap(path, ['-p', String(port), '--script', '+ssl-enum-ciphers']);
}

async function nmap(path: string, args: readonly string[]): Promise<NmapReport> {
  const folder = mkdtempSync(join(tmpdir(), 'sekitori-nmap-'));
  const file = join(folder, 'found.xml');
  await scanWith(path, ['-Pn', '-n', '-oX', file, ...args, host], { longestMs, folder });
  const read = readNmap(readFileSync(file, 'utf8'));
  rmSync(folder, { recursive: true });
  return read;
}
