import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { type Lock, type Locked, shippedPackages } from './read-lock.ts';

const run = promisify(execFile);
const root = new URL('../../', import.meta.url);

const component = z.looseObject({ 'bom-ref': z.string(), purl: z.string(), version: z.string() });

/** CycloneDX 1.5, as much of it as npm writes. */
const document = z.object({
  $schema: z.string(),
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  metadata: z.object({ component: z.looseObject({ purl: z.string() }) }),
  components: z.array(component),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

export type Sbom = z.output<typeof document>;

export const parseSbom = (text: string): Sbom => document.parse(JSON.parse(text));

/** The whole lock as npm describes it, without the network and without what is installed. */
export async function sbomOfLock(): Promise<Sbom> {
  const asked = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'];
  const { stdout } = await run('npm', asked, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  return parseSbom(stdout);
}

/**
 * What is shipped of it, in a form that the same lock always gives: no moment, no serial number, and
 * nothing that depends on the version of npm or the folder. `npm sbom --omit dev` cannot be used: it
 * leaves out what a workspace needs as soon as the whole needs it for development (restify).
 */
export function shippedSbom(sbom: Sbom, lock: Lock): Sbom {
  const shipped = new Set(shippedPackages(lock).map(refOf));
  const { $schema, bomFormat, specVersion, metadata } = sbom;
  return {
    $schema,
    bomFormat,
    specVersion,
    metadata: {
      component: { type: 'application', name: 'sekitori', purl: metadata.component.purl },
    },
    components: sbom.components
      .filter((found) => shipped.has(found['bom-ref']))
      .map(({ properties: _, ...found }) => found)
      .sort(inOrder((found) => found['bom-ref'])),
    dependencies: sbom.dependencies
      .filter(({ ref }) => shipped.has(ref))
      .map(({ ref, dependsOn }) => ({
        ref,
        dependsOn: dependsOn.filter((one) => shipped.has(one)).sort(),
      }))
      .sort(inOrder(({ ref }) => ref)),
  };
}

const inOrder =
  <Of>(key: (of: Of) => string) =>
  (a: Of, b: Of) =>
    key(a) < key(b) ? -1 : 1;

const refOf = ({ aliasOf, name, version }: Locked) => `${aliasOf ?? name}@${version}`;

/** Shipped packages that a document does not name, or names with another hash. */
export function findSbomFaults(sbom: Sbom, lock: Lock): string[] {
  const named = new Map(sbom.components.map((found) => [found['bom-ref'], hashOf(found)]));
  return shippedPackages(lock)
    .filter((found) => named.get(refOf(found)) !== integrityInHex(found))
    .map((found) => `${refOf(found)} is not in the SBOM as it is in the lock`);
}

const hashes = z.array(z.object({ alg: z.string(), content: z.string() })).default([]);

const hashOf = (found: Sbom['components'][number]) =>
  hashes.parse(found['hashes']).find(({ alg }) => alg === 'SHA-512')?.content;

const integrityInHex = ({ integrity = '' }: Locked) =>
  Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');

export const committedSbom = new URL('docs/sbom/sekitori.cdx.json', root);

export const writtenOut = (sbom: Sbom): string => `${JSON.stringify(sbom, null, 1)}\n`;
