/** The session of a browser or a Teams frame (2.2.1-c): opaque, out of reach of scripts, one per frame's host. */
export const sessionCookie = '__Host-sekitori';
/** Ties a login to the browser that began it; only top-level pages see it. */
export const loginCookie = '__Host-sekitori-login';

/** What a person's last request saw of the store, for a moment: only a store with replicas sets it. */
export const afterCookie = '__Host-sekitori-after';

/** Inside Teams our page is a third party: only a partitioned cookie without SameSite comes back there. */
export function setSessionCookie(secret: string, maxAgeSeconds: number): string {
  return `${sessionCookie}=${secret}; Path=/; Secure; HttpOnly; SameSite=None; Partitioned; Max-Age=${maxAgeSeconds}`;
}

export function clearSessionCookie(): string {
  return setSessionCookie('', 0);
}

export function setLoginCookie(secret: string, maxAgeSeconds: number): string {
  return `${loginCookie}=${secret}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}`;
}

/** Replicas are further behind than this only where the store is in trouble. */
const afterSeconds = 60;

export function setAfterCookie(after: string): string {
  const value = Buffer.from(after).toString('base64url');
  return `${afterCookie}=${value}; Path=/; Secure; HttpOnly; SameSite=None; Partitioned; Max-Age=${afterSeconds}`;
}

/** Anybody may send anything; the store ignores what is not of its making. */
export const readAfter = (cookies: ReadonlyMap<string, string>) =>
  Buffer.from(cookies.get(afterCookie) ?? '', 'base64url').toString();

const patterns: ReadonlyMap<string, RegExp> = new Map([
  [sessionCookie, /^[A-Za-z0-9_-]{43}$/],
  [loginCookie, /^[A-Za-z0-9_-]{43}$/],
  [afterCookie, /^[A-Za-z0-9_-]{1,1400}$/],
]);

/** Our cookies of a request. One that comes twice or is not of our making counts as absent. */
export function readCookies(header: string | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string | undefined>();
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, at).trim();
    const pattern = patterns.get(name);
    if (!pattern) continue;
    const value = part.slice(at + 1).trim();
    // Also one that is not of our making makes two of them: somebody put it there.
    found.set(name, !found.has(name) && pattern.test(value) ? value : undefined);
  }
  return new Map(
    [...found].flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
