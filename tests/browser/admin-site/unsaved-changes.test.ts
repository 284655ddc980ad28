import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { closeSharedBrowser } from '../support/browser.ts';
import { aVisitor } from '../support/visitor.ts';
import { aFloor, ask, type MadeFloor } from './a-floor.ts';

const naoki = 'naoki.tanaka@midori.example';

const openedIn = async (page: Page, floor: MadeFloor) => {
  await page.goto(`/admin/floors/${floor.id}`);
  await page.locator('[data-seat]').first().waitFor();
};

/** A change that another administrator's browser would save. */
async function savedByAnother(page: Page, floor: MadeFloor, name: string): Promise<void> {
  const path = `/api/v1/admin/floors/${floor.id}`;
  const { version, plan, zones, seats, settings } = await ask(page, 'GET', path);
  await ask(page, 'PUT', path, {
    data: { name, planId: plan.id, zones, seats, settings },
    headers: { 'if-match': version },
  });
}

async function removeFirstSeat(page: Page): Promise<void> {
  await page.locator('[data-seat]').first().focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
}

describe('changes that are not saved yet', function () {
  this.timeout(180_000);
  after(closeSharedBrowser);

  it('lets the second of two administrators load the latest or save over it', async () => {
    const { page, complaints } = await aVisitor({ mail: naoki, path: '/admin' });
    const floor = await aFloor(page, { name: '二人で直す階', seats: 4 });
    const dialog = page.getByRole('alertdialog', { name: 'ほかの方が先に保存しました' });
    const save = page.getByRole('button', { name: '保存', exact: true });

    await openedIn(page, floor);
    await savedByAnother(page, floor, '一度目');
    await removeFirstSeat(page);
    await save.click();
    await dialog.getByRole('button', { name: '最新の内容を読み込む' }).click();
    await page.getByRole('heading', { name: /一度目/ }).waitFor();
    const loaded = await page.locator('[data-seat]').count();
    await savedByAnother(page, floor, '二度目');
    await removeFirstSeat(page);
    await save.click();
    await dialog.getByRole('button', { name: '自分の変更で上書きする' }).click();
    await page.getByText('下書きを保存済み').waitFor();

    const kept = await ask(page, 'GET', `/api/v1/admin/floors/${floor.id}`);
    assert.equal(loaded, 4);
    assert.deepEqual({ name: kept.name, seats: kept.seats.length }, { name: '一度目', seats: 3 });
    assert.deepEqual(complaints, []);
  });

  it('holds whoever leaves by link, Back button or menu, and saves on the way out', async () => {
    const { page, complaints } = await aVisitor({ mail: naoki, path: '/admin' });
    const floor = await aFloor(page, { name: '離れる階', seats: 4 });
    const dialog = page.getByRole('alertdialog', { name: '保存していない変更があります' });
    const here = page.url().replace(/\/admin.*/, `/admin/floors/${floor.id}`);

    await page.goto('/admin');
    await page.getByRole('link', { name: `${floor.name}を編集` }).click();
    await page.locator('[data-seat]').first().waitFor();
    await removeFirstSeat(page);
    await page.goBack();
    await dialog.getByRole('button', { name: '編集を続ける' }).click();
    await dialog.waitFor({ state: 'detached' });
    const stayedAt = page.url();
    await page.getByRole('link', { name: 'フロアの一覧へ戻る' }).click();
    await dialog.getByRole('button', { name: '保存して移動する' }).click();
    await page.waitForURL('**/admin');
    await page.getByRole('link', { name: `${floor.name}を編集` }).click();
    await page.locator('[data-seat]').first().waitFor();
    const saved = await page.locator('[data-seat]').count();
    await removeFirstSeat(page);
    await page.goBack();
    await dialog.getByRole('button', { name: '保存せずに移動する' }).click();
    await page.waitForURL('**/admin');

    const kept = await ask(page, 'GET', `/api/v1/admin/floors/${floor.id}`);
    assert.equal(stayedAt, here);
    assert.deepEqual([saved, kept.seats.length], [3, 3]);
    assert.deepEqual(complaints, []);
  });
});
