/** Text that has broken services: other encodings, names of prototypes, paths, lines, numbers that are none. */
export const nastyTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\uFEFFx',
  '\uD800',
  'a\r\nSet-Cookie: x=1',
  '\u2028',
  '\u202Etxt',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '../../etc/passwd',
  '..%2f..%2fetc',
  '%00',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '{{7*7}}',
  'NaN',
  '1e400',
  '-0',
  '9007199254740993',
  'null',
  'true',
  '席'.repeat(80),
  'x'.repeat(5000),
];

export const edgeDates: readonly string[] = [
  '1970-01-01T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59+00:00',
  '+275760-09-13T00:00:00Z',
  '2026-02-29T00:00:00+09:00',
  '2028-02-29T00:00:00+09:00',
  '2026-03-29T02:30:00+01:00',
  '2026-12-31T23:59:60Z',
  '2026-11-24T09:00:00+14:00',
  '2026-11-24T09:00:00-23:59',
  '2026-11-24T24:00:00Z',
  '2026-11-24',
];

/** Values of types that nobody asked for. */
export const wrongValues: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  Number.MAX_SAFE_INTEGER,
  [],
  {},
  [[[]]],
  { toString: 'x' },
  { $gt: '' },
];

/** Bodies as bytes, which no object could be written as. */
export const brokenBodies: readonly string[] = [
  '',
  '{',
  '[]',
  'null',
  '"x"',
  '{"a":NaN}',
  '{"a":1e400}',
  '{"seatId":"a","seatId":"b"}',
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '\uFEFF{}',
  '{"name":"\\ud800"}',
  '['.repeat(40_000) + ']'.repeat(40_000),
  `{"a":${'{"a":'.repeat(200)}1${'}'.repeat(200)}}`,
  `{"name":"${'x'.repeat(1_000_000)}"}`,
];

export const otherTypes: readonly string[] = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/xml',
  'image/png',
  'image/svg+xml',
  'text/evil',
  '',
];

/** Headers that change how a request is read, or whose it seems to be. */
export const trickHeaders: readonly { readonly [name: string]: string }[] = [
  { 'content-encoding': 'gzip' },
  { 'content-encoding': 'br' },
  { 'x-forwarded-host': 'evil.example' },
  { 'x-http-method-override': 'DELETE' },
  { 'x-tenant-id': 'contoso' },
  { 'accept-language': 'x'.repeat(3000) },
  { 'if-none-match': '*' },
  { 'if-match': '"', origin: 'https://evil.example' },
  { 'sec-fetch-site': 'cross-site' },
  { range: 'bytes=0-1' },
  { cookie: `__Host-sekitori=${'A'.repeat(43)}; __Host-sekitori=b` },
  { 'idempotency-key': '../..' },
  { authorization: 'Bearer a.b.c' },
  { expect: '100-continue' },
];
