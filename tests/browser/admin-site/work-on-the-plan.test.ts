import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { closeSharedBrowser } from '../support/browser.ts';
import { aVisitor } from '../support/visitor.ts';
import { aFloor, ask } from './a-floor.ts';

const naoki = 'naoki.tanaka@midori.example';

async function middleOf(page: Page, selector: string) {
  const box = await page.locator(selector).first().boundingBox();
  assert.ok(box);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

describe('the floor editor', function () {
  this.timeout(180_000);
  after(closeSharedBrowser);

  it('copies with Alt and a drag, brings seats into line, and takes both back', async () => {
    const { page, complaints } = await aVisitor({ mail: naoki, path: '/admin' });
    const floor = await aFloor(page, { name: '並べる階', seats: 4 });

    await page.goto(`/admin/floors/${floor.id}`);
    await page.locator('[data-seat]').first().waitFor();
    const from = await middleOf(page, '[data-seat$=".1"]');
    await page.keyboard.down('Alt');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 30, from.y + 150, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.up('Alt');
    await page.getByRole('option', { name: '席 S-5' }).waitFor();
    await page.locator('[data-seat$=".1"]').focus();
    await page.keyboard.press('Control+a');
    await page.getByRole('button', { name: '上をそろえる' }).click();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('下書きを保存済み').waitFor();

    const { seats } = await ask(page, 'GET', `/api/v1/admin/floors/${floor.id}`);
    const names = seats.map((seat: { name: string }) => seat.name);
    const lines = new Set(seats.map((seat: { y: number }) => seat.y));
    assert.deepEqual(names, ['S-1', 'S-2', 'S-3', 'S-4', 'S-5']);
    assert.deepEqual([...lines], [60]);
    assert.deepEqual(complaints, []);
  });

  it('places by keyboard in the middle of what is in view', async () => {
    const { page } = await aVisitor({ mail: naoki, path: '/admin' });
    const floor = await aFloor(page, { name: '鍵盤の階', seats: 4 });

    await page.goto(`/admin/floors/${floor.id}`);
    await page.locator('[data-seat]').first().waitFor();
    const view = await middleOf(page, '[data-tool]');
    await page.mouse.move(view.x + 180, view.y + 180);
    for (const _ of [1, 2, 3]) await page.mouse.wheel(0, -240);
    await page.keyboard.press('s');
    await page.locator('[data-tool="seat"]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: '席 S-5' }).waitFor();

    const placed = await middleOf(page, '[aria-selected="true"] > g');
    const off = Math.hypot(placed.x - view.x, placed.y - view.y);
    assert.ok(off < 60, `${off} pixels off the middle`);
  });

  it('names an array by a scheme that is shown on the plan before it is placed', async () => {
    const { page } = await aVisitor({ mail: naoki, path: '/admin', width: 390, height: 844 });
    const floor = await aFloor(page, { name: '名づける階', seats: 1 });

    await page.goto(`/admin/floors/${floor.id}`);
    await page.locator('[data-seat]').first().waitFor();
    await page.getByRole('button', { name: /^席をまとめて並べる/ }).click();
    await page.locator('[data-tool="array"]').click({ position: { x: 190, y: 120 } });
    for (const count of ['横の席数', '縦の席数']) {
      await page.getByLabel(count).fill('2');
      await page.getByLabel(count).press('Tab');
    }
    const first = await page.getByLabel('名前の型').inputValue();
    await page.getByLabel('名前の型').fill('{row:A}-{col:1}');
    const shown = page.locator('[data-ghosts="4"] text');
    await shown.filter({ hasText: 'B-2' }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: '4席を並べる' }).click();
    await page.getByRole('option', { name: '席 B-2' }).waitFor();

    const names = await page.getByRole('option').allTextContents();
    assert.equal(first, 'S-{2}');
    assert.deepEqual(names, ['S-1', 'A-1', 'A-2', 'B-1', 'B-2']);
  });

  it('starts a floor of a new site, with its time zone found by typing', async () => {
    const { page, complaints } = await aVisitor({ mail: naoki, path: '/admin' });

    await page.getByRole('button', { name: 'フロアを追加' }).click();
    await page.getByLabel('拠点', { exact: true }).selectOption({ label: '新しい拠点を追加…' });
    await page.getByLabel('拠点の名前').fill('シドニー支社');
    await page.getByRole('combobox', { name: 'タイムゾーン' }).click();
    await page.keyboard.type('lord how');
    await page.getByRole('option', { name: 'Australia/Lord_Howe' }).click();
    await page.getByLabel('フロアの名前').fill('1F');
    await page.getByRole('button', { name: '追加して編集を始める' }).click();
    await page.getByText('フロアの図面を入れましょう').waitFor();

    const { items } = await ask(page, 'GET', '/api/v1/admin/sites');
    const site = items.find((known: { name: string }) => known.name === 'シドニー支社');
    assert.equal(site.timeZone, 'Australia/Lord_Howe');
    assert.deepEqual(complaints, []);
  });

  it('invites to the first floor where a tenant has none, with a dialog that Escape closes', async () => {
    const { page } = await aVisitor({ mail: naoki, path: '/settings' });
    await page.route('**/api/v1/admin/floors', (route) => route.fulfill({ json: { items: [] } }));

    await page.goto('/admin');
    await page.getByRole('heading', { name: '最初のフロアを作りましょう' }).waitFor();
    await page.getByRole('button', { name: 'フロアを追加' }).click();
    await page.getByLabel('フロアの名前').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});
