import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { pathOfPage } from '../../../api/src/contract/page-address.ts';
import { clientOf } from '../../support/client.ts';
import { linkDemoPerson } from '../../support/demo-link.ts';
import { type RunningService, sharedService } from '../../support/service.ts';
import { aProfile, closeSharedBrowser } from '../support/browser.ts';
import { openInTeams } from '../support/teams-host.ts';
import { tlsFront } from '../support/tls-front.ts';
import { typeCredentials } from '../support/visitor.ts';

describe('the user site inside a Teams frame', function () {
  this.timeout(120_000);
  let front: Awaited<ReturnType<typeof tlsFront>>;
  before(async () => {
    front = await tlsFront((await sharedService()).url);
  });
  after(async () => {
    await closeSharedBrowser();
    front.close();
  });

  it('signs in through a login window and has a session of its own in the frame', async () => {
    const profile = await aProfile();
    const { page, frame } = await openInTeams(profile, front.url);
    const button = frame.getByRole('button', { name: 'サインイン' });
    await button.waitFor();
    const popup = page.waitForEvent('popup');

    await button.click();
    await typeCredentials(await popup, 'hanako.sato@midori.example');

    await frame.locator('[data-look="free"]').first().waitFor();
    const cookies = await profile.cookies();
    const session = cookies.find(({ partitionKey }) => partitionKey === 'https://microsoft.com');
    assert.equal(session?.httpOnly, true);
    assert.equal(session?.sameSite, 'None');
  });

  describe('for whom Teams knows', () => {
    const linked = 'kenichi.suzuki@midori.example';
    let service: RunningService;
    before(async () => {
      service = await sharedService();
      await linkDemoPerson(service, linked);
    });
    const opened = async (mail: string, subPage = '') => {
      const profile = await aProfile();
      const account = { mail, entra: service.rsiUrl, subPage };
      return { profile, ...(await openInTeams(profile, front.url, account)) };
    };
    const signInButton = (frame: FrameLocator) => frame.getByRole('button', { name: 'サインイン' });

    it('opens signed in, without a press, where they linked that account in a chat', async () => {
      const { frame, profile } = await opened(linked);

      await frame.locator('[data-look="free"]').first().waitFor();
      const [cookie] = (await profile.cookies()).filter(({ name }) => /sekitori$/.test(name));
      const menu = frame.getByRole('button', { name: '鈴木 健一さんのメニュー' });
      assert.equal(cookie?.partitionKey, 'https://microsoft.com');
      assert.equal(await menu.count(), 1);
    });

    it('opens on the page that a link says, and on the first one where it says none of ours (G7)', async () => {
      const kenichi = await clientOf(service, linked);
      const { items } = (await kenichi.get('/api/v1/floors')).body;
      const other = items.at(-1);
      const path = pathOfPage({ kind: 'floor', floor: other.id, workday: other.bookable.last });
      const evil = ['//evil.example', '/admin'];

      const { frame, page } = await opened(linked, path);
      await frame
        .getByRole('combobox')
        .getByRole('option', { name: other.name, selected: true })
        .waitFor({ state: 'attached' });
      const at = [page.frames()[1]?.url()];
      for (const subPage of evil) {
        const elsewhere = await opened(linked, subPage);
        await elsewhere.frame.locator('[data-look="free"]').first().waitFor();
        at.push(new URL(elsewhere.page.frames()[1]?.url() ?? '').pathname);
        await elsewhere.page.close();
      }

      assert.deepEqual(at, [`${front.url}${path}`, ...evil.map(() => '/')]);
    });

    it('asks whoever linked no account to sign in', async () => {
      const { frame, profile } = await opened('lucas.mueller@midori.example');

      await signInButton(frame).waitFor();

      assert.deepEqual(
        (await profile.cookies()).filter(({ name }) => /sekitori$/.test(name)),
        [],
      );
    });

    it('stays signed out for whoever signed out, until they sign in', async () => {
      const { frame, page } = await opened(linked);
      await frame.getByRole('button', { name: /メニュー/ }).click();

      await frame.getByRole('menuitem', { name: '席取りからサインアウト' }).click();
      await signInButton(frame).waitFor();
      await page.reload();
      await signInButton(frame).waitFor();
      const popup = page.waitForEvent('popup');
      await signInButton(frame).click();
      await typeCredentials(await popup, linked);

      await frame.locator('[data-look="free"]').first().waitFor();
    });
  });
});
