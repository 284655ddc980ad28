import type { Counter, Histogram, Meter } from '@opentelemetry/api';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import {
  type CounterName,
  type FigureList,
  figureList,
  type GaugeName,
  type HistogramName,
  type Labels,
} from './figure-list.ts';

export type Reading<Name extends GaugeName> = {
  readonly value: number;
  readonly labels: Labels<Name>;
};

/** What a process tells operators of itself, in numbers. */
export interface Figures {
  count<Name extends CounterName>(name: Name, labels: Labels<Name>): void;
  observe<Name extends HistogramName>(name: Name, value: number, labels: Labels<Name>): void;
  /** Read whenever somebody asks; nothing read is nothing told. */
  watch<Name extends GaugeName>(name: Name, read: () => readonly Reading<Name>[]): void;
  /** All of it, in the text format of Prometheus. */
  asText(): Promise<string>;
}

export function openFigures(): Figures {
  const reader = new PrometheusExporter({ preventServerStart: true });
  const provider = new MeterProvider({ readers: [reader] });
  const meter = provider.getMeter('sekitori');
  const counters = new Map<string, Counter>();
  const histograms = new Map<string, Histogram>();
  for (const name of Object.keys(figureList) as (keyof FigureList)[]) {
    const shape = figureList[name];
    if (shape.kind === 'counter') counters.set(name, aCounter(meter, name, shape));
    if (shape.kind === 'histogram') histograms.set(name, aHistogram(meter, name, shape));
  }
  const text = new PrometheusSerializer(undefined, false, undefined, true, true);
  return {
    count: (name, labels) => counters.get(name)?.add(1, labels),
    observe: (name, value, labels) => histograms.get(name)?.record(value, labels),
    watch(name, read) {
      const gauge = meter.createObservableGauge(name, { description: figureList[name].help });
      gauge.addCallback((result) => {
        for (const { value, labels } of read()) result.observe(value, labels);
      });
    },
    async asText() {
      const { resourceMetrics, errors } = await reader.collect();
      if (errors.length > 0) throw new AggregateError(errors, 'Some figures cannot be read');
      return text.serialize(resourceMetrics);
    },
  };
}

/** From zero on, so that the first one counts as an increase. */
function aCounter(meter: Meter, name: string, shape: FigureList[CounterName]): Counter {
  const counter = meter.createCounter(name, { description: shape.help });
  if (shape.labels.length === 0) counter.add(0);
  return counter;
}

function aHistogram(meter: Meter, name: string, shape: FigureList[HistogramName]): Histogram {
  return meter.createHistogram(name, {
    description: shape.help,
    advice: { explicitBucketBoundaries: [...shape.buckets] },
  });
}
