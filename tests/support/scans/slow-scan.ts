import { readdirSync, statSync } from 'node:fs';
import type { Verdict } from '../storm/verdict.ts';
import { bookUntil } from './bookings-meanwhile.ts';
import { plantedSite } from './planted-site.ts';
import { programAt } from './programs.ts';
import { type ScannedProduct, startScannedProduct } from './scanned-product.ts';
import { beSlow } from './slow-http.ts';
import { mostSecondsAway, type Slowness, type SlowReport, slowFlaws } from './slow-report.ts';
import { socketsOf } from './sockets.ts';

const person = 'emily.carter@midori.example';
const assets = new URL('../../../tabs/dist/assets/', import.meta.url);
const room = 50;

/** Sockets of a process that have nothing to do with the scan: its ports, RSI, people. */
const fewSockets = 12;

/**
 * Has slowhttptest hold connections in three ways while somebody books and cancels; undefined where it is not
 * there. The product must end each slow connection, and answer whoever is not slow.
 */
export async function scanSlowness(): Promise<Verdict | undefined> {
  const slowhttptest = programAt('slowhttptest');
  if (slowhttptest === undefined) return undefined;
  const [product, control] = [await onProduct(slowhttptest), await onControls(slowhttptest)];
  return {
    flaws: [...product.flaws, ...control.flaws],
    figures: { ...product.figures, ...control.figures },
  };
}

async function onProduct(slowhttptest: string): Promise<Verdict> {
  const product = await startScannedProduct({ RATE_LIMITS: 'on' });
  const over = new AbortController();
  try {
    const cookie = await product.cookieOf(person);
    const booking = bookUntil({ product, cookie }, over);
    const scans = await slowScans(product, slowhttptest);
    const isAlive = await product.isAlive();
    over.abort();
    const { answered, refused, slowestMs } = await booking;
    const connections = scans.reduce((sum, { most }) => sum + most, 0);
    const held = scans.reduce((sum, { held }) => sum + held, 0);
    return {
      flaws: [
        ...scans.flatMap(({ flaws }) => flaws),
        ...refused,
        ...(isAlive ? [] : ['the product died meanwhile']),
        ...(answered === 0 ? ['nobody booked meanwhile'] : []),
      ],
      figures: { connections, held, answered, slowestMs },
    };
  } finally {
    over.abort();
    await product.stop();
  }
}

type Scan = SlowReport & { readonly flaws: readonly string[] };

async function slowScans(product: ScannedProduct, slowhttptest: string): Promise<readonly Scan[]> {
  const paths: { readonly [How in Slowness]: string } = {
    headers: '/',
    body: '/auth/back-channel-logout',
    reading: `/assets/${largestAsset()}`,
  };
  const scans: Scan[] = [];
  for (const how of ['headers', 'body', 'reading'] as const) {
    const url = `${product.url}${paths[how]}`;
    const isReading = how === 'reading';
    const counted = isReading ? { count: async () => heldBy(product.pid) } : {};
    const report = await beSlow(slowhttptest, { how, url, ...counted });
    scans.push({ ...report, flaws: slowFlaws(how, report) });
  }
  return scans;
}

const heldBy = (pid: number) => Math.max(0, socketsOf(pid).size - fewSockets);

function largestAsset(): string {
  const sizes = readdirSync(assets).map(
    (name) => [statSync(new URL(name, assets)).size, name] as const,
  );
  return sizes.toSorted(([one], [other]) => other - one)[0]?.[1] ?? '';
}

/** One site that holds whoever is slow for ever, and one that has no room beside them. */
async function onControls(slowhttptest: string): Promise<Verdict> {
  const flaws: string[] = [];
  const figures = { planted: 0, found: 0 };
  const note = (name: string, isFound: boolean) => {
    figures.planted += 1;
    if (isFound) figures.found += 1;
    else flaws.push(`slowhttptest did not find the planted hole: ${name}`);
  };
  const [patient, generous, narrow] = await Promise.all([
    plantedSite(),
    plantedSite(),
    plantedSite({ room }),
  ]);
  const ask = (how: Slowness, url: string) => beSlow(slowhttptest, { how, url });
  const isFound = (how: Slowness, { held }: SlowReport) => note(`slow ${how} for ever`, held > 0);
  const read = {
    how: 'reading',
    url: `${generous.url}large`,
    count: generous.connections,
  } as const;
  const looks = [
    ask('headers', patient.url).then((report) => isFound('headers', report)),
    ask('body', `${patient.url}guests`).then((report) => isFound('body', report)),
    beSlow(slowhttptest, read).then((report) => isFound('reading', report)),
    ask('headers', narrow.url).then(({ secondsAway }) =>
      note('no room for others', secondsAway > mostSecondsAway),
    ),
  ];
  try {
    await Promise.all(looks);
  } finally {
    await Promise.all([patient, generous, narrow].map((site) => site.stop()));
  }
  return { flaws, figures };
}
