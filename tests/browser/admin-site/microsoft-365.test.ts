import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { demoOrganisation } from '../../../env/local/src/demo/demo-organisation.ts';
import { sharedService } from '../../support/service.ts';
import { aProfile, closeSharedBrowser } from '../support/browser.ts';
import { flawsInEveryLook } from '../support/every-look.ts';
import { openInTeams } from '../support/teams-host.ts';
import { tlsFront } from '../support/tls-front.ts';
import { tooSmall } from '../support/touch-targets.ts';
import { aVisitor, typeCredentials } from '../support/visitor.ts';
import { ask } from './a-floor.ts';

const grace = 'grace.hughes@contoso.example';
const masahiko = 'masahiko.yamamoto@midori.example';
const path = '/admin/microsoft-365';
const link = '/api/v1/admin/microsoft-365-link';
const ours = '5b0c1d2e-0000-4000-8000-00000000c0de';
const field = 'Entra のテナント ID';

const rows = (page: Page) =>
  page.getByRole('list', { name: '接続している組織' }).getByRole('listitem');

async function focusIsOn(page: Page, selector: string): Promise<void> {
  await page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector);
}

async function cleared(page: Page): Promise<void> {
  const { items } = await ask(page, 'GET', link);
  for (const { organisationId } of items) {
    await page.request.delete(`${link}/${organisationId}`, {
      headers: { 'x-sekitori-request': '1' },
    });
  }
}

describe('the Microsoft 365 page (4.3-c)', function () {
  this.timeout(180_000);
  after(closeSharedBrowser);

  it('says what connecting gives, connects an organisation and disconnects it', async () => {
    const { page, complaints } = await aVisitor({ mail: grace });
    await cleared(page);
    await page.getByRole('button', { name: /メニュー/ }).click();
    await page.getByRole('menuitem', { name: 'Microsoft 365' }).click();

    await page.getByRole('heading', { name: 'まだ組織を接続していません' }).waitFor();
    await page.getByRole('button', { name: '組織を接続' }).click();
    await page.getByLabel(field).fill('contoso.onmicrosoft.com');
    await page.getByRole('button', { name: '接続する', exact: true }).click();
    await page.getByText('テナント ID は、8-4-4-4-12桁').waitFor();
    await page.getByLabel(field).fill(ours.toUpperCase());
    await page.getByRole('button', { name: '接続する', exact: true }).click();
    await page.getByText('接続しました。').waitFor();
    const connected = await rows(page).allInnerTexts();
    await rows(page)
      .getByRole('button', { name: `組織 ${ours} の接続を解除` })
      .click();
    const dialog = page.getByRole('alertdialog', { name: 'この組織の接続を解除しますか?' });
    await dialog.getByRole('button', { name: '接続を解除する' }).click();
    await page.getByText('接続を解除しました。').waitFor();

    assert.match(connected[0] ?? '', new RegExp(ours));
    assert.match(connected[0] ?? '', /Grace Hughesさんが接続/);
    assert.equal(await rows(page).count(), 0);
    assert.deepEqual(complaints, []);
  });

  it('says in words that an organisation is another company’s, and keeps what was typed', async () => {
    const { page } = await aVisitor({ mail: grace, path });
    await cleared(page);
    await page.reload();

    await page.getByRole('button', { name: '組織を接続' }).click();
    await page.getByLabel(field).fill(demoOrganisation.id);
    await page.keyboard.press('Enter');

    await page.getByText('すでに別の RICOH Smart Integration テナント').waitFor();
    assert.equal(await page.getByLabel(field).inputValue(), demoOrganisation.id);
  });

  it('is worked by keyboard alone, and the focus goes to what was told', async () => {
    const { page } = await aVisitor({ mail: grace, path });
    await cleared(page);
    await page.reload();

    await page.getByRole('button', { name: '組織を接続' }).focus();
    await page.keyboard.press('Enter');
    await focusIsOn(page, 'input');
    await page.keyboard.type(ours);
    await page.keyboard.press('Enter');
    await focusIsOn(page, 'div:has(> .fui-MessageBar)');
    await rows(page).getByRole('button').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await rows(page).first().waitFor();

    assert.equal(await rows(page).count(), 1);
  });

  it('is closed to who is no system administrator, in words', async () => {
    const { page } = await aVisitor({ mail: 'daniel.reyes@contoso.example', path });

    await page.getByText('システム管理者が行います').waitFor();
  });

  it('proposes the organisation whose Teams it is, and connects it only when told to', async () => {
    const service = await sharedService();
    const front = await tlsFront(service.url);
    const { page, frame } = await openInTeams(await aProfile(), `${front.url}${path}`);
    const popup = page.waitForEvent('popup');
    await frame.getByRole('button', { name: 'サインイン' }).click();
    await typeCredentials(await popup, grace);
    await frame.getByRole('button', { name: '組織を接続' }).click();

    await frame.getByText('いま開いている Teams の組織の ID です。').waitFor();

    const other = await aVisitor({ mail: masahiko });
    const { items } = await ask(other.page, 'GET', link);
    assert.equal(await frame.getByLabel(field).inputValue(), demoOrganisation.id);
    assert.equal(items.length, 1);
    front.close();
  });

  it('has no serious accessibility flaw, empty, filled and while it asks in any theme', async () => {
    const { page } = await aVisitor({ mail: grace });
    await cleared(page);
    const flaws: string[] = [];

    await page.goto(path);
    await page.getByRole('button', { name: '組織を接続' }).waitFor();
    flaws.push(...(await flawsInEveryLook(page)));
    await page.getByRole('button', { name: '組織を接続' }).click();
    await page.getByLabel(field).fill('x');
    await page.getByRole('button', { name: '接続する', exact: true }).click();
    flaws.push(...(await flawsInEveryLook(page)));
    await page.getByLabel(field).fill(ours);
    await page.getByRole('button', { name: '接続する', exact: true }).click();
    await rows(page).first().waitFor();
    await page.reload();
    await rows(page).first().waitFor();
    flaws.push(...(await flawsInEveryLook(page)));
    await rows(page).getByRole('button').click();
    await page.getByRole('alertdialog').waitFor();
    flaws.push(...(await flawsInEveryLook(page)));

    assert.deepEqual(flaws, []);
  });

  it('fits the narrowest phone in both languages, with targets for thumbs', async () => {
    for (const language of ['ja', 'en'] as const) {
      const { page } = await aVisitor({ mail: grace, language, width: 360, height: 740 });
      await page.request.put(`${link}/${ours}`, { headers: { 'x-sekitori-request': '1' } });
      await page.goto(path);
      await page.locator('main li').first().waitFor();

      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

      assert.equal(beyond, 0);
      assert.deepEqual(await tooSmall(page), []);
    }
  });
});
