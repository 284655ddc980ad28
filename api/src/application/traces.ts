import type { Operations } from './audit/operations.ts';
import type { EventBody } from './documents.ts';
import type { NewItem, Operation, Stores, TenantStore } from './store.ts';

/** A piece of work as W3C Trace Context names it. */
export type Span = {
  /** 32 hexadecimal digits, the same in everything that one request leads to. */
  readonly traceId: string;
  /** What is handed on, so that work elsewhere belongs to the same trace. */
  readonly traceparent: string;
};

/** Follows what one request leads to: through commits and the worker, to the services that are asked. */
export interface Traces {
  /** Runs work as a part of the trace that `parent` names, or of the one under way, or as a fresh one. */
  span<Outcome>(
    asked: { readonly name: string; readonly parent?: string | undefined },
    work: (span: Span) => Promise<Outcome>,
  ): Promise<Outcome>;
  /** What is under way here, however many run beside it. */
  current(): Span | undefined;
}

/** The same operations; each is a span, and its record names the trace. */
export function tracedOperations(operations: Operations, traces: Traces): Operations {
  return {
    ...operations,
    operate({ parent, ...beginning }, work) {
      return traces.span({ name: beginning.event, parent }, ({ traceId }) =>
        operations.operate({ ...beginning, traceId }, work),
      );
    },
  };
}

/** The same store; each commit is a span, and its events carry the trace to whoever reads them later. */
export function tracedStores(stores: Stores, traces: Traces): Stores {
  const traced = (store: TenantStore): TenantStore => ({
    ...store,
    commit: (scope, operations) =>
      traces.span({ name: `commit ${scope.split(':')[0]}` }, ({ traceparent }) =>
        store.commit(
          scope,
          operations.map((operation) => carrying(traceparent, operation)),
        ),
      ),
  });
  return { ...stores, forTenant: (tenant) => traced(stores.forTenant(tenant)) };
}

function carrying(trace: string, operation: Operation): Operation {
  if (operation.kind === 'delete' || operation.item.type !== 'event') return operation;
  const { item } = operation as { readonly item: NewItem<EventBody> };
  return { ...operation, item: { ...item, body: { ...item.body, trace } } };
}

/** The same port; each call of another service is a span. */
export function tracedCalls<Port extends object>(
  port: Port,
  { service, traces }: { readonly service: string; readonly traces: Traces },
): Port {
  return new Proxy(port, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return (...given: unknown[]) =>
        traces.span({ name: `${service} ${String(name)}` }, async () =>
          Reflect.apply(method, target, given),
        );
    },
  });
}
