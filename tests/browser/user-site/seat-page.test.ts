import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { sharedService } from '../../support/service.ts';
import { ask, type MadeFloor } from '../admin-site/a-floor.ts';
import {
  aFloorWithCheckIn,
  bookedYesterday,
  nothingToCome,
  seen,
} from '../support/a-working-day.ts';
import { seriousFlaws } from '../support/axe.ts';
import { aProfile, closeSharedBrowser } from '../support/browser.ts';
import { tooSmall } from '../support/touch-targets.ts';
import { aVisitor, typeCredentials } from '../support/visitor.ts';

const naoki = 'naoki.tanaka@midori.example';
const kenichi = 'kenichi.suzuki@midori.example';
const phone = { width: 390, height: 844 };

describe('the page that a seat’s code leads to', function () {
  this.timeout(180_000);
  let admin: Page;
  let floor: MadeFloor;
  /** Path and query of the address that the code of each seat says. */
  let codes: readonly string[];
  before(async () => {
    admin = (await aVisitor({ mail: naoki, path: '/admin' })).page;
    floor = await aFloorWithCheckIn(admin, '席で知らせる階', { checkInMode: 'at-seat' });
    codes = await readCodes('GET');
  });
  after(closeSharedBrowser);

  async function readCodes(method: 'GET' | 'POST'): Promise<string[]> {
    const path = `/api/v1/admin/floors/${floor.id}/seat-codes`;
    const { items } = await ask(admin, method, path);
    return items.map(({ href }: { href: string }) => href.replace(new URL(href).origin, ''));
  }
  const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
  const myBooking = async (page: Page) => {
    const { items } = await seen(page, '/api/v1/bookings');
    const { seatName, state } = items[0];
    return { seatName, state };
  };

  it('checks in who scans it and signs in first, and keeps the code out of the address', async () => {
    const { page: early } = await aVisitor({ mail: kenichi });
    await nothingToCome(early);
    await bookedYesterday(early, { seat: floor.seatIds[0] });
    const { url } = await sharedService();
    const page = await (await aProfile(phone, url)).newPage();

    await page.goto(codes[0] ?? '');
    await press(page, 'サインイン');
    await typeCredentials(page, kenichi);
    await page.getByRole('heading', { name: 'S-1' }).waitFor();
    await page.getByText('あなたの席です。24:00までにチェックインしてください').waitFor();
    const flaws = [...(await seriousFlaws(page)), ...(await tooSmall(page))];
    await press(page, 'チェックイン');
    await page.getByText('S-1 にチェックインしました').waitFor();
    await page.getByRole('button', { name: '早めに出る' }).waitFor();

    assert.equal(page.url(), `${url}/seats/${floor.seatIds[0]}`);
    assert.deepEqual(await myBooking(page), { seatName: 'S-1', state: 'checked-in' });
    assert.deepEqual(flaws, []);
  });

  it('moves who sits at another free seat in one tap, and back in one', async () => {
    const { page, complaints } = await aVisitor({ mail: 'hanako.sato@midori.example', ...phone });
    await nothingToCome(page);
    await bookedYesterday(page, { seat: floor.seatIds[2] });

    await page.goto(codes[3] ?? '');
    await page.getByText('24:00まで空いています').waitFor();
    await page.getByText('S-3 はすぐに空きます').waitFor();
    await press(page, 'S-4 に移る');
    await page.getByText('S-4 に移りました').waitFor();
    const moved = await myBooking(page);
    await press(page, '元に戻す');
    await page.getByText('S-3 に移りました').waitFor();

    assert.deepEqual(moved, { seatName: 'S-4', state: 'checked-in' });
    assert.equal((await myBooking(page)).seatName, 'S-3');
    assert.deepEqual(complaints, []);
  });

  it('says until when somebody has the seat, and gives the nearest free one in one tap', async () => {
    const { page: holder } = await aVisitor({ mail: 'emily.carter@midori.example' });
    await nothingToCome(holder);
    await bookedYesterday(holder, { seat: floor.seatIds[4] });
    const { page } = await aVisitor({
      mail: 'sho.inoue@midori.example',
      language: 'en',
      ...phone,
    });
    await nothingToCome(page);

    await page.goto(codes[4] ?? '');
    await page.getByText('Emily Carter has it until 24:00').waitFor();
    const nearest = page.getByRole('list').getByRole('button', { name: /^Take S-/ });
    const name = (await nearest.first().textContent()) ?? '';
    await nearest.first().click();
    await page.getByText(`You have ${name}`).waitFor();

    assert.equal((await myBooking(page)).seatName, name);
  });

  it('says of an old code what it is and what to do', async () => {
    const { page } = await aVisitor({ mail: 'yui.kimura@midori.example', ...phone });
    await nothingToCome(page);
    const old = codes[7] ?? '';
    codes = await readCodes('POST');

    await page.goto(old);
    await press(page, '24:00まで S-8 をとる');
    await page.getByText('この席のコードではありません').waitFor();
    await page.goto(`/seats/${floor.seatIds[7]}?code=cut`);
    await page.getByText('コードを正しく読み取れませんでした').waitFor();
    await page.goto('/seats/no-floor.no-seat');
    await page.getByText('この席は見つかりません').waitFor();
    await page.goto(codes[7] ?? '');
    await press(page, '24:00まで S-8 をとる');
    await page.getByText('S-8 をとりました').waitFor();

    assert.deepEqual(await myBooking(page), { seatName: 'S-8', state: 'checked-in' });
  });
});
