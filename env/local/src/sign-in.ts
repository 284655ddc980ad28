import { type Browser, newBrowser } from './browser.ts';
import type { DemoPerson } from './demo/demo-person.ts';

/** Why nobody was signed in, in words for whoever ran the command. */
export class NotSignedIn extends Error {}

/**
 * Signs a person in as a browser does: from the product to RSI's page, the password there, and back.
 * Answers with the browser that now holds the session.
 */
export async function signIn(
  site: string,
  person: Pick<DemoPerson, 'mail' | 'locale'>,
  password: string,
): Promise<Browser> {
  const browser = newBrowser(person.locale);
  const login = await browser.open(`${site}/auth/sign-in?returnTo=%2F`);
  if (login.address.pathname !== '/login' || login.response.status !== 200) {
    throw new NotSignedIn(
      `RSI のサインイン画面が表示されませんでした。 / RSI showed no sign-in page (${describe(login)}).`,
    );
  }
  const back = await browser.send(new URL('/login', login.address).href, {
    userId: person.mail,
    password,
  });
  const isBack = back.address.origin === new URL(site).origin;
  if (!isBack || browser.cookiesFor(site) === '' || back.response.status >= 400) {
    throw new NotSignedIn(
      `サインインできませんでした。 / The sign-in did not come back with a session (${describe(back)}).`,
    );
  }
  await back.response.body?.cancel();
  return browser;
}

function describe({ address, response }: Awaited<ReturnType<Browser['open']>>): string {
  return `${response.status} at ${address.origin}${address.pathname}`;
}
