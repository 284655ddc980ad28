import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type Canary, found } from '../support/observed/canaries.ts';

/** What secrets look like that somebody else gave out, by what each opens. */
const shapes: { readonly [kind: string]: RegExp } = {
  'private key': /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s+[A-Za-z0-9+/]{16}/,
  'secret of an Entra app': /\b\w{3}8Q~[\w.~-]{31,34}/,
  // Those of the lock of dependencies are hashes: sha512-…
  'key of an Azure account': /(?<![\w+/-])[A-Za-z0-9+/]{86}==/,
  'signed token': /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/,
  'token of GitHub': /\bgh[opsu]_\w{36}/,
  'token of npm': /\bnpm_\w{36}\b/,
};

/** Made up for tests and demonstrations, worth nothing, and shown as such. */
const isMadeUp = (path: string) => /^(tests|env\/local|bench)\//.test(path);

type Blob = { readonly name: string; readonly path: string; readonly bytes: Buffer };
export type Searched = { readonly files: number; readonly finds: readonly string[] };

/**
 * Searches every version of every file that any branch ever held, outside tests and the local environment:
 * for the shapes of secrets, and for known ones. Undefined where a folder has no history.
 */
export async function searchHistory(
  folder: string,
  known: readonly Canary[],
): Promise<Searched | undefined> {
  const listed = spawnSync('git', ['-C', folder, 'rev-list', '--objects', '--all'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (listed.status !== 0) return undefined;
  const paths = new Map(
    listed.stdout
      .split('\n')
      .map((line): [string, string] => [line.slice(0, 40), line.slice(41)])
      .filter(([, path]) => path !== '' && !isMadeUp(path)),
  );
  const blobs = await read(folder, paths);
  return { files: blobs.length, finds: blobs.flatMap((blob) => findsIn(blob, known)) };
}

function findsIn({ name, path, bytes }: Blob, known: readonly Canary[]): string[] {
  const place = `${path} (${name.slice(0, 10)})`;
  const text = bytes.toString('latin1');
  const kinds = Object.keys(shapes).filter((kind) => shapes[kind]?.test(text));
  return [...kinds.map((kind) => `${kind} in ${place}`), ...found(known, [{ name: place, bytes }])];
}

/** Git answers each name with `<name> <type> <size>`, a line feed, and so many bytes; folders are left out. */
async function read(folder: string, paths: ReadonlyMap<string, string>): Promise<Blob[]> {
  const git = spawn('git', ['-C', folder, 'cat-file', '--batch'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const parts: Buffer[] = [];
  git.stdout.on('data', (part: Buffer) => parts.push(part));
  git.stdin.end([...paths.keys()].join('\n'));
  await once(git, 'close');
  const all = Buffer.concat(parts);
  const blobs: Blob[] = [];
  for (let at = 0; at < all.length; ) {
    const end = all.indexOf('\n', at);
    const [name = '', type, size] = all.toString('utf8', at, end).split(' ');
    const bytes = all.subarray(end + 1, end + 1 + Number(size));
    if (type === 'blob') blobs.push({ name, path: paths.get(name) ?? '', bytes });
    at = end + 2 + Number(size);
  }
  return blobs;
}
