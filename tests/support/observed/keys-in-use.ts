import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openKeyFile } from '../../../api/src/adapters/keys/key-file.ts';
import { connect, storeFileName } from '../../../api/src/adapters/sqlite/database.ts';
import type { Canary } from './canaries.ts';

const ring = z.object({ keys: z.array(z.object({ key: z.base64url() })) });
const sealed = /"key":"(k\d+)","dataKey":"([\w-]+)"/g;
const rows = z.array(z.object({ body: z.string() }));

/**
 * The keys that a service seals with: those of its key file, as text and as bytes, and the data key of each
 * secret that is in its store now, unwrapped as the service itself would.
 */
export async function keysInUse(dataDir: string): Promise<readonly Canary[]> {
  const path = join(dataDir, 'keys.json');
  const { keys } = ring.parse(JSON.parse(readFileSync(path, 'utf8')));
  const file = await openKeyFile({ path, isMadeWhereMissing: false });
  const database = await connect(join(dataDir, storeFileName), { readOnly: true });
  const bodies = rows.parse(database.prepare('SELECT body FROM items').all());
  database.close();
  const dataKeys = await Promise.all(
    bodies
      .flatMap(({ body }) => [...body.matchAll(sealed)])
      .map(([, version = '', wrapped = '']) =>
        file.unwrap({ version, wrapped: Buffer.from(wrapped, 'base64url') }),
      ),
  );
  return [
    ...keys.flatMap(({ key }) => [
      { name: 'key-encryption key', value: key },
      { name: 'key-encryption key', value: Buffer.from(key, 'base64url') },
    ]),
    ...dataKeys.map((key) => ({ name: 'data key', value: Buffer.from(key ?? never()) })),
  ];
}

function never(): never {
  throw new Error('A secret of the store opens with no key');
}
