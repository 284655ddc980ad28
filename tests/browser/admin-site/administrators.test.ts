import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { seriousFlaws } from '../support/axe.ts';
import { closeSharedBrowser } from '../support/browser.ts';
import { tooSmall } from '../support/touch-targets.ts';
import { aVisitor } from '../support/visitor.ts';
import { ask } from './a-floor.ts';

const megumi = 'megumi.kato@contoso.example';
const grace = 'grace.hughes@contoso.example';
const daniel = 'daniel.reyes@contoso.example';
const path = '/admin/administrators';
const searchField = '名前またはメールアドレス';

const rowOf = (page: Page, name: string) =>
  page.getByRole('list', { name: '管理者' }).locator('> li').filter({ hasText: name });

async function openFound(page: Page, typed: string, name: string): Promise<void> {
  await page.getByRole('button', { name: '管理者を追加' }).click();
  await page.getByLabel(searchField).fill(typed);
  await page.getByRole('list', { name: '見つかった方' }).getByRole('button', { name }).click();
}

async function focusIsIn(page: Page, selector: string): Promise<void> {
  await page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector);
}

/** A change that another administrator makes elsewhere. */
async function grantedElsewhere(page: Page, mail: string, roles: readonly string[]): Promise<void> {
  const found = await ask(page, 'GET', `/api/v1/admin/people?q=${mail}`);
  const [{ person, version }] = found.items;
  await ask(page, 'PUT', `/api/v1/admin/administrators/${person.id}`, {
    data: { roles },
    headers: { 'if-match': version },
  });
}

describe('the Administrators page (4.3)', function () {
  this.timeout(180_000);
  after(closeSharedBrowser);

  it('lets an account administrator find a colleague, grant, remove and undo, and writes it down (4.3-d)', async () => {
    const { page, complaints } = await aVisitor({ mail: megumi });
    const row = rowOf(page, 'Alice Morgan');
    const history = page.locator('section', { hasText: '変更の記録' });

    await page.getByRole('link', { name: '管理者' }).click();
    await openFound(page, 'mor', 'Alice Morgan');
    await page.getByRole('checkbox', { name: '運用管理者' }).check();
    await page.getByRole('button', { name: '付与する' }).click();
    await row.getByText('加藤 恵さんが付与').waitFor();
    const held = await row.getByText('運用管理者').count();
    await row.getByRole('button', { name: 'Alice Morganさんのロールを外す' }).click();
    const dialog = page.getByRole('alertdialog', {
      name: 'Alice Morganさんからロールを外しますか?',
    });
    await dialog.getByRole('button', { name: 'そのままにする' }).click();
    await dialog.waitFor({ state: 'detached' });
    await row.getByRole('button', { name: 'Alice Morganさんのロールを外す' }).click();
    await dialog.getByRole('button', { name: 'ロールを外す' }).click();
    await row.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '元に戻す' }).click();
    await row.getByText('運用管理者').waitFor();

    const lines = await history.getByRole('listitem').allInnerTexts();
    assert.equal(held, 1);
    assert.deepEqual(
      lines.slice(0, 3).map((line) => line.split('\n').at(-1)),
      [
        '加藤 恵さんがAlice Morganさんに「運用管理者」を付与しました',
        '加藤 恵さんがAlice Morganさんから「運用管理者」を外しました',
        '加藤 恵さんがAlice Morganさんに「運用管理者」を付与しました',
      ],
    );
    assert.deepEqual(complaints, []);
  });

  it('is worked by keyboard alone, and the focus goes to what was told', async () => {
    const { page } = await aVisitor({ mail: megumi, path });
    const row = rowOf(page, 'Tom Fischer');

    await page.getByRole('button', { name: '管理者を追加' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await focusIsIn(page, 'input');
    await page.keyboard.type('fischer');
    await page.getByRole('button', { name: 'Tom Fischer' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await focusIsIn(page, 'fieldset input');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '付与する' }).focus();
    await page.keyboard.press('Enter');
    await row.waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await row.getByRole('button', { name: /外す$/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'ロールを外す', exact: true }).focus();
    await page.keyboard.press('Enter');
    await row.waitFor({ state: 'detached' });
    await focusIsIn(page, 'div:has(> .fui-MessageBar)');
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('Enter');

    await row.waitFor();
    assert.equal(focused, '元に戻す');
  });

  it('shows oneself and system administrators without controls, and says why (4.3-b)', async () => {
    const { page } = await aVisitor({ mail: megumi, path });
    const [me, system] = [rowOf(page, megumi), rowOf(page, grace)];

    await me.getByText('自分のロールは変更できません').waitFor();
    await system.getByText('RICOH Smart Integration で設定').waitFor();
    const controls = [
      await me.getByRole('button').count(),
      await system.getByRole('button').count(),
    ];
    await page.getByRole('button', { name: '管理者を追加' }).click();
    await page.getByLabel(searchField).fill('加藤');
    const myself = page.getByRole('list', { name: '見つかった方' }).getByRole('button');
    const isDisabled = await myself.getAttribute('aria-disabled');

    assert.deepEqual(controls, [0, 0]);
    assert.equal(isDisabled, 'true');
  });

  it('tells the second of two administrators that somebody was first, and shows the latest', async () => {
    const { page, complaints } = await aVisitor({ mail: megumi, path });
    const other = await aVisitor({ mail: grace });
    await grantedElsewhere(other.page, 'priya.nair', ['operations-administrator']);
    const row = rowOf(page, 'Priya Nair');

    await page.reload();
    await row.getByRole('button', { name: /変更$/ }).click();
    await page.getByRole('checkbox', { name: 'アカウント管理者' }).check();
    await grantedElsewhere(other.page, 'priya.nair', ['account-administrator']);
    await page.getByRole('button', { name: '変更を保存' }).click();
    await page.getByText('ほかの方が先にPriya Nairさんのロールを変更しました').waitFor();

    await row.getByText('アカウント管理者').waitFor();
    assert.equal(await row.getByText('運用管理者').count(), 0);
    assert.deepEqual(complaints, []);
  });

  it('is for those who manage administrators alone; others see no entry and no page (4.3-e)', async () => {
    const { page } = await aVisitor({ mail: daniel, path });

    await page.getByRole('heading', { name: 'この画面を開く権限がありません' }).waitFor();
    const asked = await page.request.get('/api/v1/admin/administrators');
    const links = await page.getByRole('navigation').getByRole('link').allInnerTexts();

    assert.equal(asked.status(), 403);
    assert.equal(links.includes('管理者'), false);
    assert.equal(links.includes('フロア'), true);
  });

  it('has no serious accessibility flaw in any theme: list, search, roles and removal', async () => {
    const { page } = await aVisitor({ mail: megumi, path });
    const other = await aVisitor({ mail: grace });
    await grantedElsewhere(other.page, 'ben.okafor', ['operations-administrator']);
    const flaws: string[] = [];

    for (const theme of ['light', 'dark', 'contrast']) {
      const note = async (screen: string) => {
        for (const flaw of await seriousFlaws(page)) flaws.push(`${theme} ${screen} ${flaw}`);
      };
      await page.goto(`${path}?theme=${theme}`);
      await rowOf(page, 'Ben Okafor').waitFor();
      await page.locator('ol > li').first().waitFor();
      await note('list');
      await page.getByRole('button', { name: '管理者を追加' }).click();
      await page.getByLabel(searchField).fill('ben');
      await page.getByRole('list', { name: '見つかった方' }).waitFor();
      await note('search');
      await page.getByRole('list', { name: '見つかった方' }).getByRole('button').click();
      await page.getByRole('checkbox', { name: '運用管理者' }).uncheck();
      await page.getByText('1つ以上選んでください').waitFor();
      await note('roles');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await rowOf(page, 'Ben Okafor').getByRole('button', { name: /外す$/ }).click();
      await page.getByRole('alertdialog').waitFor();
      await note('removal');
    }

    assert.deepEqual(flaws, []);
  });

  it('fits a phone and gives thumbs 44 pixels; the menu of the person leads there', async () => {
    const { page } = await aVisitor({ mail: megumi, width: 390, height: 844 });
    const small: string[] = [];

    await page.getByRole('button', { name: '加藤 恵さんのメニュー' }).click();
    await page.getByRole('menuitem', { name: '管理者の管理' }).click();
    await page.locator('ol > li').first().waitFor();
    small.push(...(await tooSmall(page)));
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    await openFound(page, 'dubois', 'Chloé Dubois');
    small.push(...(await tooSmall(page)));

    assert.deepEqual(small, []);
    assert.equal(widths[0], widths[1]);
  });
});
