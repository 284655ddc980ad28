// Loaded before anything else into every process that the suite starts (`NODE_OPTIONS`), so that it is
// plain JavaScript: whether the process can read TypeScript is known only when the product answers.
import diagnostics from 'node:diagnostics_channel';

/** The product is known by a header that each of its answers carries, and none of its stand-ins'. */
const mark = 'Permissions-Policy';
const waiting = [];
let judge;

diagnostics.subscribe('http.server.request.start', ({ request, response }) => {
  const { method, url } = request;
  const parts = [];
  const { write, end } = response;
  const keep = (part, encoding) => {
    const type = String(response.getHeader('Content-Type'));
    if (/[/+]json\b/.test(type) && (typeof part === 'string' || part instanceof Uint8Array)) {
      parts.push(typeof part === 'string' ? Buffer.from(part, encoding) : Buffer.from(part));
    }
  };
  response.write = function (part, encoding, ...rest) {
    keep(part, typeof encoding === 'string' ? encoding : undefined);
    return write.call(this, part, encoding, ...rest);
  };
  response.end = function (part, encoding, ...rest) {
    keep(part, typeof encoding === 'string' ? encoding : undefined);
    const ended = end.call(this, part, encoding, ...rest);
    if (response.hasHeader(mark)) {
      const type = response.getHeader('Content-Type');
      const text = parts.length > 0 ? Buffer.concat(parts).toString() : undefined;
      hear({ method, url, status: response.statusCode, type, text });
    }
    return ended;
  };
});

function hear(answer) {
  waiting.push(answer);
  judge ??= import('./judge.ts');
  judge.then(({ judgeHeard }) => {
    for (const heard of waiting.splice(0)) judgeHeard(heard);
  });
}
