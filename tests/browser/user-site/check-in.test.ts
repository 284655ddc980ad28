import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import type { Page } from 'playwright-core';
import { ask, type MadeFloor } from '../admin-site/a-floor.ts';
import {
  aFloorWithCheckIn,
  bookedYesterday,
  lapsedNow,
  nothingToCome,
  seen,
} from '../support/a-working-day.ts';
import { closeSharedBrowser } from '../support/browser.ts';
import { flawsInEveryLook } from '../support/every-look.ts';
import { tooSmall } from '../support/touch-targets.ts';
import { aVisitor } from '../support/visitor.ts';

const naoki = 'naoki.tanaka@midori.example';
const phone = { width: 390, height: 844 };

describe('checking in on my bookings', function () {
  this.timeout(180_000);
  let floor: MadeFloor;
  before(async () => {
    const { page } = await aVisitor({ mail: naoki, path: '/admin' });
    floor = await aFloorWithCheckIn(page, '到着を知らせる階', { checkInMode: 'anywhere' });
  });
  after(closeSharedBrowser);

  const stateOf = async (page: Page, id: string) =>
    (await seen(page, `/api/v1/bookings/${id}`)).state;
  const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

  it('comes late, comes, leaves early and is back again, on a phone with the thumb', async () => {
    const { page, complaints } = await aVisitor({ mail: 'hanako.sato@midori.example', ...phone });
    await nothingToCome(page);
    const id = await bookedYesterday(page, { seat: floor.seatIds[0] });

    await page.goto('/bookings');
    await page.getByText('24:00までにチェックインしてください').waitFor();
    const small = await tooSmall(page);
    await press(page, '遅れます');
    await page.getByText('遅れることを受け付けました').waitFor();
    await page.getByRole('button', { name: '遅れます' }).waitFor({ state: 'detached' });
    const button = page.getByRole('button', { name: 'チェックイン' });
    const low = ((await button.boundingBox())?.y ?? 0) / phone.height;
    await button.click();
    await page.getByText('S-1 にチェックインしました').waitFor();
    const afterwards = await stateOf(page, id);
    await press(page, '早めに出る');
    await page.getByText('S-1 の残りの時間を空けました').waitFor();
    const inTheEnd = await stateOf(page, id);
    await press(page, '元に戻す');

    await page.getByText('を予約しました').waitFor();
    await page.getByText('チェックインしました').waitFor();
    assert.deepEqual([afterwards, inTheEnd], ['checked-in', 'released']);
    assert.ok(low > 0.75, `the button is at ${low} of the height`);
    assert.deepEqual(small, []);
    assert.deepEqual(complaints, []);
  });

  it('offers to check in when its time has come, without loading the page again', async () => {
    const { page } = await aVisitor({ mail: 'emily.carter@midori.example', language: 'en' });
    await nothingToCome(page);
    const id = await bookedYesterday(page, { seat: floor.seatIds[1], from: '09:00' });
    const { checkIn } = await ask(page, 'GET', `/api/v1/bookings/${id}`);
    await page.clock.install({ time: Date.parse(checkIn.opensAt) - 60_000 });
    let loads = 0;
    page.on('load', () => {
      loads += 1;
    });

    await page.goto('/bookings');
    await page.getByText('You can check in from').waitFor();
    const before = await page.getByRole('button', { name: 'Check in' }).count();
    await page.clock.fastForward(60_000);

    await page.getByText('Please check in by 24:00').waitFor();
    await page.getByRole('button', { name: 'Check in' }).waitFor();
    assert.deepEqual({ before, loads }, { before: 0, loads: 1 });
  });

  it('takes again what lapsed a moment ago, as soon as the page hears of it', async () => {
    const { page } = await aVisitor({ mail: 'sho.inoue@midori.example', ...phone });
    await nothingToCome(page);
    const id = await bookedYesterday(page, { seat: floor.seatIds[2] });
    await page.goto('/bookings');
    await page.getByText('までにチェックインしてください').waitFor();

    await lapsedNow(id);
    await page.getByText('チェックインがなかったため').waitFor();
    await press(page, 'もう一度とる');
    await page.getByText('S-3 をもう一度とり、チェックインしました').waitFor();

    assert.equal(await stateOf(page, id), 'checked-in');
  });

  it('tells what lapsed before the page could listen', async () => {
    const { page } = await aVisitor({ mail: 'emily.carter@midori.example', language: 'en' });
    await nothingToCome(page);
    const id = await bookedYesterday(page, { seat: floor.seatIds[4] });
    const line = new EventEmitter();
    const mayListen = once(line, 'opened');
    await page.route('**/floors/*/live?*', async (route) => {
      await mayListen;
      await route.continue();
    });

    await page.goto('/bookings');
    await page.getByText('Please check in by').waitFor();
    await lapsedNow(id);
    const before = await page.getByRole('button', { name: 'Take it again' }).count();
    line.emit('opened');

    await press(page, 'Take it again');
    await page.getByText('You have S-5 again, and are checked in').waitFor();
    assert.equal(before, 0);
  });

  it('has no serious accessibility flaw in any theme', async () => {
    const { page } = await aVisitor({ mail: 'yui.kimura@midori.example', language: 'en' });
    await nothingToCome(page);
    await bookedYesterday(page, { seat: floor.seatIds[3] });
    await page.goto('/bookings');
    const dialog = page.getByRole('dialog');
    const flaws: string[] = [];

    await page.getByText('Please check in by').waitFor();
    flaws.push(...(await flawsInEveryLook(page)));
    for (const name of ['I’m at another seat', 'Someone is at my seat', 'I’ll be away']) {
      await press(page, name);
      await dialog.waitFor();
      flaws.push(...(await flawsInEveryLook(page)).map((flaw) => `${name}: ${flaw}`));
      await dialog.getByRole('button', { name: 'Close' }).click();
      await dialog.waitFor({ state: 'detached' });
    }

    assert.deepEqual(flaws, []);
  });
});
