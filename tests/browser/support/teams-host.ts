import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { z } from 'zod';
import { demoOrganisation } from '../../../env/local/src/demo/demo-organisation.ts';

const host = 'https://teams.microsoft.com';

/**
 * As much of Teams as a tab needs: it frames the page and answers the messages of teams-js. Written
 * from the source of teams-js, so it proves how our page behaves, not how Teams does.
 */
const hostPage = (
  tab: string,
  subPage = '',
) => `<!doctype html><meta charset="utf-8"><title>Teams</title>
<style>html,body,iframe{margin:0;width:100%;height:100%;border:0}</style>
<iframe src="${tab}"></iframe>
<script>
const context = { tid: '${demoOrganisation.id}', locale: 'ja-jp', theme: 'default', entityId: 'book', subEntityId: ${JSON.stringify(subPage)}, hostName: 'Teams', hostClientType: 'web', sessionId: 's' };
const runtime = JSON.stringify({ apiVersion: 4, isLegacyTeams: false, supports: { pages: {} } });
let opened, waiting;
function answer(window, origin, message, args) {
  window.postMessage({ id: message.id, uuidAsString: message.uuidAsString, args }, origin);
}
addEventListener('message', (event) => {
  const message = event.data;
  if (!message || !message.func) return;
  const reply = (...args) => answer(event.source, event.origin, message, args);
  switch (message.func) {
    case 'initialize':
      return reply(event.source === opened ? 'authentication' : 'content', 'web', runtime, '2.58.0');
    case 'getContext':
      return reply(context);
    case 'authentication.getAuthToken':
      return fetch('/token').then(async (token) =>
        token.ok ? reply(true, await token.text()) : reply(false, 'CancelledByUser'));
    case 'authentication.authenticate':
      waiting = { source: event.source, origin: event.origin, message };
      opened = open(message.args[0], 'login', 'width=560,height=640');
      return;
    case 'authentication.authenticate.success':
      opened?.close();
      return answer(waiting.source, waiting.origin, waiting.message, [true, message.args[0]]);
    case 'authentication.authenticate.failure':
      opened?.close();
      return answer(waiting.source, waiting.origin, waiting.message, [false, message.args[0]]);
  }
});
</script>`;

/** Who is signed in to Teams, and the Entra that says so. */
type TeamsAccount = { readonly mail: string; readonly entra: string };

/**
 * Opens the tab inside the stand-in for Teams; without an account, Teams gives the tab no token. `subPage`
 * is what the link says that led there.
 */
export async function openInTeams(
  profile: BrowserContext,
  tab: string,
  account?: TeamsAccount & { readonly subPage?: string },
): Promise<{ readonly page: Page; readonly frame: FrameLocator }> {
  await profile.route(`${host}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: hostPage(tab, account?.subPage) }),
  );
  await profile.route(`${host}/token`, async (route) => {
    const body = account && (await tokenOf(account));
    await route.fulfill(body === undefined ? { status: 403 } : { body });
  });
  const page = await profile.newPage();
  await page.goto(`${host}/tab`);
  return { page, frame: page.frameLocator('iframe') };
}

async function tokenOf({ mail, entra }: TeamsAccount): Promise<string> {
  const answer = await fetch(`${entra}/entra/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-teams-host': '1' },
    body: JSON.stringify({ mail }),
  });
  return z.object({ token: z.string() }).parse(await answer.json()).token;
}
