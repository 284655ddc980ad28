import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { ask } from '../admin-site/a-floor.ts';
import { seriousFlaws } from '../support/axe.ts';
import { closeSharedBrowser } from '../support/browser.ts';
import { tooSmall } from '../support/touch-targets.ts';
import { aVisitor } from '../support/visitor.ts';
import {
  anAdministrator,
  aPublishedFloor,
  everyDay,
  operate,
  workdayOf,
} from './an-operated-floor.ts';

const part = (id: string, name: string, from: string, to: string) => ({ id, name, from, to });
const parts = [
  part('early', '早番', '07:00', '12:00'),
  part('middle', '中番', '12:00', '17:00'),
  part('late', '遅番', '17:00', '22:00'),
];
const chip = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const pressed = (page: Page) =>
  page.getByRole('group', { name: '時間帯' }).locator('[aria-pressed=true]').allTextContents();

describe('periods on the user site', function () {
  this.timeout(240_000);
  after(closeSharedBrowser);

  it('are what the floor offers: parts, neighbours together, and times between two handles', async () => {
    const administrator = await anAdministrator();
    const floor = await aPublishedFloor(administrator, { name: '交代勤務フロア', seats: 6 });
    const closed = await workdayOf(administrator, floor, 3);
    await operate(administrator, floor, {
      own: {
        parts,
        hours: everyDay,
        allDay: 'not-offered',
        freeTimes: { stepMinutes: 30 },
        shortestMinutes: 60,
        longestMinutes: 600,
      },
      closures: [{ id: 'works', first: closed, last: closed, reason: '電気設備の点検' }],
    });
    const { page } = await aVisitor({ mail: 'hanako.sato@midori.example' });
    await page.goto(`/?floor=${floor.id}&workday=${await workdayOf(page, floor, 2)}`);
    await page.locator('[data-look="free"]').first().waitFor();

    assert.equal(await chip(page, '終日').count(), 0);
    assert.deepEqual(await pressed(page), ['早番07:00–12:00']);
    await chip(page, '+ 中番も').click();
    assert.deepEqual(await pressed(page), ['早番07:00–12:00', '中番12:00–17:00']);
    assert.equal(await chip(page, '+ 遅番も').count(), 0);
    await page.getByText('07:00–17:00', { exact: false }).first().waitFor();

    await chip(page, '時間を指定').click();
    const start = page.getByRole('slider', { name: '開始' });
    const end = page.getByRole('slider', { name: '終了時刻' });
    await start.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('PageUp');
    await end.focus();
    await page.keyboard.press('Home');
    const told = [start, end].map((handle) => handle.getAttribute('aria-valuetext'));
    assert.deepEqual(await Promise.all(told), ['07:00', '08:00']);
    await page.getByRole('combobox', { name: '開始' }).selectOption({ label: '13:30' });
    assert.equal(await end.getAttribute('aria-valuetext'), '14:30');

    await page.getByRole('button', { name: 'をとる' }).click();
    await page
      .getByText(/13:30–14:30/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: /電気設備の点検/ }).click();
    await page.locator('[data-look="blocked"]').first().click();
    await page
      .locator('[data-refusal="seat-closed"]')
      .getByRole('button', { name: 'を見る' })
      .click();
    await page.locator('[data-look="free"]').first().waitFor();
  });

  it('go through a night in order, and name the zone to who lives in another', async () => {
    const administrator = await anAdministrator();
    const site = await ask(administrator, 'POST', '/api/v1/admin/sites', {
      data: { name: '羽田 運航センター', timeZone: 'Asia/Tokyo', dayStartsAt: '06:00' },
    });
    const wish = { name: '夜勤フロア', seats: 4, siteId: site.id };
    const floor = await aPublishedFloor(administrator, wish);
    const night = { from: '22:00', to: '05:00' } as const;
    await operate(administrator, floor, {
      own: {
        hours: [night, night, night, night, night, night, night],
        parts: [part('first', '前半', '22:00', '02:00'), part('second', '後半', '02:00', '05:00')],
        allDay: 'not-offered',
        freeTimes: { stepMinutes: 60 },
      },
    });
    const workday = await workdayOf(administrator, floor, 2);
    const { page } = await aVisitor({
      mail: 'kenichi.suzuki@midori.example',
      path: `/?floor=${floor.id}&workday=${workday}`,
    });
    await chip(page, '+ 後半も').click();
    await page
      .getByText(/22:00–翌05:00/)
      .first()
      .waitFor();
    await chip(page, '時間を指定').click();

    const start = page.getByRole('combobox', { name: '開始' });
    await start.waitFor();
    const offered = await start.locator('option').allTextContents();

    assert.deepEqual(offered, [
      '22:00',
      '23:00',
      '翌00:00',
      '翌01:00',
      '翌02:00',
      '翌03:00',
      '翌04:00',
    ]);
    const floors = await ask(page, 'GET', '/api/v1/floors');
    const newYork = floors.items.find(
      (one: { site: { timeZone: string } }) => one.site.timeZone === 'America/New_York',
    );
    await page.goto(`/?floor=${newYork.id}`);
    await page.getByText(/時刻は.*時間です/).waitFor();
  });

  it('open a day in its second, without loading the page again', async () => {
    const administrator = await anAdministrator();
    const floor = await aPublishedFloor(administrator, { name: '開始待ちフロア', seats: 4 });
    const inTwoMinutes = new Date(Date.now() + 100_000);
    const daysOpenAt = inTwoMinutes.toLocaleTimeString('en-GB', {
      timeZone: 'Asia/Tokyo',
      hour: '2-digit',
      minute: '2-digit',
    });
    await operate(administrator, floor, { own: { daysAhead: 2, daysOpenAt, hours: everyDay } });
    const { page } = await aVisitor({
      mail: 'misaki.takahashi@midori.example',
      path: `/?floor=${floor.id}`,
    });
    const next = page.locator('[data-opening]');
    await next.waitFor();
    const opening = await next.getAttribute('data-opening');
    const days = page.getByRole('group', { name: '日付' }).getByRole('button');
    const before = await days.count();
    assert.match((await next.textContent()) ?? '', /あと/);

    await page
      .locator(`[data-opening="${opening}"]`)
      .waitFor({ state: 'detached', timeout: 130_000 });

    assert.equal(await days.count(), before + 1);
    await days.last().click();
    await page.getByRole('button', { name: 'をとる' }).click();
    await page.getByText('をとりました').waitFor();
  });

  for (const theme of ['light', 'dark', 'contrast']) {
    it(`have no serious accessibility flaw and no target too small for a thumb: ${theme}`, async () => {
      const { page } = await aVisitor({
        mail: 'lucas.mueller@midori.example',
        path: `/?theme=${theme}`,
        width: 390,
        height: 844,
      });
      await chip(page, '時間を指定').click();
      await page.getByRole('slider', { name: '開始' }).waitFor();

      const flaws = await seriousFlaws(page);
      const small = await tooSmall(page);
      const handles = await page
        .getByRole('slider')
        .evaluateAll((all) => all.map((one) => [one.clientWidth, one.clientHeight]));

      assert.deepEqual({ flaws, small }, { flaws: [], small: [] });
      assert.deepEqual(handles, [
        [44, 44],
        [44, 44],
      ]);
    });
  }
});
