import type { TenantId } from '../../domain/ids.ts';
import type { Clock } from '../ports.ts';
import type { Stores, TenantStore } from '../store.ts';
import type { AuditStep, ExternalCall } from './audit-record.ts';
import {
  type Beginning,
  beginOperation,
  type Ending,
  type Operation,
  type OperationWorld,
} from './operation.ts';

/** Knows which operation a piece of work belongs to, however many run beside it. */
export interface OperationContext {
  current(): Operation | undefined;
  run<Outcome>(operation: Operation, work: () => Promise<Outcome>): Promise<Outcome>;
}

/** What an operation came to, and how that reads in its record. */
export type Ended<Outcome> = { readonly outcome: Outcome; readonly ending: Ending };

export interface Operations {
  /**
   * Runs work as one operation and answers once its record is durable. What the work throws is
   * recorded as failed and thrown on.
   */
  operate<Outcome>(
    beginning: Beginning,
    work: (operation: Operation) => Promise<Ended<Outcome>>,
  ): Promise<Outcome>;
}

export function operationsOver(world: OperationWorld, context: OperationContext): Operations {
  return {
    operate(beginning, work) {
      const operation = beginOperation(world, beginning);
      return context.run(operation, async () => {
        const ended = await ending(() => work(operation), operation);
        await operation.end(ended.ending);
        return ended.outcome;
      });
    },
  };
}

async function ending<Outcome>(
  work: () => Promise<Ended<Outcome>>,
  operation: Operation,
): Promise<Ended<Outcome>> {
  try {
    return await work();
  } catch (thrown) {
    const code = thrown instanceof Error ? thrown.name : 'unknown';
    await operation.end({ outcome: 'failed', code });
    throw thrown;
  }
}

/**
 * The same store; before a document of a tenant changes, the operation that changes it is on record.
 * `stray` hears of changes that belong to no operation.
 */
export function storesOnRecord(
  stores: Stores,
  context: OperationContext,
  stray: (tenant: TenantId, scope: string) => void,
): Stores {
  const onRecord = (tenant: TenantId, store: TenantStore): TenantStore => ({
    ...store,
    async commit(scope, operations) {
      const operation = context.current();
      if (operation) await operation.begin();
      else stray(tenant, scope);
      const result = await store.commit(scope, operations);
      operation?.step({ name: `commit ${scopeKind(scope)}`, result: resultOf(result) });
      return result;
    },
  });
  return { ...stores, forTenant: (tenant) => onRecord(tenant, stores.forTenant(tenant)) };
}

/** `day:2026-10-05` is a day; whose notices or keys they are is told by the record itself. */
const scopeKind = (scope: string) => scope.split(':')[0] ?? scope;

const resultOf = (result: Awaited<ReturnType<TenantStore['commit']>>) =>
  result.ok ? 'done' : `${result.reason} at ${result.index}`;

/** The same port; each call is noted in the record of the operation that it belongs to. */
export function onRecord<Port extends object>(
  port: Port,
  {
    service,
    clock,
    context,
  }: {
    readonly service: ExternalCall['service'];
    readonly clock: Clock;
    readonly context: OperationContext;
  },
): Port {
  return new Proxy(port, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return async (...given: unknown[]) => {
        const began = clock.now();
        const note = (status: string) =>
          context.current()?.heard({
            service,
            operation: String(name),
            status,
            ms: Math.max(0, clock.now() - began),
            attempt: 1,
          });
        try {
          const answer: unknown = await Reflect.apply(method, target, given);
          note('ok');
          return answer;
        } catch (error) {
          note(error instanceof Error ? error.name : 'failed');
          throw error;
        }
      };
    },
  });
}

/** The same use cases; what each came to is a step of the operation that it belongs to. */
export function stepsOnRecord<UseCases extends object>(
  useCases: UseCases,
  context: OperationContext,
): UseCases {
  return new Proxy(useCases, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return async (...given: unknown[]) => {
        const outcome: unknown = await Reflect.apply(method, target, given);
        context.current()?.step(stepOf(String(name), outcome));
        return outcome;
      };
    },
  });
}

function stepOf(name: string, outcome: unknown): AuditStep {
  const isDecided = typeof outcome === 'object' && outcome !== null && 'ok' in outcome;
  if (!isDecided) return { name, result: outcome === undefined ? 'nothing' : 'done' };
  if (outcome.ok === true) return { name, result: 'done' };
  const refusal: unknown = 'refusal' in outcome ? outcome.refusal : undefined;
  const isCoded = typeof refusal === 'object' && refusal !== null && 'code' in refusal;
  return { name, result: isCoded ? String(refusal.code) : 'refused' };
}
