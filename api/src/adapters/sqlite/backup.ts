import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { connect, type Database, damageIn } from './database.ts';

/** A backup or a restore that was not done, and changed nothing; the message is one sentence for whoever asked. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused';
}

export type Copy = {
  readonly file: string;
  readonly documents: number;
  readonly bytes: number;
  /** The number of the last write that is in it. */
  readonly newest: number;
};

/**
 * Copies the store as it stands at one moment into a new file, while any number of processes read and
 * write it: a reader of the log holds nobody up. Throws `CopyRefused`; under its name the file is there
 * whole, checked and on the disk, or not at all.
 */
export async function backUpStore(store: string, target: string): Promise<Copy> {
  if (!existsSync(store)) throw new CopyRefused(`There is no store at ${store}: check DATA_DIR.`);
  if (existsSync(target)) {
    throw new CopyRefused(
      `${target} is there already: name another file, a backup is never overwritten.`,
    );
  }
  const part = `${target}.${process.pid}.part`;
  try {
    await copyInto(store, part);
    const counted = await over(part, countedIn);
    syncToDisk(part);
    renameSync(part, target);
    syncToDisk(dirname(target));
    return { file: target, bytes: statSync(target).size, ...counted };
  } catch (cause) {
    if (cause instanceof CopyRefused) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CopyRefused(
      `The backup ${target} could not be made (${why}): check its folder and the free space.`,
      { cause },
    );
  } finally {
    for (const ending of ['', '-journal']) rmSync(part + ending, { force: true });
  }
}

/** Checks the original first: damage would be copied, and is told otherwise than a copy that went wrong. */
async function copyInto(store: string, part: string): Promise<void> {
  await over(store, (database) => {
    const damage = damageIn(database);
    if (damage !== undefined) {
      throw new CopyRefused(
        `The store ${store} is damaged (${damage}): keep it for inquiry, and restore the last backup.`,
      );
    }
    database.prepare('VACUUM INTO ?').run(part);
  });
}

function countedIn(database: Database): { documents: number; newest: number } {
  const damage = damageIn(database);
  if (damage !== undefined) throw new Error(`the copy is damaged: ${damage}`);
  return database
    .prepare(
      'SELECT (SELECT count(*) FROM items) AS documents, (SELECT seq FROM counter) AS newest',
    )
    .get() as { documents: number; newest: number };
}

/** What a look at a file comes to, over a connection that cannot write. */
export async function over<Seen>(file: string, look: (database: Database) => Seen): Promise<Seen> {
  const database = await connect(file, { readOnly: true });
  try {
    return look(database);
  } finally {
    database.close();
  }
}

function syncToDisk(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
