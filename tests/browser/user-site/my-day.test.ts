import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { aFloor, bookFor, type MadeFloor } from '../admin-site/a-floor.ts';
import { bookedYesterday, nothingToCome, operates, seen } from '../support/a-working-day.ts';
import { closeSharedBrowser } from '../support/browser.ts';
import { aVisitor } from '../support/visitor.ts';

const naoki = 'naoki.tanaka@midori.example';
const phone = { width: 390, height: 844 };

describe('my day on my bookings', function () {
  this.timeout(180_000);
  let admin: Page;
  let floor: MadeFloor;
  before(async () => {
    admin = (await aVisitor({ mail: naoki, path: '/admin' })).page;
    floor = await aFloor(admin, { name: '一日の階', seats: 8, publish: 'publish' });
  });
  after(closeSharedBrowser);

  const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
  const seatsOf = async (page: Page): Promise<string[]> => {
    const { items } = await seen(page, '/api/v1/bookings');
    return items.map(({ seatName }: { seatName: string }) => seatName);
  };

  it('moves to where somebody really sits, found by its name, and past who sits at their seat', async () => {
    const { page, complaints } = await aVisitor({ mail: 'hanako.sato@midori.example', ...phone });
    await nothingToCome(page);
    await bookedYesterday(page, { seat: floor.seatIds[0] });
    const dialog = page.getByRole('dialog');

    await page.goto('/bookings');
    await press(page, '別の席にいます');
    await page.getByLabel('座っている席の名前').fill('ｓ７');
    await dialog.getByRole('list').getByRole('button').waitFor();
    await page.keyboard.press('Enter');
    await press(page, 'S-7 に移る');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('S-7 に移りました').waitFor();
    const atSeven = await seatsOf(page);
    await press(page, '席に誰かいます');
    await dialog.getByText('佐藤 花子', { exact: true }).waitFor();
    await dialog
      .getByRole('button', { name: /^S-\d に移る$/ })
      .first()
      .click();
    await dialog.waitFor({ state: 'detached' });

    assert.deepEqual(atSeven, ['S-7']);
    assert.notDeepEqual(await seatsOf(page), ['S-7']);
    assert.deepEqual(complaints, []);
  });

  it('takes a seat for who sits down without a booking', async () => {
    const { page } = await aVisitor({ mail: 'sho.inoue@midori.example', language: 'en' });
    await nothingToCome(page);
    await page.goto(`/?floor=${floor.id}`);
    await page.evaluate((id) => localStorage.setItem('sekitori.floor', id), floor.id);

    await page.goto('/bookings');
    await press(page, 'I’m at a seat');
    await page.getByLabel('Name of the seat you are at').fill('S-5');
    await press(page, 'S-5');
    await press(page, 'Take S-5 until 24:00');
    await page.getByText('You have S-5').waitFor();

    assert.deepEqual(await seatsOf(page), ['S-5']);
  });

  it('cancels some days at once, has them again, and says which one somebody else took', async () => {
    await operates(floor, { checkInMode: 'none', quota: { perWeek: 9 } });
    const { page } = await aVisitor({ mail: 'emily.carter@midori.example' });
    const { page: other } = await aVisitor({ mail: 'kenichi.suzuki@midori.example' });
    await nothingToCome(page);
    await bookedYesterday(page, { seat: floor.seatIds[1] });
    const last = await bookFor(page, floor, floor.seatIds[2]);
    const dialog = page.getByRole('dialog');

    await page.goto(`/bookings?booking=${last.id}`);
    await page.getByText('1 / 9').waitFor();
    const marked = await page.evaluate(() => document.activeElement?.textContent ?? '');
    await press(page, '出社しない期間');
    await page.getByLabel('最後の日').fill(last.workday);
    await press(page, '1件を取り消す');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('1件の予約を取り消しました').waitFor();
    const left = await seatsOf(page);
    await press(page, '元に戻す');
    await page.getByText('1件の予約を取り直しました').waitFor();
    const again = await seatsOf(page);
    await press(page, '出社しない期間');
    await press(page, '1件を取り消す');
    await page.getByText('1件の予約を取り消しました').waitFor();
    await bookFor(other, floor, floor.seatIds[2]);
    await press(page, '元に戻す');
    await page.getByText('取り直せなかった予約').waitFor();

    assert.match(marked, /S-3/);
    assert.deepEqual([left, again, await seatsOf(page)], [['S-2'], ['S-2', 'S-3'], ['S-2']]);
  });
});
