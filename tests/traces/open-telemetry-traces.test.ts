import assert from 'node:assert/strict';
import {
  type EndedSpan,
  openTelemetryTraces,
} from '../../api/src/adapters/telemetry/open-telemetry-traces.ts';

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
const parent = `00-${trace}-00f067aa0ba902b7-01`;

describe('traces (W3C Trace Context)', () => {
  const traces = openTelemetryTraces(undefined);
  const traceIdUnder = (said: string | undefined) =>
    traces.span({ name: 'request', parent: said }, async ({ traceId }) => traceId);

  it('go on where the gateway began them', async () => {
    assert.equal(await traceIdUnder(parent), trace);
  });

  it('begin where none was named, or none that could be one', async () => {
    const wrong = [
      undefined,
      '',
      trace,
      `00-${trace.toUpperCase()}-00f067aa0ba902b7-01`,
      `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
      `00-${trace}-${'0'.repeat(16)}-01`,
      `ff-${trace}-00f067aa0ba902b7-01`,
      `00-${trace}-00f067aa0ba902b7-01\n{"msg":"forged"}`,
    ];

    const made = await Promise.all(wrong.map(traceIdUnder));

    assert.ok(
      made.every((id) => /^[0-9a-f]{32}$/.test(id) && id !== trace),
      made.join(),
    );
    assert.equal(new Set(made).size, wrong.length);
  });

  it('are known along every await, and apart from what runs beside', async () => {
    const seen = (name: string) =>
      traces.span({ name }, async ({ traceparent }) => {
        await new Promise(setImmediate);
        return [traceparent, traces.current()?.traceparent];
      });

    const [[one, oneLater], [two, twoLater]] = [await seen('one'), await seen('two')] as const;

    assert.deepEqual([oneLater, twoLater], [one, two]);
    assert.notEqual(one, two);
    assert.equal(traces.current(), undefined);
  });

  it('tell each span to whoever listens, with what it was part of and whether it failed', async () => {
    const ended: EndedSpan[] = [];
    const heard = openTelemetryTraces((span) => ended.push(span));
    const fault = new Error('with a secret');

    const failing = heard.span({ name: 'outer', parent }, () =>
      heard.span({ name: 'inner' }, () => Promise.reject(fault)),
    );

    await assert.rejects(failing, fault);
    const [inner, outer] = ended;
    assert.deepEqual(
      ended.map(({ span, traceId, failed }) => [span, traceId, failed]),
      [
        ['inner', trace, true],
        ['outer', trace, true],
      ],
    );
    assert.deepEqual(
      [inner?.parentSpanId, outer?.parentSpanId],
      [outer?.spanId, '00f067aa0ba902b7'],
    );
    assert.doesNotMatch(JSON.stringify(ended), /secret/);
  });
});
