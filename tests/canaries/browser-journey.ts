import type { BrowserContext, Page } from 'playwright-core';
import { aProfile } from '../browser/support/browser.ts';
import { isOurs } from '../browser/support/origins.ts';
import { openInTeams } from '../browser/support/teams-host.ts';
import { tlsFront } from '../browser/support/tls-front.ts';
import { typeCredentials } from '../browser/support/visitor.ts';
import type { Canary, Place } from '../support/observed/canaries.ts';
import type { Heard } from '../support/observed/counting-proxy.ts';
import type { ObservedService } from '../support/observed/observed-service.ts';
import { keptInBrowser } from './kept-in-browser.ts';

type Journey = {
  /** What the browser kept and showed at each stop. */
  readonly places: readonly Place[];
  readonly canaries: readonly Canary[];
  /** Still open, signed out. */
  readonly page: Page;
};

/** Signs somebody in with their password, through a page and through the login window of a Teams frame, and out of both. */
export async function journeyInBrowser(service: ObservedService, mail: string): Promise<Journey> {
  for (const address of [service.url, service.issuer]) isOurs(address);
  const front = await tlsFront(service.url);
  const profile = await aProfile({}, service.url);
  const places: Place[] = [];
  const canaries: Canary[] = [];
  const stop = async () => {
    places.push(...(await keptInBrowser(profile, [service.url, front.url])));
  };

  const page = await profile.newPage();
  await page.goto(`${service.url}/auth/sign-in?returnTo=/`);
  await typeCredentials(page, mail);
  await page.waitForURL(`${service.url}/**`);
  for (const path of ['/', '/bookings', '/settings']) {
    await page.goto(path);
    await page.getByRole('main').waitFor();
    await stop();
  }
  canaries.push(...(await sessionsIn(profile, 'session of a browser')));
  await page.getByRole('button', { name: /メニュー/ }).click();
  await page.getByRole('menuitem', { name: /サインアウト/ }).click();
  await page.getByRole('menuitem', { name: /サインアウト/ }).waitFor({ state: 'hidden' });
  await profile.clearCookies();

  const { page: teams, frame } = await openInTeams(profile, front.url);
  const button = frame.getByRole('button', { name: 'サインイン' });
  await button.waitFor();
  await stop();
  const popup = teams.waitForEvent('popup');
  await button.click();
  await typeCredentials(await popup, mail);
  const menu = frame.getByRole('button', { name: /メニュー/ });
  await menu.waitFor();
  await stop();
  canaries.push(...(await sessionsIn(profile, 'session of a Teams frame')));
  await menu.click();
  await frame.getByRole('menuitem', { name: /サインアウト/ }).click();
  await button.waitFor();
  // What the login window kept, any page of its origin can read.
  await page.goto('/');
  await stop();
  await teams.close();
  front.close();
  return { places, canaries, page };
}

async function sessionsIn(profile: BrowserContext, name: string): Promise<readonly Canary[]> {
  const cookies = (await profile.cookies()).filter((cookie) => /sekitori$/.test(cookie.name));
  return cookies.map(({ value }) => ({ name, value }));
}

/** The one-time code of a login window, and the nonce without which it is worth nothing. */
export function handOversOf(heard: readonly Heard[]): readonly Canary[] {
  return heard.flatMap(({ from, what, body }) => {
    if (from !== 'client' || what !== 'POST /auth/redeem') return [];
    const { code, nonce } = JSON.parse(Buffer.concat(body).toString());
    return [
      { name: 'hand-over code', value: String(code) },
      { name: 'hand-over nonce', value: String(nonce) },
    ];
  });
}
