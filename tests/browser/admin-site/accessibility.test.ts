import assert from 'node:assert/strict';
import { seriousFlaws } from '../support/axe.ts';
import { closeSharedBrowser } from '../support/browser.ts';
import { tooSmall } from '../support/touch-targets.ts';
import { aVisitor } from '../support/visitor.ts';
import { aFloor } from './a-floor.ts';

const naoki = 'naoki.tanaka@midori.example';

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
