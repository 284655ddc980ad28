import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { closeSharedBrowser } from '../support/browser.ts';
import { aVisitor } from '../support/visitor.ts';

const naoki = 'naoki.tanaka@midori.example';
const hanako = 'hanako.sato@midori.example';

/** A plan as architects export it: 4,000 × 3,000, walls, a kitchen, a row of windows. */
function aPlanPicture(): Promise<Buffer> {
  const windows = Array.from(
    { length: 12 },
    (_, index) => `<rect x="${240 + index * 300}" y="48" width="200" height="40" fill="#9cf"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="3000">
    <rect width="4000" height="3000" fill="#fff"/>
    <rect x="60" y="60" width="3880" height="2880" fill="none" stroke="#333" stroke-width="24"/>
    ${windows.join('')}
    <rect x="60" y="2300" width="900" height="640" fill="#eee" stroke="#555" stroke-width="10"/>
  </svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

async function placeArray(page: Page, at: { readonly x: number; readonly y: number }) {
  await page.getByRole('button', { name: /^席をまとめて並べる/ }).click();
  const box = await page.locator('[data-tool="array"]').boundingBox();
  assert.ok(box);
  await page.mouse.click(box.x + box.width * at.x, box.y + box.height * at.y);
  for (const count of ['横の席数', '縦の席数']) {
    await page.getByLabel(count).fill('10');
    await page.getByLabel(count).press('Tab');
  }
  await page.locator('[data-ghosts="100"]').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: '100席を並べる' }).click();
}

describe('the admin site', function () {
  this.timeout(180_000);
  after(closeSharedBrowser);

  it('takes an administrator from a picture to a published floor that people book on a phone', async () => {
    const { page, complaints, foreign } = await aVisitor({ mail: naoki, path: '/admin' });
    const picture = await aPlanPicture();

    await page.getByRole('button', { name: 'フロアを追加' }).click();
    await page.getByLabel('フロアの名前').fill('大きなフロア');
    await page.getByRole('button', { name: '追加して編集を始める' }).click();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'plan.png', mimeType: 'image/png', buffer: picture });
    await placeArray(page, { x: 0.2, y: 0.2 });
    await placeArray(page, { x: 0.55, y: 0.2 });
    await page.locator('[data-seat]').first().focus();
    await page.keyboard.press('Control+a');
    await page.getByLabel('名前の型').fill('{row:A}-{col:01}');
    await page.getByText('A-01 〜 J-20').waitFor();
    await page.getByRole('button', { name: '200席に名前を付ける' }).click();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('下書きを保存済み').waitFor();
    await page.getByRole('button', { name: '公開…' }).click();
    await page.getByRole('button', { name: '公開する' }).click();
    await page.getByText('公開しました。').waitFor();

    const floorId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const phone = await aVisitor({ mail: hanako, width: 390, height: 844 });
    const floor = await (await phone.page.request.get(`/api/v1/floors/${floorId}`)).json();
    const workday = floor.bookable.last;
    await phone.page.goto(`/?floor=${floorId}&workday=${workday}`);
    await phone.page.locator('[data-seat="C-07"][data-look="free"]').click();
    await phone.page.getByRole('button', { name: 'C-07 をとる' }).click();

    await phone.page.locator('[data-seat="C-07"][data-look="mine"]').waitFor();
    assert.equal(floor.seats.length, 200);
    assert.deepEqual(
      { width: floor.plan.width, height: floor.plan.height },
      { width: 4000, height: 3000 },
    );
    assert.deepEqual([...complaints, ...phone.complaints], []);
    assert.deepEqual([...foreign, ...phone.foreign], []);
  });
});
