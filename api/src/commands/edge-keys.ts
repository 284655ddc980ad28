import { randomIds } from '../adapters/system/random-ids.ts';
import {
  createEdgeKey,
  type EdgeKey,
  EdgeKeyRefused,
  listEdgeKeys,
  type NewEdgeKey,
  revokeEdgeKeys,
  rotateEdgeKey,
} from '../application/edge-keys.ts';
import { CommandRefused, withStores } from './with-stores.ts';

const usage =
  'Say what to do: npm run -s edge-keys -- create <name> | list | rotate <name> | revoke <name or id>.';

/** `npm run -s edge-keys -- …`: the keys of whoever stands in front of the service, while it runs. */
await withStores(async ({ stores, clock }) => {
  const world = { stores, clock, ids: randomIds };
  const [asked, which, ...more] = process.argv.slice(2);
  if (more.length > 0) throw new CommandRefused(usage);
  if (asked === 'list' && which === undefined) return listOf(await listEdgeKeys(world));
  if (which === undefined) throw new CommandRefused(usage);
  try {
    if (asked === 'create') return shown(await createEdgeKey(world, which));
    if (asked === 'rotate') return rotated(await rotateEdgeKey(world, which));
    if (asked === 'revoke') return revoked(await revokeEdgeKeys(world, which));
  } catch (error) {
    if (error instanceof EdgeKeyRefused) throw new CommandRefused(error.message);
    throw error;
  }
  throw new CommandRefused(usage);
});

function shown({ id, secret }: NewEdgeKey): string {
  return `${secret}\nThis is key ${id}, shown this once. It opens in every process within ten seconds.`;
}

function rotated(key: NewEdgeKey): string {
  const former =
    'The former ones of this name open as before: revoke them by id when it is in place.';
  return `${shown(key)}\n${former}`;
}

function revoked(ids: readonly string[]): string {
  return `Revoked: ${ids.join(', ')}. No process takes them any more in ten seconds.`;
}

function listOf(keys: readonly EdgeKey[]): string {
  if (keys.length === 0) return 'There is no edge key.';
  return keys.map(lineOf).join('\n');
}

function lineOf({ id, name, createdAt, lastUsedAt, revokedAt }: EdgeKey): string {
  const used = lastUsedAt === undefined ? 'never used' : `used on ${dayOf(lastUsedAt)}`;
  const ended = revokedAt === undefined ? 'live' : `revoked ${dayOf(revokedAt)}`;
  return [id, name, `made ${dayOf(createdAt)}`, used, ended].join('  ');
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
