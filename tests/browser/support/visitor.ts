import type { BrowserContext, Page } from 'playwright-core';
import { demoPassword } from '../../../env/local/src/demo/demo-people.ts';
import { sharedService } from '../../support/service.ts';
import { aProfile, type Look } from './browser.ts';

/** Somebody with the page open in a browser of their own. */
export type Visitor = {
  readonly page: Page;
  readonly profile: BrowserContext;
  /** What the page asked of other hosts, and what it complained about. */
  readonly foreign: string[];
  readonly complaints: string[];
};

type Visit = Look & { readonly mail: string; readonly path?: string };

/** Signs a demo person in through RSI's own page, as they would, and opens a page. */
export async function aVisitor({ mail, path = '/', ...look }: Visit): Promise<Visitor> {
  const { url, rsiUrl } = await sharedService();
  const profile = await aProfile(look, url);
  const page = await profile.newPage();
  const visitor: Visitor = { page, profile, foreign: [], complaints: [] };
  const ours = [new URL(url).host, new URL(rsiUrl).host];
  page.on('request', (request) => {
    const { protocol, host, href } = new URL(request.url());
    if (protocol.startsWith('http') && !ours.includes(host)) visitor.foreign.push(href);
  });
  page.on('pageerror', (error) => visitor.complaints.push(error.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) visitor.complaints.push(message.text());
  });
  await page.goto(`${url}/auth/sign-in?returnTo=${encodeURIComponent(path)}`);
  await typeCredentials(page, mail);
  await page.waitForURL((address) => address.host === new URL(url).host);
  return visitor;
}

/** Fills in RSI's form; the page around it is not ours. */
export async function typeCredentials(page: Page, mail: string): Promise<void> {
  await page.locator('input[name=userId]:visible').fill(mail);
  await page.locator('input[type=password]:visible').fill(demoPassword);
  await page.locator('form:has(input[type=password]) button').first().click();
}

/** The address of a workday of the floor that is that many days ahead, so that tests keep apart by dates. */
export async function workdayAhead(page: Page, days: number): Promise<string> {
  const floors = await page.request.get('/api/v1/floors');
  const { items } = await floors.json();
  const floor = items[0];
  const day = new Date(`${floor.bookable.first}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return `/?floor=${floor.id}&workday=${day.toISOString().slice(0, 10)}`;
}
