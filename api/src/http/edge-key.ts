import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EdgeKeys, LiveEdgeKey } from '../application/edge-keys.ts';
import type { Clock } from '../application/ports.ts';

/** Who passed: under which key, where keys are asked for, and whether that is the gateway. */
export type EdgeCaller = { readonly key: string | undefined; readonly isGateway: boolean };

type EdgeVerdict = EdgeCaller | 'refused' | 'unknown';

/** Decides by the edge key alone whether a request is looked at. */
export interface EdgeDoor {
  verdictOn(request: IncomingMessage): Promise<EdgeVerdict>;
}

type World = {
  readonly keys: EdgeKeys;
  readonly clock: Clock;
  /** Hears of a store that does not answer; requests go on with what is known. */
  readonly fail: (error: unknown) => void;
};

const header = 'x-functions-key';
const keyPattern = /^[A-Za-z0-9_-]{43}$/;
/** A key that is new, or revoked, is so in every process after this long. */
const freshMs = 10_000;
/** From this age on, keys that could not be read again open nothing. */
const worthlessMs = 60_000;
const betweenTriesMs = 1_000;

/** For a place that only the gateway reaches, and the local environment. */
export const openDoor: EdgeDoor = {
  verdictOn: async () => ({ key: undefined, isGateway: true }),
};

/**
 * Asks every request for a live edge key (5.1.1) before anything else of it is looked at. `unknown`
 * means that the keys cannot be read for now.
 */
export function edgeDoor({ keys, clock, fail }: World): EdgeDoor {
  const live = liveKeys({ keys, clock, fail });
  return {
    async verdictOn(request) {
      if (isOwnProbe(request)) return { key: undefined, isGateway: false };
      const { presented, isGateway } = presentedKey(request);
      if (presented === undefined || !keyPattern.test(presented)) return 'refused';
      const known = await live();
      if (!known) return 'unknown';
      const found = matching(known, keys.hashOf(presented));
      if (found === undefined) return 'refused';
      keys.noteUse(found).catch(fail);
      return { key: found, isGateway };
    },
  };
}

/**
 * The first thing that happens to a request; one that is not admitted meets nothing else. Who passed is
 * told to `admitted`, and why somebody did not to `refused`.
 */
export function askEdgeKey(
  door: EdgeDoor,
  hears: {
    readonly admitted: (request: IncomingMessage, caller: EdgeCaller) => void;
    readonly refused: (verdict: 'refused' | 'unknown') => void;
  },
  bare: { readonly [name: string]: string },
) {
  return (request: IncomingMessage, response: ServerResponse, next: (go?: false) => void): void => {
    // Whatever breaks here lets nobody in.
    const verdict = door.verdictOn(request).catch(() => 'unknown' as const);
    void verdict.then((said) => {
      if (said === 'refused' || said === 'unknown') {
        for (const [name, value] of Object.entries(bare)) response.setHeader(name, value);
        hears.refused(said);
        refuse(response, said);
        return next(false);
      }
      hears.admitted(request, said);
      next();
    });
  };
}

/**
 * A status, the headers of a bare answer and nothing else. The connection ends, so that nobody without a key makes the process read
 * what they send.
 */
function refuse(response: ServerResponse, verdict: 'refused' | 'unknown'): void {
  response.writeHead(verdict === 'refused' ? 401 : 503, {
    'Cache-Control': 'no-store',
    'Content-Length': '0',
    Connection: 'close',
  });
  response.end();
}

/** Of all keys, without stopping at the one that fits: how long it takes says nothing of which it was. */
function matching(known: readonly LiveEdgeKey[], hash: string): string | undefined {
  const asked = Buffer.from(hash);
  let found: string | undefined;
  for (const key of known) {
    const held = Buffer.from(key.hash);
    if (held.length === asked.length && timingSafeEqual(held, asked)) found = key.id;
  }
  return found;
}

/**
 * The one key that a request carries, which nothing behind the door sees any more. The Bot Service
 * sends no header of ours: its registered address, and no other, may carry the key.
 */
function presentedKey(request: IncomingMessage) {
  const sent = request.headersDistinct[header];
  delete request.headers[header];
  const inAddress = takeFromAddress(request);
  if (sent === undefined) return { presented: inAddress, isGateway: false };
  return { presented: sent.length === 1 ? sent[0] : undefined, isGateway: true };
}

function takeFromAddress(request: IncomingMessage): string | undefined {
  const [path, query] = (request.url ?? '').split(/\?(.*)/s);
  if (request.method !== 'POST' || path !== '/api/messages' || query === undefined) {
    return undefined;
  }
  const asked = new URLSearchParams(query);
  const codes = asked.getAll('code');
  asked.delete('code');
  request.url = asked.size === 0 ? path : `${path}?${asked}`;
  return codes.length === 1 ? codes[0] : undefined;
}

/** Addresses that tell whether the process is well. */
export const probed: ReadonlySet<string> = new Set(['/livez', '/readyz']);

/** The machine's own probe; what another proxy on this machine passes on is not. */
function isOwnProbe({ method, url, headers, socket }: IncomingMessage): boolean {
  const isForwarded = 'x-forwarded-for' in headers || 'forwarded' in headers;
  return (
    method === 'GET' && probed.has(url ?? '') && isLoopback(socket.remoteAddress) && !isForwarded
  );
}

const isLoopback = (address = '') =>
  address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);

/** The live keys, read again when they are ten seconds old; undefined where they are too old to trust. */
function liveKeys({ keys, clock, fail }: World) {
  let known: { readonly keys: readonly LiveEdgeKey[]; readonly at: number } | undefined;
  let reading: Promise<void> | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;

  const isYoungerThan = (ms: number) => {
    const age = known === undefined ? Number.POSITIVE_INFINITY : clock.now() - known.at;
    // A clock that was set back says nothing of the age.
    return age >= 0 && age < ms;
  };

  async function read(): Promise<void> {
    triedAt = clock.now();
    try {
      known = { at: triedAt, keys: await keys.live() };
    } catch (error) {
      fail(error);
    } finally {
      reading = undefined;
    }
  }

  return async (): Promise<readonly LiveEdgeKey[] | undefined> => {
    if (isYoungerThan(freshMs)) return known?.keys;
    const isTimeToTry = Math.abs(clock.now() - triedAt) >= betweenTriesMs;
    if (reading === undefined && isTimeToTry) reading = read();
    await reading;
    return isYoungerThan(worthlessMs) ? known?.keys : undefined;
  };
}
