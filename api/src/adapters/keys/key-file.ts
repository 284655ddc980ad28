import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { link, open, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import {
  KeysUnreachable,
  KeysUnusable,
  type RotatableKeys,
  type WrappedKey,
} from '../../application/secrets.ts';

const cipherName = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const ownerOnly = 0o600;
/** Every wrapping looks at the file; the rest is for a commit that waits for the store. */
const settleMs = 15_000;

const ringShape = z.strictObject({
  v: z.literal(1),
  /** 256 bits each in base64url; the last one is current. */
  keys: z.array(z.strictObject({ version: z.string().regex(/^k\d+$/), key: z.base64url() })).min(1),
});
type Ring = z.infer<typeof ringShape>;

type KeyFile = {
  readonly path: string;
  /** Whether a file that is not there is made: not in production, where its absence means a lost key. */
  readonly isMadeWhereMissing: boolean;
};

/**
 * Wrapping keys in a file that only its owner may read. The file is looked at before every use, so
 * that all processes know a new version, and forget a retired one, at once. Throws `KeysUnusable`.
 */
export async function openKeyFile({ path, isMadeWhereMissing }: KeyFile): Promise<RotatableKeys> {
  if (isMadeWhereMissing) await makeWhereMissing(path);
  let known: { readonly stamp: string; readonly ring: Ring } | undefined;

  async function ring(): Promise<Ring> {
    const stamp = await stampOf(path);
    if (known?.stamp !== stamp) known = { stamp, ring: await read(path) };
    return known.ring;
  }
  const whileRunning = async () => {
    try {
      return await ring();
    } catch (cause) {
      throw new KeysUnreachable('The key file cannot be used', { cause });
    }
  };

  await ring();
  return {
    settleMs,
    current: async () => currentOf(await whileRunning()).version,
    versions: async () => (await whileRunning()).keys.map(({ version }) => version),
    async wrap(dataKey) {
      const { version, key } = currentOf(await whileRunning());
      return { version, wrapped: wrapped(dataKey, { version, key }) };
    },
    async unwrap({ version, wrapped: bytes }) {
      const found = (await whileRunning()).keys.find((each) => each.version === version);
      return found && unwrapped(bytes, found);
    },
    async add() {
      const added = withNewKey((await ring()).keys);
      await write(path, added);
      return currentOf(added).version;
    },
    async retire(version) {
      const { keys } = await ring();
      const left = keys.filter((each) => each.version !== version);
      if (left.length === 0) throw new KeysUnusable('The only key cannot be retired.');
      if (left.length < keys.length) await write(path, { v: 1, keys: left });
    },
  };
}

/** Makes the file; throws `KeysUnusable` where it is there, because a new key opens no old secret. */
export async function makeKeyFile(path: string): Promise<void> {
  const isMade = await makeWhereMissing(path);
  if (!isMade) throw new KeysUnusable(`The key file ${path} is there already.`);
}

/** False where it was there; of several processes one makes it. */
async function makeWhereMissing(path: string): Promise<boolean> {
  const draft = await drafted(path, withNewKey([]));
  try {
    await link(draft, path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(draft);
  }
  await syncFolder(path);
  return true;
}

type Key = Ring['keys'][number];

function currentOf({ keys }: Ring): Key {
  const last = keys.at(-1);
  if (!last) throw new KeysUnusable('The key file holds no key.');
  return last;
}

function withNewKey(keys: Ring['keys']): Ring {
  const highest = Math.max(0, ...keys.map(({ version }) => Number(version.slice(1))));
  const added = {
    version: `k${highest + 1}`,
    key: randomBytes(keyBytes).toString('base64url'),
  };
  return { v: 1, keys: [...keys, added] };
}

const boundTo = (version: string) => Buffer.from(`data key, wrapped by ${version}`);

/** Nonce, wrapped key, tag. */
function wrapped(dataKey: Uint8Array, { version, key }: Key): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const bytes = Buffer.from(key, 'base64url');
  const cipher = createCipheriv(cipherName, bytes, nonce, { authTagLength: tagBytes });
  cipher.setAAD(boundTo(version));
  return Buffer.concat([nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
}

function unwrapped(bytes: WrappedKey['wrapped'], { version, key }: Key): Uint8Array | undefined {
  if (bytes.length !== nonceBytes + keyBytes + tagBytes) return undefined;
  const nonce = bytes.subarray(0, nonceBytes);
  const decipher = createDecipheriv(cipherName, Buffer.from(key, 'base64url'), nonce, {
    authTagLength: tagBytes,
  });
  decipher.setAAD(boundTo(version));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  const begun = decipher.update(bytes.subarray(nonceBytes, -tagBytes));
  try {
    return Buffer.concat([begun, decipher.final()]);
  } catch {
    // Another key wrapped it, or it was changed.
    return undefined;
  }
}

async function stampOf(path: string): Promise<string> {
  const { ino, mtimeNs, ctimeNs, size } = await stat(path, { bigint: true }).catch(notThere(path));
  return [ino, mtimeNs, ctimeNs, size].join('.');
}

const notThere = (path: string) => (cause: unknown) => {
  throw new KeysUnusable(
    `The key file ${path} cannot be read: restore it, or make the first one with npm run -s keys:make.`,
    { cause },
  );
};

async function read(path: string): Promise<Ring> {
  const file = await open(path, 'r').catch(notThere(path));
  try {
    const { mode } = await file.stat();
    if ((mode & 0o077) !== 0) {
      throw new KeysUnusable(
        `The key file ${path} can be read by others than its owner: chmod 600 ${path}, and rotate the keys if somebody did.`,
      );
    }
    return parsed(await file.readFile('utf8'), path);
  } finally {
    await file.close();
  }
}

/** Nothing of what the file holds may stand in an error. */
function parsed(text: string, path: string): Ring {
  const ring = ringShape.safeParse(jsonOf(text));
  const isWhole =
    ring.success &&
    ring.data.keys.every(({ key }) => Buffer.from(key, 'base64url').length === keyBytes);
  if (!isWhole) throw new KeysUnusable(`The key file ${path} is damaged: restore it from a copy.`);
  return ring.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** All or nothing, and on the disk before anything is wrapped with what is new. */
async function write(path: string, ring: Ring): Promise<void> {
  await rename(await drafted(path, ring), path);
  await syncFolder(path);
}

async function drafted(path: string, ring: Ring): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', ownerOnly).catch(notWritable(path));
  try {
    await file.writeFile(`${JSON.stringify(ring, undefined, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return draft;
}

const notWritable = (path: string) => (cause: unknown) => {
  throw new KeysUnusable(`The key file ${path} cannot be written: mend its folder.`, { cause });
};

async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r');
  await folder.sync();
  await folder.close();
}
