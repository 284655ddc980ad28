import assert from 'node:assert/strict';
import { closeSharedBrowser } from '../support/browser.ts';
import { toldAbout } from '../support/told-about.ts';
import { aVisitor } from '../support/visitor.ts';
import { aFloor, ask, bookFor } from './a-floor.ts';

const naoki = 'naoki.tanaka@midori.example';
const emily = 'emily.carter@midori.example';
const kenichi = 'kenichi.suzuki@midori.example';

describe('floors whose seats have bookings', function () {
  this.timeout(180_000);
  after(closeSharedBrowser);

  it('deletes a floor only once somebody has seen how many bookings go with it', async () => {
    const { page, complaints } = await aVisitor({ mail: naoki, path: '/admin' });
    const holder = await aVisitor({ mail: emily });
    const floor = await aFloor(page, { name: 'なくなる階', seats: 4, publish: 'publish' });
    const booking = await bookFor(holder.page, floor, floor.seatIds[0]);
    const card = page.getByRole('article').filter({ hasText: floor.name });
    const dialog = page.getByRole('alertdialog');

    await page.goto('/admin');
    await page.getByRole('button', { name: `${floor.name}のその他の操作` }).click();
    await page.getByRole('menuitem', { name: '削除…' }).click();
    await dialog.getByRole('button', { name: '削除する' }).click();
    await dialog.getByText('1人の1件の予約が取り消されることになります。').waitFor();
    await dialog.getByRole('button', { name: 'フロアを残す' }).click();
    await dialog.waitFor({ state: 'detached' });
    await card.waitFor();
    await page.getByRole('button', { name: `${floor.name}のその他の操作` }).click();
    await page.getByRole('menuitem', { name: '削除…' }).click();
    await dialog.getByRole('button', { name: '削除する' }).click();
    await dialog.getByRole('button', { name: '予約を取り消して削除する' }).click();
    await page.getByText(`「${floor.name}」を削除し、1人、1件の予約を取り消しました。`).waitFor();
    await card.waitFor({ state: 'detached' });

    const { items: bookings } = await ask(holder.page, 'GET', '/api/v1/bookings');
    await toldAbout(holder.page, floor, 1);
    const isOfThis = ({ id }: { id: string }) => id === booking.id;
    assert.equal(bookings.some(isOfThis), false);
    assert.deepEqual(complaints, []);
  });

  it('publishes without a booked seat only knowingly, and can go back to editing instead', async () => {
    const { page, complaints } = await aVisitor({ mail: naoki, path: '/admin' });
    const holder = await aVisitor({ mail: kenichi });
    const floor = await aFloor(page, { name: '席の減る階', seats: 4, publish: 'publish' });
    await bookFor(holder.page, floor, floor.seatIds[1]);
    const dialog = page.getByRole('alertdialog');

    await page.goto(`/admin/floors/${floor.id}`);
    await page.locator('[data-seat$=".2"]').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: '公開…' }).click();
    await dialog.getByText('公開すると 1人・1件の予約に影響します').waitFor();
    await dialog.getByText('予約のある席がなくなります。').waitFor();
    await dialog.getByRole('button', { name: '編集に戻る' }).click();
    await dialog.waitFor({ state: 'detached' });
    const before = await ask(page, 'GET', `/api/v1/floors/${floor.id}`);
    await page.getByRole('button', { name: '公開…' }).click();
    await dialog.getByRole('radio', { name: /^予約を取り消す/ }).check();
    await dialog.getByRole('button', { name: '公開して取り消す' }).click();
    await page.getByText('公開しました。').waitFor();

    const after = await ask(page, 'GET', `/api/v1/floors/${floor.id}`);
    await toldAbout(holder.page, floor, 1);
    assert.deepEqual([before.seats.length, after.seats.length], [4, 3]);
    assert.deepEqual(complaints, []);
  });
});
