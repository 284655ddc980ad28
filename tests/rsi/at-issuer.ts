import { openIdRsi, type RsiSettings } from '../../api/src/adapters/rsi/openid-rsi.ts';
import { randomIds } from '../../api/src/adapters/system/random-ids.ts';
import { systemClock } from '../../api/src/adapters/system/system-clock.ts';
import type { Clock, Rsi, RsiLogin } from '../../api/src/application/ports.ts';
import { newBrowser } from '../../env/local/src/browser.ts';
import { demoPassword } from '../../env/local/src/demo/demo-people.ts';
import type { TwistedIssuer } from './twisted-issuer.ts';

/** The adapter as the product opens it, against an issuer of this machine. */
export function rsiAt(
  issuer: string,
  changes: Partial<RsiSettings> = {},
  clock: Clock = systemClock,
): Promise<Rsi> {
  const settings: RsiSettings = {
    issuer: new URL(issuer),
    clientId: 'sekitori',
    proof: { kind: 'secret', secret: 'secret' },
    redirectUri: new URL('https://sekitori.example/auth/callback'),
    allowsHttp: true,
    ...changes,
  };
  return openIdRsi(settings, { ids: randomIds, clock });
}

/** What the browser brings back after a person typed their password at RSI. */
export async function callbackOf(login: RsiLogin, mail: string): Promise<URL> {
  const browser = newBrowser('ja');
  const { address } = await browser.open(login.address.href);
  const form = { userId: mail, password: demoPassword };
  return (await browser.send(`${address.origin}/login`, form)).address;
}

export async function signedIn(rsi: Rsi, mail: string) {
  const login = await rsi.begin();
  return rsi.complete(await callbackOf(login, mail), login);
}

const soon = 300;
const nowSeconds = () => Math.floor(Date.now() / 1000);

/** The claims of somebody with every right, as an issuer signs them for this login. */
export function goodClaims(issuer: string, nonce: string) {
  return {
    iss: issuer,
    aud: 'sekitori',
    sub: 'ada',
    nonce,
    iat: nowSeconds(),
    exp: nowSeconds() + soon,
    name: 'Ada',
    email: 'ada@midori.example',
    rsi_tenant_id: 'midori',
    rsi_tenant_name: 'みどり商事',
    rsi_roles: ['company-administrator'],
    rsi_entitlements: ['sekitori'],
  };
}
export type GoodClaims = ReturnType<typeof goodClaims>;

/** A whole login at an issuer that answers with the token that is made for it. */
export async function loginWith(
  rsi: Rsi,
  twisted: TwistedIssuer,
  tokenOf: (good: GoodClaims) => Promise<string>,
) {
  const login = await rsi.begin();
  const id_token = await tokenOf(goodClaims(twisted.issuer, login.nonce));
  const body = { access_token: 'access', token_type: 'Bearer', expires_in: soon, id_token };
  twisted.answer('/token', { body });
  const callback = new URL('https://sekitori.example/auth/callback');
  const said = { code: 'code', state: login.state, iss: twisted.issuer };
  for (const [name, value] of Object.entries(said)) callback.searchParams.set(name, value);
  return rsi.complete(callback, login);
}
