import { readFileSync } from 'node:fs';
import { z } from 'zod';

const names = z.record(z.string(), z.string()).default({});

const entry = z.object({
  name: z.string().optional(),
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  link: z.boolean().default(false),
  hasInstallScript: z.boolean().default(false),
  dependencies: names,
  optionalDependencies: names,
  peerDependencies: names,
  peerDependenciesMeta: z
    .record(z.string(), z.object({ optional: z.boolean().default(false) }))
    .default({}),
});

const lock = z.object({
  lockfileVersion: z.number(),
  packages: z.record(z.string(), entry),
});

/** One folder of `package-lock.json`: a package of the registry, a link to a workspace, or a workspace. */
export type Locked = Omit<z.output<typeof entry>, 'name'> & {
  /** Where it lies; '' is the whole. */
  readonly path: string;
  /** What it is imported by. */
  readonly name: string;
  /** What it really is, where it is imported by another name (`npm:other@1`). */
  readonly aliasOf?: string | undefined;
};

export type Lock = readonly Locked[];

const folder = 'node_modules/';

export function parseLock(text: string): Lock {
  const { packages } = lock.parse(JSON.parse(text));
  return Object.entries(packages).map(([path, { name: aliasOf, ...found }]) => ({
    ...found,
    path,
    name: nameOf(path),
    aliasOf,
  }));
}

const nameOf = (path: string) => path.slice(path.lastIndexOf(folder) + folder.length);

export const readLock = (): Lock =>
  parseLock(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));

/** What comes from the registry, whoever asks for it. */
export const fromRegistry = (lock: Lock): Lock =>
  lock.filter(({ path, link }) => path.includes(folder) && !link);

const shippedWorkspaces = ['api', 'bot', 'tabs'];

/** What runs at a customer: all that the shipped workspaces ask for, and what that asks for, as Node finds it. */
export function shippedPackages(lock: Lock): Lock {
  const byPath = new Map(lock.map((found) => [found.path, found]));
  const reached = new Set<Locked>();
  const waiting = shippedWorkspaces.flatMap((path) => byPath.get(path) ?? []);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    for (const name of namesAskedBy(next)) waiting.push(...seenFrom(next.path, name, byPath));
  }
  return fromRegistry([...reached]);
}

const namesAskedBy = (asking: Locked): string[] => [
  ...Object.keys(asking.dependencies),
  ...Object.keys(asking.optionalDependencies),
  ...Object.keys(asking.peerDependencies).filter(
    (name) => !asking.peerDependenciesMeta[name]?.optional,
  ),
];

/** The nearest one up the folders; a link leads to its workspace. */
function seenFrom(path: string, name: string, byPath: ReadonlyMap<string, Locked>): Locked[] {
  for (let at = path; ; at = parentOf(at)) {
    const found = byPath.get(`${at === '' ? '' : `${at}/`}${folder}${name}`);
    if (found?.link) return [byPath.get(found.resolved ?? '') ?? found];
    if (found) return [found];
    if (at === '') return [];
  }
}

const parentOf = (path: string) => {
  const at = path.lastIndexOf(`/${folder}`);
  return at === -1 ? '' : path.slice(0, at);
};
