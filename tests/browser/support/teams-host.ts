import type { BrowserContext, FrameLocator, Page } from 'playwright-core';

const host = 'https://teams.microsoft.com';

/**
 * As much of Teams as a tab needs: it frames the page and answers the messages of teams-js. Written
 * from the source of teams-js, so it proves how our page behaves, not how Teams does.
 */
const hostPage = (tab: string) => `<!doctype html><meta charset="utf-8"><title>Teams</title>
<style>html,body,iframe{margin:0;width:100%;height:100%;border:0}</style>
<iframe src="${tab}"></iframe>
<script>
const context = { locale: 'ja-jp', theme: 'default', entityId: 'book', hostName: 'Teams', hostClientType: 'web', sessionId: 's' };
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

/** Opens the tab inside the stand-in for Teams. */
export async function openInTeams(
  profile: BrowserContext,
  tab: string,
): Promise<{ readonly page: Page; readonly frame: FrameLocator }> {
  await profile.route(`${host}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: hostPage(tab) }),
  );
  const page = await profile.newPage();
  await page.goto(`${host}/tab`);
  return { page, frame: page.frameLocator('iframe') };
}
