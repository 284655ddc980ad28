import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { seriousFlaws } from '../support/axe.ts';
import { closeSharedBrowser } from '../support/browser.ts';
import { aVisitor } from '../support/visitor.ts';
import { aFloor } from './a-floor.ts';

const naoki = 'naoki.tanaka@midori.example';

/** The buttons and links in sight that a thumb would miss. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, a[href], select, .fui-Input, .fui-SpinButton')].flatMap(
      (element) => {
        // The link of a card covers all of it.
        const target = element.matches('a') ? (element.closest('article') ?? element) : element;
        const { width, height } = target.getBoundingClientRect();
        const isInText = element.closest('p, [role=status], .fui-MessageBar') !== null;
        const isSeen = width > 2 && element.closest('[aria-hidden=true]') === null;
        const isSmall = width < 44 || height < 44;
        return isSeen && isSmall && !isInText && element.textContent !== '本文へ移動'
          ? [`${Math.round(width)}×${Math.round(height)} ${element.outerHTML.slice(0, 160)}`]
          : [];
      },
    ),
  );
}

describe('the admin site for everyone', function () {
  this.timeout(180_000);
  after(closeSharedBrowser);

  it('has no serious accessibility flaw in any theme: floors, editor with and without a selection', async () => {
    const { page } = await aVisitor({ mail: naoki, path: '/admin' });
    const floor = await aFloor(page, { name: '読み上げの階', seats: 6 });
    const flaws: string[] = [];

    for (const theme of ['light', 'dark', 'contrast']) {
      const note = async (screen: string) => {
        for (const flaw of await seriousFlaws(page)) flaws.push(`${theme} ${screen} ${flaw}`);
      };
      await page.goto(`/admin?theme=${theme}`);
      await page.getByRole('article').first().waitFor();
      await note('floors');
      await page.getByRole('button', { name: 'フロアを追加' }).click();
      await page.getByRole('dialog').waitFor();
      await note('add');
      await page.goto(`/admin/floors/${floor.id}?theme=${theme}`);
      await page.locator('[data-seat]').first().waitFor();
      await note('floor');
      await page.locator('[data-seat]').first().focus();
      await page.keyboard.press('Control+a');
      await page.getByText('6席を選択中').waitFor();
      await note('seats');
    }

    assert.deepEqual(flaws, []);
  });

  it('gives thumbs 44 pixels everywhere on a phone', async () => {
    const { page } = await aVisitor({ mail: naoki, path: '/admin', width: 390, height: 844 });
    const floor = await aFloor(page, { name: '親指の階', seats: 6 });
    const small: string[] = [];

    await page.goto('/admin');
    await page.getByRole('article').first().waitFor();
    small.push(...(await tooSmall(page)));
    await page.goto(`/admin/floors/${floor.id}`);
    await page.locator('[data-seat]').first().waitFor();
    await page.getByRole('button', { name: 'プロパティを開く' }).click();
    small.push(...(await tooSmall(page)));
    await page.locator('[data-seat]').first().focus();
    await page.keyboard.press('Control+a');
    small.push(...(await tooSmall(page)));

    assert.deepEqual(small, []);
  });
});
