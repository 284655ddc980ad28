import { demoPassword } from '../../env/local/src/demo/demo-people.ts';

/** A login that has not come back yet: RSI is done with it, the product has not seen the answer. */
export type PendingLogin = {
  /** Where RSI sends the browser. */
  readonly callback: string;
  /** What the browser that began it holds. */
  readonly cookie: string;
  /** Every address on the way. */
  readonly addresses: readonly string[];
};

const mostSteps = 12;
/** A login takes a while, and a connection that nobody used meanwhile may be gone. */
const alone = { connection: 'close' };

/** Signs a demo person in at RSI and stops right before the product hears of it. */
export async function loginUpToCallback(
  site: string,
  mail: string,
  { returnTo = '/', handOver }: { readonly returnTo?: string; readonly handOver?: string } = {},
): Promise<PendingLogin> {
  const asked = new URLSearchParams(handOver === undefined ? { returnTo } : { handOver });
  const begun = await fetch(`${site}/auth/sign-in?${asked}`, {
    redirect: 'manual',
    headers: alone,
  });
  const cookie = pairsOf(begun).join('; ');
  const jar = new Map<string, string>();
  const addresses: string[] = [];
  let address = begun.headers.get('location') ?? '';
  let form: URLSearchParams | undefined;
  for (let step = 0; step < mostSteps; step += 1) {
    addresses.push(address);
    if (address.startsWith(`${site}/auth/callback`))
      return { callback: address, cookie, addresses };
    const answer: Response = await fetch(address, {
      redirect: 'manual',
      headers: { ...alone, cookie: [...jar.values()].join('; ') },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    await answer.body?.cancel();
    for (const pair of pairsOf(answer)) jar.set(pair.slice(0, pair.indexOf('=')), pair);
    const next = answer.headers.get('location');
    form =
      next === null ? new URLSearchParams({ userId: mail, password: demoPassword }) : undefined;
    address = next === null ? new URL('/login', address).href : new URL(next, address).href;
  }
  throw new Error(`No way back after ${mostSteps} steps: ${address}`);
}

/** Brings RSI's answer back, with the session that the browser had before. */
export function comeBack(
  { callback, cookie }: Pick<PendingLogin, 'callback' | 'cookie'>,
  before = '',
): Promise<Response> {
  const cookies = [cookie, before].filter((part) => part !== '').join('; ');
  return fetch(callback, { redirect: 'manual', headers: { ...alone, cookie: cookies } });
}

/** The session cookie that an answer sets, as a browser sends it back; undefined where it sets none. */
export const sessionSetBy = (answer: Response): string | undefined =>
  pairsOf(answer).find((pair) => /^__Host-sekitori=./.test(pair));

const pairsOf = (answer: Response) =>
  answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
