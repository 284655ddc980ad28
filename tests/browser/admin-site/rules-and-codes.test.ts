import assert from 'node:assert/strict';
import jsQR from 'jsqr';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { closeSharedBrowser } from '../support/browser.ts';
import { flawsInEveryLook, inEveryLook } from '../support/every-look.ts';
import { tooSmall } from '../support/touch-targets.ts';
import { aVisitor, type Visitor } from '../support/visitor.ts';
import { everyDay, operate, workdayOf } from '../user-site/an-operated-floor.ts';
import { aFloor, type MadeFloor } from './a-floor.ts';

const naoki = 'naoki.tanaka@midori.example';
/** As many as a page of small labels takes. */
const seats = 20;

/** What a phone reads from the code as it is shown. */
async function readFrom(code: Locator): Promise<string | undefined> {
  const { data, info } = await sharp(await code.screenshot())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

/** How many sheets of paper the page takes, with the margins that browsers propose. */
async function sheets(page: Page, format: 'A4' | 'Letter'): Promise<number> {
  const margin = { top: '1cm', right: '1cm', bottom: '1cm', left: '1cm' };
  const pdf = await page.pdf({ format, margin });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

describe('what administrators try and print of a floor', function () {
  this.timeout(180_000);
  let visitor: Visitor;
  let page: Page;
  let floor: MadeFloor;
  before(async () => {
    visitor = await aVisitor({ mail: naoki, path: '/admin', width: 390, height: 844 });
    page = visitor.page;
    floor = await aFloor(page, { name: '試す階', seats, publish: 'publish' });
    const own = { hours: everyDay, bookable: 'opening-hours' } as const;
    await operate(page, floor, { own });
  });
  after(closeSharedBrowser);

  const refused = () => page.locator('[data-verdict=refuses]');
  const answered = () => page.locator('[aria-busy=false]').waitFor();

  it('shows what each rule says about a person, a seat and a time, and where it was set', async () => {
    const workday = await workdayOf(page, floor, 2);

    await page.goto(`/admin/floors/${floor.id}/operation`);
    await page.getByRole('link', { name: 'ルールを試す' }).click();
    await page.getByText('人を選ぶと、結果がここに出ます。').waitFor();
    await page.getByRole('textbox', { name: '名前またはメールアドレス' }).fill('鈴木');
    await page.getByRole('button', { name: /鈴木 健一/ }).click();
    await page.getByRole('combobox', { name: 'どの席を' }).selectOption('S-2');
    await page.getByLabel('いつ').fill(workday);
    await page.getByRole('switch', { name: '終日' }).click();
    await page.getByText('予約できます').waitFor();
    await answered();
    const before = await refused().count();
    await page.getByLabel('終了').fill('23:00');
    await page.getByText('予約できません(合わないルール: 1件)').waitFor();
    await answered();
    const first = await page.locator('[data-rule]').first().innerText();
    const flaws = await flawsInEveryLook(page);
    const small = await tooSmall(page);
    await page.getByLabel('終了').fill('08:00');
    await page.getByText('終了は開始より後にしてください。').waitFor();

    assert.equal(before, 0);
    assert.match(first, /^開館時間\s+フロアで設定\s+開館時間の外です\s+\S*07:00–22:00/);
    assert.equal(await page.locator('[data-rule]').count(), 0);
    assert.deepEqual({ flaws, small, complaints: visitor.complaints }, none);
  });
});

const none = { flaws: [], small: [], complaints: [] };

describe('the codes of a floor’s seats on paper', function () {
  this.timeout(180_000);
  let visitor: Visitor;
  let page: Page;
  let floor: MadeFloor;
  before(async () => {
    visitor = await aVisitor({ mail: naoki, path: '/admin', language: 'en', width: 390 });
    page = visitor.page;
    floor = await aFloor(page, { name: 'Labels', seats, publish: 'publish' });
    await page.goto(`/admin/floors/${floor.id}/seat-codes`);
  });
  after(closeSharedBrowser);

  it('fill sheets of either paper as promised, are read in every look, and lead to the page of their seat', async () => {
    const code = page.getByRole('img', { name: 'QR code of S-20', exact: true });

    await code.waitFor();
    const read = await inEveryLook(page, async () => [await readFrom(code)]);
    const flaws = await flawsInEveryLook(page);
    const small = await tooSmall(page);
    const onSmall = [await sheets(page, 'A4'), await sheets(page, 'Letter')];
    await page.getByRole('combobox', { name: 'Size of the labels' }).selectOption('large');
    const onLarge = [await sheets(page, 'A4'), await sheets(page, 'Letter')];
    await page.goto(read[0] ?? '');
    await page.getByRole('heading', { name: 'S-20' }).waitFor();

    assert.deepEqual(onSmall, [1, 1]);
    assert.deepEqual(onLarge, [4, 4]);
    assert.equal(new Set(read).size, 1);
    assert.equal(new URL(page.url()).pathname, `/seats/${floor.seatIds[19]}`);
    assert.deepEqual({ flaws, small, complaints: visitor.complaints }, none);
  });
});
