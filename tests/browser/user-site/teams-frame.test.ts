import assert from 'node:assert/strict';
import { sharedService } from '../../support/service.ts';
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
});
