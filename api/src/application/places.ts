import { untilCommitted } from './command.ts';
import type { Versioned } from './documents.ts';
import type { Ids } from './ports.ts';
import type { Stores } from './store.ts';

type World = { readonly stores: Stores; readonly ids: Ids };

/** How often the bot was taken out of a team or chat. Belongs to no tenant: Teams tells it, nobody who signed in. */
type PlaceBody = Versioned<{ readonly departures: number }>;

const addressOf = (ids: Ids, place: string) => {
  const id = ids.derived('place', place);
  return { scope: `place:${id.slice(0, 2)}`, id: `place:${id}` };
};

/**
 * The number of times the bot was taken out of a place so far. What is agreed there keeps this number
 * and counts while it stays: putting the bot back does not bring old agreements back. One read.
 */
export async function departuresFrom({ stores, ids }: World, place: string): Promise<number> {
  const { scope, id } = addressOf(ids, place);
  const known = await stores.forService.read<PlaceBody>(scope, id);
  return known?.body.departures ?? 0;
}

/** The bot was taken out of a team or chat: nothing that was agreed there is delivered any more. */
export type LeavePlace = (place: string) => Promise<void>;

export function leavePlaceWith({ stores, ids }: World): LeavePlace {
  return (place) => {
    const { scope, id } = addressOf(ids, place);
    return untilCommitted(async () => {
      const known = await stores.forService.read<PlaceBody>(scope, id);
      const body: PlaceBody = { v: 1, departures: (known?.body.departures ?? 0) + 1 };
      const item = { id, type: 'place', body };
      const left = await stores.forService.commit(scope, [
        known ? { kind: 'replace', item, ifMatch: known.etag } : { kind: 'create', item },
      ]);
      return left.ok ? undefined : 'again';
    });
  };
}
