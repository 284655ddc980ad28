import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { demoOrganisation } from '../../../env/local/src/demo/demo-organisation.ts';
import { linkDemoPerson } from '../../support/demo-link.ts';
import { sharedService } from '../../support/service.ts';
import { closeSharedBrowser } from '../support/browser.ts';
import { flawsInEveryLook } from '../support/every-look.ts';
import { tooSmall } from '../support/touch-targets.ts';
import { aVisitor } from '../support/visitor.ts';

const emily = 'emily.carter@midori.example';
const path = '/sessions';
const rows = (page: Page) =>
  page.getByRole('list', { name: 'つながっている Teams のアカウント' }).getByRole('listitem');

describe('the Teams chats among where I am signed in', function () {
  this.timeout(180_000);
  beforeEach(async () => linkDemoPerson(await sharedService(), emily));
  after(closeSharedBrowser);

  it('are listed and unlinked, and the focus goes to what was told', async () => {
    const { page, complaints } = await aVisitor({ mail: emily, path });

    await rows(page).first().waitFor();
    const listed = await rows(page).allInnerTexts();
    await rows(page).getByRole('button').press('Enter');
    await page.getByText('つながりを解除しました。').waitFor();
    await page.waitForFunction(() => document.activeElement?.matches('div:has(> .fui-MessageBar)'));

    assert.match(listed[0] ?? '', new RegExp(demoOrganisation.id));
    await page.getByText('つながっている Teams のアカウントはありません。').waitFor();
    assert.equal((await page.request.get('/api/v1/me')).status(), 200);
    assert.deepEqual(complaints, []);
  });

  it('say that one had been unlinked already', async () => {
    const { page } = await aVisitor({ mail: emily, path });
    const chats = await (await page.request.get('/api/v1/me/teams-chats')).json();
    await rows(page).first().waitFor();
    await page.request.delete(`/api/v1/me/teams-chats/${chats.items[0].id}`, {
      headers: { 'x-sekitori-request': '1' },
    });

    await rows(page).getByRole('button').click();

    await page.getByText('すでに解除されていました。').waitFor();
  });

  it('are nobody else’s to see or to unlink: the answer is that for none (2.3-c)', async () => {
    const { page } = await aVisitor({ mail: emily });
    const { page: other } = await aVisitor({ mail: 'misaki.takahashi@midori.example' });
    const { items } = await (await page.request.get('/api/v1/me/teams-chats')).json();
    const unlink = async (id: string) => {
      const answer = await other.request.delete(`/api/v1/me/teams-chats/${id}`, {
        headers: { 'x-sekitori-request': '1' },
      });
      const { requestId: _, ...problem } = await answer.json();
      return problem;
    };

    const foreign = await unlink(items[0].id);

    assert.equal(foreign.status, 404);
    assert.deepEqual(foreign, await unlink('a'.repeat(32)));
    const seen = await (await page.request.get('/api/v1/me/teams-chats')).json();
    assert.equal(seen.items.length, 1);
  });

  it('have no serious accessibility flaw in any theme', async () => {
    const { page } = await aVisitor({ mail: emily });

    await page.goto(path);
    await rows(page).first().waitFor();

    assert.deepEqual(await flawsInEveryLook(page), []);
  });

  it('fit the narrowest phone in both languages, with targets for thumbs', async () => {
    for (const language of ['ja', 'en'] as const) {
      const { page } = await aVisitor({ mail: emily, path, language, width: 360, height: 740 });
      await page.locator('section li').first().waitFor();

      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

      assert.equal(beyond, 0);
      assert.deepEqual(await tooSmall(page), []);
    }
  });
});
