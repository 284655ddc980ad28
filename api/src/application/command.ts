import type { Actor } from '../domain/person.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { CommandKeyBody } from './documents.ts';
import type { Ids } from './ports.ts';
import { keyId, keysScope } from './scopes.ts';
import type { CommitResult, Stores } from './store.ts';
import { StoreBusy, StoreOutcomeUnknown } from './store-faults.ts';

/**
 * What a person meant to do once. The key is chosen by the client for each intent and kept across its
 * retries; equal keys of one person are one command.
 */
export type Command = { readonly id: string; readonly wish: string };

/** The command of a key and a wish; where one commit creates its event, that is what remembers it. */
export function commandOf(
  ids: Ids,
  actor: Actor,
  asked: { readonly key: string; readonly wish: unknown },
): Command {
  return {
    id: ids.derived(actor.tenant, actor.person, asked.key),
    wish: ids.derived(JSON.stringify(asked.wish)),
  };
}

/**
 * Remembers that a key stands for a wish; a key that stands for another wish is refused. A repeated
 * command is let through: use cases derive their ids from it and so do nothing twice. For what
 * administrators do now and then: it is a commit of its own.
 */
export async function takeCommand(
  { stores, ids }: { readonly stores: Stores; readonly ids: Ids },
  actor: Actor,
  asked: { readonly key: string; readonly wish: unknown },
): Promise<
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly refusal: Refusal }
> {
  const { id, wish } = commandOf(ids, actor, asked);
  const store = stores.forTenant(actor.tenant);
  const body: CommandKeyBody = { v: 1, wish };
  const item = { id: keyId(id), type: 'key', body };
  const taken = await store.commit(keysScope(actor.person), [{ kind: 'create', item }]);
  if (taken.ok) return { ok: true, command: { id, wish } };
  const known = await store.read<CommandKeyBody>(keysScope(actor.person), item.id);
  if (known && known.body.wish !== wish) return { ok: false, refusal: { code: 'key-reused' } };
  return { ok: true, command: { id, wish } };
}

const mostAttempts = 12;

/**
 * Runs an optimistic commit until it holds: `attempt` reads, decides and commits, and answers
 * `'again'` where somebody else was first. Bounded; past the bound the store counts as busy.
 */
export async function untilCommitted<Outcome>(
  attempt: () => Promise<Outcome | 'again'>,
): Promise<Outcome> {
  for (let tried = 0; tried < mostAttempts; tried += 1) {
    const outcome = await attempt();
    if (outcome !== 'again') return outcome;
  }
  throw new StoreBusy('Too many others were changing the same thing');
}

/**
 * A commit that may have gone through unseen is tried again by reading: its first operation creates
 * the command's event, so a second attempt of a committed one answers `exists` at index 0.
 */
export async function resolvingUnknown(
  commit: () => Promise<CommitResult>,
): Promise<CommitResult | 'unknown'> {
  try {
    return await commit();
  } catch (error) {
    if (error instanceof StoreOutcomeUnknown) return 'unknown';
    throw error;
  }
}
