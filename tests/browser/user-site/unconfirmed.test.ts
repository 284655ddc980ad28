import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { type RunningService, sharedService } from '../../support/service.ts';
import { seriousFlaws } from '../support/axe.ts';
import { aProfile, closeSharedBrowser } from '../support/browser.ts';
import { letConfirmationGrowOld, switchRsi } from '../support/silent-rsi.ts';
import { openInTeams } from '../support/teams-host.ts';
import { tlsFront } from '../support/tls-front.ts';
import { tooSmall } from '../support/touch-targets.ts';
import { aVisitor, typeCredentials } from '../support/visitor.ts';

const title = '利用権限を確認できません';

describe('while RSI cannot confirm anybody (2.2.1-f)', function () {
  this.timeout(180_000);
  let service: RunningService;
  before(async () => {
    service = await sharedService();
  });
  afterEach(() => switchRsi(service, 'none'));
  after(closeSharedBrowser);

  async function silence(page: Page, path: string): Promise<void> {
    const me = await (await page.request.get(`${path}/api/v1/me`)).json();
    await switchRsi(service, 'unavailable');
    await letConfirmationGrowOld(service, me);
  }

  it('a page that is open says why, asks again by itself, and goes on as it was left', async () => {
    const { page } = await aVisitor({ mail: 'hanako.sato@midori.example', path: '/settings' });
    const settings = page.getByRole('heading', { level: 1, name: '設定' });
    await settings.waitFor();
    await silence(page, service.url);

    await page.getByRole('link', { name: '予約' }).click();
    const told = page.getByRole('heading', { name: title });
    await told.waitFor();
    const since = await page.getByRole('alert').textContent();
    await page.getByText(/秒後に、もう一度確認します/).waitFor();
    await page.goBack();
    await told.waitFor();
    await switchRsi(service, 'none');
    await settings.waitFor({ timeout: 60_000 });

    assert.match(
      since ?? '',
      /最後に確認できたのは\d+:\d\dです。予約や入力中の内容はそのまま残っています/,
    );
    assert.equal(await told.count(), 0);
    assert.equal(new URL(page.url()).pathname, '/settings');
  });

  it('what was typed is still there afterwards', async () => {
    const { page } = await aVisitor({ mail: 'naoki.tanaka@midori.example', path: '/admin' });
    const heading = page.getByRole('heading', { level: 1, name: 'フロアの管理' });
    await heading.waitFor();
    await heading.evaluate((element) => element.setAttribute('data-left', 'here'));
    const grace = page.getByRole('combobox', { name: '予約を解放するまでの期間' });
    await grace.waitFor();
    await silence(page, service.url);

    await grace.selectOption('7');
    await page.getByRole('heading', { name: title }).waitFor();
    const isBehind = await heading.isHidden();
    await switchRsi(service, 'none');
    await page.getByRole('button', { name: '今すぐ確認' }).click();
    await heading.waitFor({ timeout: 30_000 });

    assert.equal(isBehind, true);
    assert.equal(await heading.getAttribute('data-left'), 'here');
  });

  it('whoever opens an address comes to that page once RSI answers', async () => {
    const { page } = await aVisitor({ mail: 'hanako.sato@midori.example', path: '/bookings' });
    await silence(page, service.url);

    await page.reload();
    await page.getByRole('heading', { name: title }).waitFor();
    await switchRsi(service, 'none');
    await page.getByRole('navigation').waitFor({ timeout: 60_000 });

    assert.equal(new URL(page.url()).pathname, '/bookings');
    assert.equal(await page.getByRole('heading', { name: title }).count(), 0);
  });

  for (const width of [1280, 390]) {
    it(`has no serious accessibility flaw and no button too small, ${width} pixels wide`, async () => {
      const look = { width, height: 844 };
      const { page } = await aVisitor({ mail: 'hanako.sato@midori.example', ...look });
      await silence(page, service.url);
      const flaws: string[] = [];

      for (const theme of ['light', 'dark', 'contrast']) {
        await page.goto(`/?theme=${theme}`);
        await page.getByRole('heading', { name: title }).waitFor();
        for (const flaw of await seriousFlaws(page)) flaws.push(`${theme} ${flaw}`);
        if (width === 390) flaws.push(...(await tooSmall(page)));
      }

      assert.deepEqual(flaws, []);
    });
  }

  it('inside a Teams frame too', async () => {
    const front = await tlsFront(service.url);
    const profile = await aProfile();
    const { page, frame } = await openInTeams(profile, front.url);
    await frame.getByRole('button', { name: 'サインイン' }).waitFor();
    const popup = page.waitForEvent('popup');
    await frame.getByRole('button', { name: 'サインイン' }).click();
    await typeCredentials(await popup, 'kenichi.suzuki@midori.example');
    await frame.locator('[data-look="free"]').first().waitFor();
    const inside = page.frames().find((one) => one.url().startsWith(front.url));
    const me = await inside?.evaluate(async () => (await fetch('/api/v1/me')).json());
    await switchRsi(service, 'unavailable');
    await letConfirmationGrowOld(service, me);

    await frame.getByRole('link', { name: '予約' }).click();
    await frame.getByRole('heading', { name: title }).waitFor();
    await switchRsi(service, 'none');
    await frame.getByRole('heading', { name: title }).waitFor({ state: 'hidden', timeout: 60_000 });

    await frame.getByRole('navigation').waitFor();
    front.close();
  });
});
