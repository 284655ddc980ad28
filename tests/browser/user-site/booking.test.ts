import assert from 'node:assert/strict';
import { closeSharedBrowser } from '../support/browser.ts';
import { aVisitor, workdayAhead } from '../support/visitor.ts';

const hanako = 'hanako.sato@midori.example';
const kenichi = 'kenichi.suzuki@midori.example';

describe('booking on the user site', function () {
  this.timeout(180_000);
  after(closeSharedBrowser);

  it('shows a seat that somebody takes to others at once, and again when it is given back', async () => {
    const [taker, watcher] = await Promise.all([
      aVisitor({ mail: hanako }),
      aVisitor({ mail: kenichi }),
    ]);
    const address = await workdayAhead(taker.page, 8);
    await Promise.all([taker.page.goto(address), watcher.page.goto(address)]);
    const take = taker.page.getByRole('button', { name: 'をとる' });
    const name = (await take.textContent())?.replace(' をとる', '') ?? '';
    const watched = watcher.page.locator(`[data-seat="${name}"]`);
    await watcher.page.locator(`[data-seat="${name}"][data-look="free"]`).waitFor();

    await take.click();

    await taker.page.getByText(`${name} をとりました`).waitFor();
    await taker.page.locator(`[data-seat="${name}"][data-look="mine"]`).waitFor();
    await watcher.page.locator(`[data-seat="${name}"][data-look="taken"]`).waitFor();
    assert.match((await watched.locator('title').textContent()) ?? '', /佐藤 花子さんが予約/);

    await taker.page.getByRole('button', { name: '元に戻す' }).click();

    await taker.page.getByText(`${name} を取り消しました`).waitFor();
    await watcher.page.locator(`[data-seat="${name}"][data-look="free"]`).waitFor();
    assert.deepEqual([...taker.foreign, ...watcher.foreign], []);
    assert.deepEqual([...taker.complaints, ...watcher.complaints], []);
  });

  it('books with the keyboard alone', async () => {
    const { page } = await aVisitor({ mail: 'emily.carter@midori.example', language: 'en' });
    await page.goto(await workdayAhead(page, 9));
    await page.locator('[data-look="free"]').first().waitFor();
    const map = page.getByRole('listbox');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('role') ?? '');

    for (let presses = 0; presses < 60 && (await focused()) !== 'listbox'; presses += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const active = (await map.getAttribute('aria-activedescendant')) ?? '';
    const name = (await page.locator(`[id="${active}"]`).getAttribute('data-seat')) ?? '';
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name }).waitFor();
    const button = page.getByRole('button', { name: `Take ${name}` });
    const isThere = () => button.evaluate((element) => element === document.activeElement);
    for (let presses = 0; presses < 20 && !(await isThere()); presses += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');

    await page.getByText(`You have ${name}`).waitFor();
  });

  it('lists what was booked, cancels it with one press and takes it back with one', async () => {
    const { page } = await aVisitor({ mail: 'misaki.takahashi@midori.example' });
    await page.goto(await workdayAhead(page, 10));
    await page.getByRole('button', { name: 'をとる' }).click();
    await page.getByText('をとりました').waitFor();

    await page.getByRole('link', { name: '予約', exact: true }).click();
    const rows = page.getByRole('button', { name: 'の予約を取り消す' });
    await rows.first().waitFor();
    const before = await rows.count();
    await rows.last().click();
    await page.getByText('を取り消しました').waitFor();
    await page.getByRole('button', { name: '元に戻す' }).click();
    await page.getByText('を予約しました').waitFor();

    await rows.nth(before - 1).waitFor();
    assert.equal(await rows.count(), before);
  });

  it('offers the list as another way to every seat', async () => {
    const { page } = await aVisitor({ mail: 'minhanh.nguyen@midori.example', language: 'en' });
    await page.goto(await workdayAhead(page, 9));
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await page.getByRole('button', { name: 'Window', exact: true }).click();

    const row = page.getByRole('button', { name: /^Seat .*Window.*free$/ }).first();
    await row.click();

    const name = /^Seat ([^,]+)/.exec((await row.getAttribute('aria-label')) ?? '')?.[1];
    await page.getByRole('button', { name: `Take ${name}` }).waitFor();
  });
});
