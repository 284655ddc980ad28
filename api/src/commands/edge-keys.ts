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
import type { OperatorEvent } from '../contract/audit-events.ts';
import { CommandRefused, withStores } from './with-stores.ts';

const usage =
  'Say what to do: npm run -s edge-keys -- create <name> | list | rotate <name> | revoke <name or id>.';

type World = Parameters<typeof createEdgeKey>[0];

type Change = {
  readonly word: string;
  readonly event: OperatorEvent;
  readonly run: (world: World, which: string) => Promise<Changed>;
};

type Changed = { readonly ids: readonly string[]; readonly said: string };

const changes: readonly Change[] = [
  {
    word: 'create',
    event: 'operator.create-edge-key',
    run: async (world, name) => {
      const key = await createEdgeKey(world, name);
      return { ids: [key.id], said: shown(key) };
    },
  },
  {
    word: 'rotate',
    event: 'operator.rotate-edge-key',
    run: async (world, name) => {
      const key = await rotateEdgeKey(world, name);
      return { ids: [key.id], said: rotated(key) };
    },
  },
  {
    word: 'revoke',
    event: 'operator.revoke-edge-key',
    run: async (world, which) => {
      const ids = await revokeEdgeKeys(world, which);
      return { ids, said: revoked(ids) };
    },
  },
];

/** `npm run -s edge-keys -- …`: the keys of whoever stands in front of the service, while it runs. */
await withStores(async ({ stores, clock, onRecord }) => {
  const world = { stores, clock, ids: randomIds };
  const [asked, which, ...more] = process.argv.slice(2);
  if (more.length > 0) throw new CommandRefused(usage);
  if (asked === 'list' && which === undefined) {
    const event = 'operator.list-edge-keys';
    return onRecord.look({ event }, async () => listOf(await listEdgeKeys(world)));
  }
  const change = changes.find(({ word }) => word === asked);
  if (which === undefined || change === undefined) throw new CommandRefused(usage);
  return onRecord.change({ event: change.event }, async (record) => {
    // Not what was typed: that may be anything, a secret too.
    const { ids, said } = await change.run(world, which).catch(refuse);
    for (const id of ids) record.about({ kind: 'edge-key', id });
    return said;
  });
});

function refuse(error: unknown): never {
  throw error instanceof EdgeKeyRefused ? new CommandRefused(error.message) : error;
}

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
