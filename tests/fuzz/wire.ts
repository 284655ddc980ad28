import fc from 'fast-check';

/** A request as bytes: what a client of its own making may put on the wire. */
type Wire = {
  readonly method: string;
  readonly path: string;
  readonly version: string;
  readonly headers: readonly string[];
  readonly body: string;
  /** The client goes away amid its body. */
  readonly isAborted: boolean;
};

type Twist = {
  readonly turn: (wire: Wire) => Wire;
  /** Nothing of such a request may be done. */
  readonly isRefused: boolean;
};

const withHeaders =
  (...more: readonly string[]) =>
  (wire: Wire): Wire => ({ ...wire, headers: [...wire.headers, ...more] });
const refused = (turn: Twist['turn']): Twist => ({ turn, isRefused: true });
const allowed = (turn: Twist['turn']): Twist => ({ turn, isRefused: false });

/** What can be done to a request that is right, by name. */
const twists: { readonly [name: string]: Twist } = {
  // Two of its own: another twist may have taken away the one that was there.
  'Host twice': refused(withHeaders('Host: evil.example', 'Host: evil.example')),
  'no Host': refused((wire) => ({
    ...wire,
    headers: wire.headers.filter((line) => !line.startsWith('Host')),
  })),
  'no version': refused((wire) => ({ ...wire, version: '' })),
  'another version': refused((wire) => ({ ...wire, version: ' HTTP/1.2' })),
  'a space before a colon': refused(withHeaders('X-Odd : 1')),
  'a folded header': refused(withHeaders('X-Odd: a', ' Transfer-Encoding: chunked')),
  'a zero byte in a header': refused(withHeaders('X-Odd: a\0b')),
  'a zero byte in the address': refused((wire) => ({ ...wire, path: `${wire.path}\0` })),
  'a bare CR in a header': refused(withHeaders('X-Odd: a\rb')),
  'a header without a name': refused(withHeaders(': a')),
  'two ways to say the length': refused(
    withHeaders('Content-Length: 4', 'Transfer-Encoding: chunked'),
  ),
  'Content-Length twice': refused(withHeaders('Content-Length: 4', 'Content-Length: 5')),
  'a length below nothing': refused(withHeaders('Content-Length: -1')),
  'a transfer coding nobody knows': refused(withHeaders('Transfer-Encoding: chunked, cow')),
  'a host in the address': refused((wire) => ({
    ...wire,
    path: `http://evil.example${wire.path}`,
  })),
  'a climb by dots': refused((wire) => ({ ...wire, path: `/api/%2e%2e${wire.path}` })),
  'a method nobody knows': refused((wire) => ({ ...wire, method: 'STEAL' })),
  'a method in small letters': refused((wire) => ({ ...wire, method: wire.method.toLowerCase() })),
  'a tunnel': refused((wire) => ({ ...wire, method: 'CONNECT', path: 'evil.example:443' })),
  'a header of 64 KB': refused(withHeaders(`X-Odd: ${'a'.repeat(65_536)}`)),
  'a thousand headers': allowed(
    withHeaders(...Array.from({ length: 1_000 }, (_, at) => `X-${at}: 1`)),
  ),
  'an offer of HTTP/2': allowed(
    withHeaders('Upgrade: h2c', 'Connection: upgrade', 'HTTP2-Settings: AA'),
  ),
  'an offer of a socket': allowed(withHeaders('Upgrade: websocket', 'Connection: upgrade')),
  'something to expect': allowed(withHeaders('Expect: 200-maybe')),
  'a cookie of others': allowed(withHeaders(`Cookie: __Host-sekitori=${'A'.repeat(43)}`)),
  'bytes of no encoding': allowed(withHeaders('X-Odd: \xff\xfe\x80')),
  'a body that stops': allowed((wire) => ({ ...wire, isAborted: true })),
};

/** Somebody who goes away hears nothing, a tunnel is closed at once, and amid a long header the line may break. */
const mayBeSilent = ['a body that stops', 'a tunnel', 'a header of 64 KB'];

/** A request by its base and the names of what was done to it, so that it can be printed and made again. */
export type WireCase = {
  readonly base: 'read' | 'book' | 'page';
  readonly twists: readonly string[];
};

export const wireCases: fc.Arbitrary<WireCase> = fc.record({
  base: fc.constantFrom('read', 'book', 'page'),
  twists: fc.uniqueArray(fc.constantFrom(...Object.keys(twists)), { minLength: 1, maxLength: 3 }),
});

/** Each twist of each base by itself. */
export const singleTwists: readonly WireCase[] = Object.keys(twists).flatMap((name) =>
  (['read', 'book', 'page'] as const).map((base) => ({ base, twists: [name] })),
);

const bases: { readonly [Base in WireCase['base']]: Pick<Wire, 'method' | 'path' | 'body'> } = {
  read: { method: 'GET', path: '/api/v1/me', body: '' },
  book: { method: 'POST', path: '/api/v1/bookings', body: '{"seatId":"a"}' },
  page: { method: 'GET', path: '/livez', body: '' },
};

/** What goes out for a case, whether the client stays to hear of it, and what must come of it. */
export function wireOf({ base, twists: names }: WireCase, cookie: string) {
  const { method, path, body } = bases[base];
  const right: Wire = {
    method,
    path,
    version: ' HTTP/1.1',
    headers: [
      'Host: sekitori.example',
      `Cookie: ${cookie}`,
      'Connection: close',
      'X-Sekitori-Request: 1',
      'Idempotency-Key: over-the-wire',
      ...(body === '' ? [] : ['Content-Type: application/json']),
    ],
    body,
    isAborted: false,
  };
  const chosen = names.flatMap((name) => twists[name] ?? []);
  const twisted = chosen.reduce((wire, { turn }) => turn(wire), right);
  const hasLength = twisted.headers.some((line) => /^(content-length|transfer)/i.test(line));
  const length = hasLength ? [] : [`Content-Length: ${body.length + (twisted.isAborted ? 9 : 0)}`];
  const lines = [
    `${twisted.method} ${twisted.path}${twisted.version}`,
    ...twisted.headers,
    ...length,
  ];
  return {
    method: twisted.method,
    path: twisted.path,
    bytes: Buffer.from(`${lines.join('\r\n')}\r\n\r\n${twisted.body}`, 'latin1'),
    isAborted: twisted.isAborted,
    isSilent: names.some((name) => mayBeSilent.includes(name)),
    isRefused: chosen.some(({ isRefused }) => isRefused),
  };
}
