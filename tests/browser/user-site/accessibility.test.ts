import assert from 'node:assert/strict';
import { closeSharedBrowser } from '../support/browser.ts';
import { flawsInEveryLook } from '../support/every-look.ts';
import { aVisitor } from '../support/visitor.ts';

const screens = [
  { path: '/', ready: '[data-look="free"]' },
  { path: '/bookings', ready: 'h1' },
  { path: '/settings', ready: '[role=switch]' },
  { path: '/linked#code=123456', ready: 'output' },
  { path: '/sign-in-failed?code=not-entitled', ready: 'h1' },
  { path: '/sign-in-failed?code=chat-of-another-company', ready: 'h1' },
] as const;

describe('the user site for everyone', function () {
  this.timeout(180_000);
  after(closeSharedBrowser);

  it('has no serious accessibility flaw on any screen in any theme', async () => {
    const { page } = await aVisitor({ mail: 'lucas.mueller@midori.example' });
    const flaws: string[] = [];

    for (const { path, ready } of screens) {
      await page.goto(path);
      await page.locator(ready).first().waitFor();
      flaws.push(...(await flawsInEveryLook(page)).map((flaw) => `${path} ${flaw}`));
    }

    assert.deepEqual(flaws, []);
  });

  it('never scrolls sideways on the narrowest phone', async () => {
    const { page } = await aVisitor({
      mail: 'lucas.mueller@midori.example',
      width: 360,
      height: 740,
    });
    for (const path of ['/', '/bookings', '/settings']) {
      await page.goto(path);
      await page.locator('h1').first().waitFor();

      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

      assert.equal(beyond, 0, path);
    }
  });
});
