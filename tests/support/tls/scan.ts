import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
const longestMs = 600_000;

/** Asks a scanner; throws with what it said where it could not scan. */
async function ask(path: string, args: readonly string[]): Promise<void> {
  const { signal, stdout } = await run(path, [...args], {
    timeout: longestMs,
    maxBuffer: 1e8,
  }).then(
    (done) => ({ ...done, signal: null }),
    // testssl.sh ends with the number of its findings.
    (failed) => failed,
  );
  if (signal) throw new Error(`${path} was ended: ${String(stdout).slice(-500)}`);
}

const findings = z.array(
  z.looseObject({ id: z.string(), severity: z.string(), finding: z.string() }),
);

/** What a scan found of a server: each protocol and suite that it answers, and what the scanner calls weak. */
export type Found = {
  readonly protocols: readonly string[];
  readonly weaknesses: readonly string[];
  /** How many things the scanner looked at: none, where it did not reach the server. */
  readonly looked: number;
};

const protocolIds: ReadonlyMap<string, string> = new Map([
  ['SSLv2', 'SSLv2'],
  ['SSLv3', 'SSLv3'],
  ['TLS1', 'TLSv1.0'],
  ['TLS1_1', 'TLSv1.1'],
  ['TLS1_2', 'TLSv1.2'],
  ['TLS1_3', 'TLSv1.3'],
]);
const weak = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL', 'FATAL', 'WARN'];
/**
 * What says nothing of TLS here: certificates of tests have no authority that browsers know, no
 * revocation list and no CAA record, localhost has no name server, and BREACH needs a secret in a
 * compressed answer, while only files of the build are compressed.
 */
const ofTheTest =
  /^(cert_(?!keySize|signatureAlgorithm)|DNS_|BREACH|scanTime|engine_problem|OCSP_|HTTP_(clock|status)|banner_|clientsimulation|intermediate_cert|overall_grade|grade_cap|rating|final_score)/;

export async function scanWithTestssl(path: string, port: number): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'sekitori-testssl-'));
  const file = join(folder, 'found.json');
  const checks = ['-p', '-s', '-f', '-S', '-h', '-U'];
  const options = ['--quiet', '--color', '0', '--warnings', 'off', '--ip', '127.0.0.1'];
  await ask(path, [...options, '--jsonfile', file, ...checks, `localhost:${port}`]);
  const found = findings.parse(JSON.parse(readFileSync(file, 'utf8')));
  rmSync(folder, { recursive: true });
  const isOffered = (finding: string) => /^offered/.test(finding);
  return {
    looked: found.length,
    protocols: found.flatMap(({ id, finding }) => {
      const protocol = protocolIds.get(id);
      return protocol && isOffered(finding) ? [protocol] : [];
    }),
    weaknesses: found.flatMap(({ id, severity, finding }) =>
      weak.includes(severity) && !ofTheTest.test(id) ? [`${id}: ${finding}`] : [],
    ),
  };
}

export async function scanWithSslscan(path: string, port: number): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'sekitori-sslscan-'));
  const file = join(folder, 'found.xml');
  await ask(path, [`--xml=${file}`, `localhost:${port}`]);
  const xml = readFileSync(file, 'utf8');
  rmSync(folder, { recursive: true });
  const protocols = [...xml.matchAll(/<protocol type="(\w+)" version="([\d.]+)" enabled="1"/g)].map(
    ([, type = '', version = '']) =>
      `${type.toUpperCase().replace('TLS', 'TLSv').replace('SSL', 'SSLv')}${version}`,
  );
  const suites = [...xml.matchAll(/<cipher status="\w+" .*?cipher="([^"]+)"/g)].map(
    ([, name = '']) => name,
  );
  return {
    looked: protocols.length + suites.length,
    protocols,
    weaknesses: [...new Set(suites)].filter((name) => !isStrong(name)),
  };
}

/** Authenticated encryption with forward secrecy: every suite of TLS 1.3, and those of 1.2 by their names. */
const isStrong = (name: string) => /^TLS_AES_|^TLS_CHACHA20_|^ECDHE-.*(GCM|POLY1305)/.test(name);
