import type { TenantId } from '../../domain/ids.ts';
import type { Ids } from '../ports.ts';
import type { Operation } from './operation.ts';
import type { Operations } from './operations.ts';

/** What a command tells of itself when it begins. */
export type Command = {
  readonly event: string;
  /** Whose it is where it concerns one tenant; the service's own otherwise. */
  readonly tenant?: TenantId | undefined;
  /** Who typed it, as the machine knows them. */
  readonly account?: string;
  /** Written down as under way before anything changes; what only reads is written at its end. */
  readonly isChange: boolean;
};

/** What a command says once it knows it. */
export type OnRecord = Pick<Operation, 'about' | 'step'>;

export type CommandWorld = {
  readonly operations: Operations;
  readonly ids: Ids;
  /** Whether what was thrown says no more than that it cannot be done as asked. */
  readonly isRefusal: (thrown: unknown) => boolean;
};

type Came<Outcome> = { readonly value: Outcome } | { readonly thrown: unknown };

/** Runs what an operator asked for by a command; it is on record before its answer is shown. */
export async function operateForOperator<Outcome>(
  { operations, ids, isRefusal }: CommandWorld,
  { event, tenant, account, isChange }: Command,
  work: (record: OnRecord) => Promise<Outcome>,
): Promise<Outcome> {
  const beginning = { event, way: 'command', requestId: ids.fresh() } as const;
  const came = await operations.operate<Came<Outcome>>(beginning, async (operation) => {
    if (tenant !== undefined) operation.by({ tenant });
    if (account !== undefined) operation.step({ name: 'account', result: account });
    if (isChange) await operation.begin(tenant);
    try {
      return { outcome: { value: await work(operation) }, ending: { outcome: 'done' } };
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown;
      return { outcome: { thrown }, ending: { outcome: 'refused', code: 'not-possible' } };
    }
  });
  if ('thrown' in came) throw came.thrown;
  return came.value;
}
