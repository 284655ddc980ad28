import type { Verdict } from '../storm/verdict.ts';
import { weakServer } from '../tls/scanned-servers.ts';
import { documentedSettings, portFlaws } from './document-ports.ts';
import { openPorts, scanPorts, scanSuites } from './nmap.ts';
import { holesForNmap, holesForSuites } from './planted-holes.ts';
import { plantedSite } from './planted-site.ts';
import { programAt } from './programs.ts';
import { type ScannedProduct, startScannedProduct } from './scanned-product.ts';
import { portsOf } from './sockets.ts';
import { type Tally, tally, whileAlive } from './tally.ts';

/**
 * Has nmap look for every port that the product opened, and ask who answers there; undefined where it is not
 * there. Ports of other processes of this machine are none of ours.
 */
export async function scanOpenPorts(): Promise<Verdict | undefined> {
  const nmap = programAt('nmap');
  if (nmap === undefined) return undefined;
  const sum = tally();
  await scanPlanted(nmap, sum);
  await scanWeak(nmap, sum);
  const product = await startScannedProduct();
  await scanProduct(nmap, { product, sum }).finally(() => product.stop());
  return sum.verdict();
}

const openOf = async (nmap: string, pid: number) => {
  const open = await openPorts(nmap);
  const own = portsOf(pid);
  return open.filter((port) => own.has(port));
};

async function scanPlanted(nmap: string, sum: Tally): Promise<void> {
  const site = await plantedSite();
  const { scan, deaths } = await whileAlive(site, async () => {
    const open = await openOf(nmap, process.pid);
    const flaws = portFlaws(open, [site.port]);
    sum.planted(
      'a port that no document names',
      flaws.some((flaw) => flaw.includes(String(site.extraPort))),
    );
    return scanPorts(nmap, [site.port, site.extraPort]);
  }).finally(() => site.stop());
  sum.flaws.push(...deaths.map((death) => `the planted site: ${death}`));
  sum.control(scan.findings, holesForNmap);
}

async function scanWeak(nmap: string, sum: Tally): Promise<void> {
  const weak = await weakServer();
  const { findings } = await scanSuites(nmap, weak.port).finally(() => weak.stop());
  sum.control(findings, holesForSuites);
}

async function scanProduct(
  nmap: string,
  { product, sum }: { readonly product: ScannedProduct; readonly sum: Tally },
): Promise<void> {
  const ports: { readonly [setting: string]: number } = {
    PORT: product.port,
    METRICS_PORT: product.metricsPort,
  };
  const documented = documentedSettings().map((setting) => ports[setting] ?? 0);
  const { scan, deaths } = await whileAlive(product, async () => {
    const open = await openOf(nmap, product.pid);
    return {
      open,
      found: await scanPorts(nmap, open),
      suites: await scanSuites(nmap, product.port),
    };
  });
  const { open, found, suites } = scan;
  sum.looked(open.length);
  sum.flaws.push(...deaths, ...portFlaws(open, documented));
  if (!found.isWhole || !suites.isWhole) sum.flaws.push('nmap did not end its scan');
  if (suites.findings.length === 0) sum.flaws.push('nmap saw no TLS at the port of the product');
  sum.product([...found.findings, ...suites.findings], 'the product');
}
