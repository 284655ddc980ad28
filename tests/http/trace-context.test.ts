import assert from 'node:assert/strict';
import { traceIdOf } from '../../api/src/http/trace-context.ts';

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('the trace of a request (W3C Trace Context)', () => {
  it('is the one that the gateway named', () => {
    assert.equal(traceIdOf({ traceparent: `00-${trace}-00f067aa0ba902b7-01` }), trace);
  });

  it('is fresh where none was named, or none that could be one', () => {
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

    const made = wrong.map((traceparent) =>
      traceIdOf(traceparent === undefined ? {} : { traceparent }),
    );

    assert.ok(
      made.every((id) => /^[0-9a-f]{32}$/.test(id) && id !== trace),
      made.join(),
    );
    assert.equal(new Set(made).size, wrong.length);
  });
});
