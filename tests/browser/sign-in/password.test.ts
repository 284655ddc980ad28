import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoPassword } from '../../../env/local/src/demo/demo-people.ts';
import { type RunningService, sharedService } from '../../support/service.ts';
import { aProfile, closeSharedBrowser } from '../support/browser.ts';
import { typeCredentials } from '../support/visitor.ts';

/** White paper 4.2-d: the RSI password is neither sent to nor stored by our server. */
describe('the RSI password', () => {
  let service: RunningService;
  before(async function () {
    this.timeout(150_000);
    service = await sharedService();
  });
  after(closeSharedBrowser);

  it('goes from the browser to RSI, and nothing of it to us (4.2-d)', async () => {
    const profile = await aProfile({}, service.url);
    const page = await profile.newPage();
    const sent = { ours: [''], rsi: [''] };
    page.on('request', (request) => {
      const text = [
        request.url(),
        JSON.stringify(request.headers()),
        request.postData() ?? '',
      ].join('\n');
      const isOurs = new URL(request.url()).host === new URL(service.url).host;
      (isOurs ? sent.ours : sent.rsi).push(text);
    });

    await page.goto(`${service.url}/auth/sign-in?returnTo=/`);
    await typeCredentials(page, 'misaki.takahashi@midori.example');
    await page.waitForURL((address) => address.host === new URL(service.url).host);
    await page.getByRole('main').waitFor();
    await profile.close();

    const holdsIt = (text: string) => text.includes(demoPassword);
    assert.equal(sent.ours.some(holdsIt), false);
    assert.ok(sent.ours.length > 5);
    // The same look finds it where it belongs: a look that finds nothing anywhere proves nothing.
    assert.ok(sent.rsi.some(holdsIt));
  });

  it('stands in no file that the service keeps', () => {
    const files = readdirSync(service.dataDir).filter((name) => name.startsWith('sekitori.db'));
    const kept = files.map((name) => readFileSync(join(service.dataDir, name)));

    assert.ok(kept.some((bytes) => bytes.includes('misaki.takahashi@midori.example')));
    assert.equal(
      kept.some((bytes) => bytes.includes(demoPassword)),
      false,
    );
  });
});
