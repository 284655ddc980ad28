import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { closeSharedBrowser } from '../support/browser.ts';
import { flawsInEveryLook } from '../support/every-look.ts';
import { tooSmall } from '../support/touch-targets.ts';
import { aVisitor } from '../support/visitor.ts';

const path = '/sessions';
const listOf = (page: Page) => page.getByRole('list', { name: 'サインイン中の端末' });
const others = (page: Page) =>
  listOf(page).getByRole('listitem').filter({ hasNotText: 'この画面' });
const endEverywhere = 'ほかの端末をすべてサインアウト';

async function focusIsOn(page: Page, selector: string): Promise<void> {
  await page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector);
}

describe('the page of where I am signed in (2.2.1-b)', function () {
  this.timeout(180_000);
  after(closeSharedBrowser);

  it('is found in the menu, marks this device, and says so where it is the only one', async () => {
    const { page, complaints } = await aVisitor({ mail: 'finn.murphy@contoso.example' });

    await page.getByRole('button', { name: /メニュー/ }).click();
    await page.getByRole('menuitem', { name: 'サインイン中の端末' }).click();
    await page.getByText('ほかにサインインしている端末はありません。').waitFor();

    const rows = await listOf(page).getByRole('listitem').allInnerTexts();
    assert.equal(rows.length, 1);
    assert.match(rows[0] ?? '', /^Linux の Chrome\s+この画面\s+ブラウザー\s+現在使用中/);
    assert.equal(await page.getByRole('button', { name: endEverywhere }).count(), 0);
    assert.deepEqual(complaints, []);
  });

  it('signs another device out, which meets the sign-in page at its next step', async () => {
    const mail = 'ellie.watson@contoso.example';
    const here = await aVisitor({ mail, path });
    const there = await aVisitor({ mail });
    await there.page.locator('h1, [data-look]').first().waitFor();

    await here.page.reload();
    await others(here.page).getByRole('button').click();
    await here.page.getByText('をサインアウトしました。').waitFor();
    const link = there.page.getByRole('link', { name: '予約' });
    const over = there.page.getByRole('heading', { name: 'サインインの期限が切れました' });
    // A page that heard of it by itself shows no link any more.
    await link.or(over).first().click();
    await over.waitFor();

    assert.equal(await others(here.page).count(), 0);
    assert.equal((await here.page.request.get('/api/v1/me')).status(), 200);
  });

  it('signs out everywhere else by keyboard alone, after it was asked and told what stays', async () => {
    const mail = 'rohan.mehta@contoso.example';
    const { page } = await aVisitor({ mail, path });
    const elsewhere = [await aVisitor({ mail }), await aVisitor({ mail })];
    await page.reload();
    const button = page.getByRole('button', { name: endEverywhere });
    const dialog = page.getByRole('alertdialog');

    await button.focus();
    await page.keyboard.press('Enter');
    await dialog.getByText('この画面以外の2か所が').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    // What lies behind a dialog is hidden from assistive technology a moment longer than the dialog is there.
    await others(page).nth(1).waitFor();
    const kept = await others(page).count();
    await button.focus();
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'サインアウトする' }).focus();
    await page.keyboard.press('Enter');
    await focusIsOn(page, 'div:has(> .fui-MessageBar)');

    const answers = await Promise.all(
      elsewhere.map(async ({ page: other }) => (await other.request.get('/api/v1/me')).status()),
    );
    assert.deepEqual([kept, await others(page).count()], [2, 0]);
    assert.deepEqual(answers, [401, 401]);
  });

  it('says that a device had been signed out already', async () => {
    const mail = 'imogen.clarke@contoso.example';
    const { page } = await aVisitor({ mail, path });
    const there = await aVisitor({ mail });
    await page.reload();
    await others(page).first().waitFor();

    await there.page.request.post('/auth/sign-out', { headers: { 'x-sekitori-request': '1' } });
    await others(page).getByRole('button').click();

    await page.getByText('すでにサインアウトしていました。').waitFor();
    assert.equal(await others(page).count(), 0);
  });

  it('has no serious accessibility flaw, also while it asks in any theme', async () => {
    const mail = 'harry.evans@contoso.example';
    const { page } = await aVisitor({ mail });
    await aVisitor({ mail });
    const flaws: string[] = [];

    await page.goto(path);
    await others(page).first().waitFor();
    flaws.push(...(await flawsInEveryLook(page)));
    await page.getByRole('button', { name: endEverywhere }).click();
    await page.getByRole('alertdialog').waitFor();
    flaws.push(...(await flawsInEveryLook(page)));

    assert.deepEqual(flaws, []);
  });

  it('fits the narrowest phone in both languages, with targets for thumbs', async () => {
    const mail = 'harry.evans@contoso.example';
    await aVisitor({ mail });
    for (const language of ['ja', 'en'] as const) {
      const { page } = await aVisitor({ mail, path, language, width: 360, height: 740 });
      await page.locator('main li').nth(1).waitFor();

      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

      assert.equal(beyond, 0);
      assert.deepEqual(await tooSmall(page), []);
    }
  });
});
