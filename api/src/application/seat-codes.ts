import type { FloorId, SeatId } from '../domain/ids.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { floorOfSeat, type Seat } from '../domain/seat.ts';
import { isSameCode, seatCodeLength } from '../domain/seat-code.ts';
import { type Command, commandOf, resolvingUnknown, untilCommitted } from './command.ts';
import { type PublishedFloor, readFloor } from './directory.ts';
import type { CommandKeyBody, SeatCodesBody } from './documents.ts';
import type { Ids } from './ports.ts';
import { configScope, keyId, seatCodesId } from './scopes.ts';
import type { Item, Operation, Stores, TenantStore } from './store.ts';

type World = { readonly stores: Stores; readonly ids: Ids };

/** The seats of a published floor, each with the code to be put on it. */
export type SeatCodes = PublishedFloor & {
  readonly codes: readonly { readonly seat: Seat; readonly code: string }[];
};

/** The codes of a floor's seats. They stay the same until they are renewed. Refusals: not-found. */
export type SeeSeatCodes = (actor: Actor, floor: FloorId) => Promise<Decided<SeatCodes>>;

export function seeSeatCodesWith({ stores, ids }: World): SeeSeatCodes {
  return async (actor, id) => {
    const store = stores.forTenant(actor.tenant);
    const published = await readFloor(store, id);
    if (!published) return refused({ code: 'not-found', what: 'floor' });
    return granted(codesOf(published, await secretOf(store, ids, id), ids));
  };
}

/**
 * New codes for all seats of a floor: what was printed before says nothing any more. Repeated with one
 * key, it answers today's. Refusals: not-found, key-reused.
 */
export type RenewSeatCodes = (
  actor: Actor,
  asked: { readonly floor: FloorId; readonly key: string },
) => Promise<Decided<SeatCodes>>;

export function renewSeatCodesWith({ stores, ids }: World): RenewSeatCodes {
  return async (actor, { floor, key }) => {
    const store = stores.forTenant(actor.tenant);
    const published = await readFloor(store, floor);
    if (!published) return refused({ code: 'not-found', what: 'floor' });
    const command = commandOf(ids, actor, { key, wish: ['renew-seat-codes', floor] });
    const renewed = await untilCommitted(() => renew(store, { floor, command, ids }));
    return renewed.ok ? granted(codesOf(published, renewed.value, ids)) : renewed;
  };
}

/** The key and the new secret are one commit, so that a repeated command renews nothing twice. */
async function renew(
  store: TenantStore,
  of: { readonly floor: FloorId; readonly command: Command; readonly ids: Ids },
): Promise<Decided<string> | 'again'> {
  const { floor, command, ids } = of;
  const body: CommandKeyBody = { v: 1, wish: command.wish };
  const known = await store.read<CommandKeyBody>(configScope, keyId(command.id));
  if (known) {
    if (known.body.wish !== command.wish) return refused({ code: 'key-reused' });
    return granted(await secretOf(store, ids, floor));
  }
  const secret = ids.secret();
  const result = await resolvingUnknown(() =>
    store.commit(configScope, [
      { kind: 'create', item: { id: keyId(command.id), type: 'key', body } },
      { kind: 'put', item: secretItem(floor, secret) },
    ]),
  );
  return result !== 'unknown' && result.ok ? granted(secret) : 'again';
}

/** Whether a code is today's of that very seat; one of another seat, floor or tenant never is. One read. */
export async function isCodeOfSeat(
  store: TenantStore,
  ids: Ids,
  { seat, code }: { readonly seat: SeatId; readonly code: string },
): Promise<boolean> {
  const floor = floorOfSeat(seat);
  const known = floor && (await readSecret(store, floor));
  return known !== undefined && isSameCode(code, codeOf(known.body.secret, seat, ids));
}

const codeOf = (secret: string, seat: SeatId, ids: Ids) =>
  ids.derived(secret, seat).slice(0, seatCodeLength);

const codesOf = (published: PublishedFloor, secret: string, ids: Ids): SeatCodes => ({
  ...published,
  codes: published.floor.seats.map((seat) => ({ seat, code: codeOf(secret, seat.id, ids) })),
});

const readSecret = (store: TenantStore, floor: FloorId): Promise<Item<SeatCodesBody> | undefined> =>
  store.read<SeatCodesBody>(configScope, seatCodesId(floor));

export function secretItem(
  floor: FloorId,
  secret: string,
): Extract<Operation, { kind: 'put' }>['item'] {
  const body: SeatCodesBody = { v: 1, secret };
  return { id: seatCodesId(floor), type: 'seat-codes', body };
}

/** The secret of a floor, made when it is first asked for; of two who ask at once, one makes it. */
function secretOf(store: TenantStore, ids: Ids, floor: FloorId): Promise<string> {
  return untilCommitted(async () => {
    const known = await readSecret(store, floor);
    if (known) return known.body.secret;
    const secret = ids.secret();
    const item = secretItem(floor, secret);
    const made = await resolvingUnknown(() =>
      store.commit(configScope, [{ kind: 'create', item }]),
    );
    return made !== 'unknown' && made.ok ? secret : 'again';
  });
}
