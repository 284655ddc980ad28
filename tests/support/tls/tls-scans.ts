import { programAt } from '../scans/programs.ts';
import type { Verdict } from '../storm/verdict.ts';
import { scanWithSslscan, scanWithTestssl } from './scan.ts';
import { type Scanned, scannedProduct, weakServer } from './scanned-servers.ts';

const scanners = { testssl: scanWithTestssl, sslscan: scanWithSslscan } as const;
export type Scanner = keyof typeof scanners;

/** What each server must be found to answer; the weak one is the control. */
const servers: readonly {
  readonly name: string;
  readonly start: () => Promise<Scanned>;
  readonly protocols: readonly string[];
  readonly isWeak: boolean;
}[] = [
  {
    name: 'the product',
    start: () => scannedProduct('1.3'),
    protocols: ['TLSv1.2', 'TLSv1.3'],
    isWeak: false,
  },
  {
    name: 'the product with TLS_MAX=1.2',
    start: () => scannedProduct('1.2'),
    protocols: ['TLSv1.2'],
    isWeak: false,
  },
  {
    name: 'the weak server',
    start: weakServer,
    protocols: ['TLSv1.0', 'TLSv1.1', 'TLSv1.2'],
    isWeak: true,
  },
];

/** Scans the product in both modes of TLS, and a server whose weakness must be found; undefined where the scanner is not there. */
export async function scanTls(scanner: Scanner): Promise<Verdict | undefined> {
  const path = programAt(scanner);
  if (path === undefined) return undefined;
  const flaws: string[] = [];
  const figures = { servers: servers.length, looked: 0, weaknesses: 0, weaknessesOfControl: 0 };
  for (const { name, start, protocols, isWeak } of servers) {
    const server = await start();
    const found = await scanners[scanner](path, server.port).finally(() => server.stop());
    figures.looked += found.looked;
    figures[isWeak ? 'weaknessesOfControl' : 'weaknesses'] += found.weaknesses.length;
    if (found.protocols.join() !== protocols.join()) {
      flaws.push(`${scanner}: ${name} answers ${found.protocols.join()}`);
    }
    if (isWeak && found.weaknesses.length === 0) flaws.push(`${scanner} found nothing of ${name}`);
    if (!isWeak) {
      flaws.push(...found.weaknesses.map((weakness) => `${scanner}: ${name}: ${weakness}`));
    }
  }
  return { flaws, figures };
}
