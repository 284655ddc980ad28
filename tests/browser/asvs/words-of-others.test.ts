import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Page, Route } from 'playwright-core';
import { ask } from '../admin-site/a-floor.ts';
import { closeSharedBrowser } from '../support/browser.ts';
import { aVisitor, type Visitor } from '../support/visitor.ts';

const grace = 'grace.hughes@contoso.example';
const payload = '<img src=x onerror=h()>';
/** Pages where this tenant has nothing yet: the name of the person alone stands there. */
const wordless = ['bookings', 'admin/microsoft-365'];

/** Fields that people, administrators or services outside write the words of. */
const words =
  /^(?:name|mail|siteName|floorName|seatName|zoneName|localText|closedBecause|reason|title|detail|next|browser|system|requestId|result)$/;

/** The same answer, with HTML behind every word that somebody else wrote. */
function hurt(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => hurt(item, field));
  if (typeof value === 'string') return words.test(field) ? `${value}${payload}` : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, hurt(inner, name)]),
  );
}

async function hurtAnswer(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url());
  if (/\/(?:live|verification)$/.test(pathname)) return route.continue();
  // What is fetched by the test carries no partitioned cookie by itself.
  const cookies = await route.request().frame().page().context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const response = await route.fetch({ headers: { ...route.request().headers(), cookie } });
  const isJson = /json/.test(response.headers()['content-type'] ?? '');
  if (!isJson) return route.fulfill({ response });
  return route.fulfill({ response, json: hurt(await response.json()) });
}

/** How many elements the words made. */
const madeOf = (page: Page) =>
  page.evaluate(() => {
    const made = '[onerror], [onload], img[src="x"], iframe, script:not([src])';
    return document.querySelectorAll(made).length;
  });

/** What the page is called, once it is another one than before. */
const headingAfter = async (page: Page, before: string): Promise<string> => {
  const heading = await page.waitForFunction((last) => {
    const said = document.querySelector('main h1')?.textContent ?? '';
    return said === last ? '' : said;
  }, before);
  return (await heading.jsonValue()) || '';
};

/** Waits until the words stand there as text so often at least. */
const shownOn = (page: Page, least: number) =>
  page.waitForFunction(
    ([said, times]) => (document.body.textContent ?? '').split(said).length > times,
    [payload, least] as const,
  );

/** As a link of the page does: loading all anew for each page would take most of the time. */
async function goWithin(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState({}, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

/** Every page behind a sign-in, by the routes of the pages themselves. */
function pagesBehindSignIn(): string[] {
  const source = readFileSync(
    new URL('../../../tabs/src/app/AppRoutes.tsx', import.meta.url),
    'utf8',
  );
  const [, behind = ''] = source.split('element: <SignedInShell />');
  const listed = behind.split('],')[0] ?? '';
  return ['', ...[...listed.matchAll(/path: '([^']+)'/g)].map(([, path = '']) => path)];
}

describe('every page behind a sign-in', function () {
  this.timeout(240_000);
  let visitor: Visitor;
  let floor: string;
  let seat: string;
  let dialogs: number;
  before(async () => {
    visitor = await aVisitor({ mail: grace });
    dialogs = 0;
    visitor.page.on('dialog', (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
    const { items } = await ask(visitor.page, 'GET', '/api/v1/admin/floors');
    floor = items[0].id;
    const { seats } = await ask(visitor.page, 'GET', `/api/v1/admin/floors/${floor}`);
    seat = seats[0].id;
  });
  after(closeSharedBrowser);

  const addressOf = (path: string) =>
    `/${path.replace(':floorId', floor).replace(':seatId', seat)}`;

  it('shows words of others as they stand, and leads to the sign-out by two presses', async () => {
    const { page } = visitor;
    await page.route('**/api/v1/**', hurtAnswer);
    await page.goto('/settings');
    let heading = await headingAfter(page, '');
    const made: string[] = [];
    const withoutWayOut: string[] = [];

    for (const path of pagesBehindSignIn()) {
      await goWithin(page, addressOf(path));
      heading = await headingAfter(page, heading);
      await shownOn(page, wordless.includes(path) ? 1 : 3);
      await page.getByRole('button', { name: /メニュー$/ }).click();
      const out = page.getByRole('menuitem', { name: '席取りからサインアウト' });
      await out.waitFor({ timeout: 20_000 }).catch(() => withoutWayOut.push(path));
      // With the menu open, which has words of its own.
      if ((await madeOf(page)) > 0) made.push(path);
      await page.keyboard.press('Escape');
    }

    await page.unroute('**/api/v1/**');
    assert.deepEqual([made, dialogs, withoutWayOut], [[], 0, []]);
  });

  it('is seen to make elements where words are taken for HTML (control)', async () => {
    const { page } = visitor;

    await page.evaluate((said) => document.body.insertAdjacentHTML('beforeend', said), payload);

    assert.equal(await madeOf(page), 1);
  });
});
