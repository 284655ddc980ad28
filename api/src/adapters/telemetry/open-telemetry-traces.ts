import { type Context, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BasicTracerProvider,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-base';
import type { Span, Traces } from '../../application/traces.ts';

/** A span that ended; `ms` is how long it took. */
export type EndedSpan = {
  readonly span: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly ms: number;
  readonly failed: boolean;
};

const header = 'traceparent';

/**
 * Traces as OpenTelemetry makes them. Where nobody wants to hear of spans, their ids are made and handed
 * on all the same, and nothing else is kept.
 */
export function openTelemetryTraces(hear: ((ended: EndedSpan) => void) | undefined): Traces {
  const contexts = new AsyncLocalStorageContextManager();
  const w3c = new W3CTraceContextPropagator();
  const tracer = new BasicTracerProvider({
    sampler: hear ? new AlwaysOnSampler() : new AlwaysOffSampler(),
    spanProcessors: hear ? [processorFor(hear)] : [],
  }).getTracer('sekitori');

  const contextOf = (parent: string | undefined): Context =>
    parent === undefined
      ? contexts.active()
      : w3c.extract(contexts.active(), parent, {
          keys: () => [header],
          get: (said, name) => (name === header ? said : undefined),
        });

  function spanIn(context: Context): Span | undefined {
    const traceId = trace.getSpanContext(context)?.traceId;
    if (traceId === undefined) return undefined;
    const carrier = { [header]: '' };
    w3c.inject(context, carrier, {
      set: (into, name, value) => {
        if (name === header) into[header] = value;
      },
    });
    return { traceId, traceparent: carrier[header] };
  }

  return {
    current: () => spanIn(contexts.active()),
    span({ name, parent }, work) {
      const outer = contextOf(parent);
      const span = tracer.startSpan(name, {}, outer);
      const context = trace.setSpan(outer, span);
      return contexts.with(context, async () => {
        try {
          return await work(spanIn(context) ?? never());
        } catch (thrown) {
          // Not what was thrown: its message may hold anything.
          span.setStatus({ code: SpanStatusCode.ERROR });
          throw thrown;
        } finally {
          span.end();
        }
      });
    },
  };
}

const processorFor = (hear: (ended: EndedSpan) => void) => ({
  onStart: () => undefined,
  onEnd: (span: ReadableSpan) => hear(endedOf(span)),
  forceFlush: async () => undefined,
  shutdown: async () => undefined,
});

function endedOf(span: ReadableSpan): EndedSpan {
  const { name, parentSpanContext, duration, status } = span;
  const { traceId, spanId } = span.spanContext();
  const [seconds, nanoseconds] = duration;
  return {
    span: name,
    traceId,
    spanId,
    ...(parentSpanContext ? { parentSpanId: parentSpanContext.spanId } : {}),
    ms: seconds * 1000 + Math.round(nanoseconds / 1_000_000),
    failed: status.code === SpanStatusCode.ERROR,
  };
}

function never(): never {
  throw new Error('A span without a context');
}
