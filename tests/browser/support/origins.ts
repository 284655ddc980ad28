import type { BrowserContext } from 'playwright-core';
import { startedService } from '../../support/service.ts';

/** Whoever stands in front of the service says so; the page around a tab is Teams'. */
const ours = new Set(['teams.microsoft.com']);
let asked: { readonly url: URL; readonly by: string }[] = [];

/** Counts the host of an address among those that pages may ask. */
export function isOurs(address: string): void {
  ours.add(new URL(address).host);
}

/**
 * Writes down whatever pages of a profile ask for: their frames, windows, workers and service workers too,
 * and sockets, and what their policy then keeps from going out. What the browser asks for itself is no page's.
 */
export function watchRequests(profile: BrowserContext): void {
  const note = (address: string, by: string) => asked.push({ url: new URL(address), by });
  profile.on('request', (request) => {
    const worker = request.serviceWorker();
    const by = worker ? worker.url() : request.headers()['referer'];
    note(request.url(), by ?? request.resourceType());
  });
  profile.on('page', (page) => {
    page.on('websocket', (socket) => note(socket.url(), page.url()));
  });
}

/** What pages asked of others than the service, its RSI and Teams since it was last asked for. */
export async function foreignRequests(): Promise<readonly string[]> {
  const taken = asked;
  asked = [];
  const service = await startedService();
  for (const address of service ? [service.url, service.rsiUrl] : []) isOurs(address);
  return taken
    .filter(({ url }) => /^(http|ws)s?:$/.test(url.protocol) && !ours.has(url.host))
    .map(({ url, by }) => `${url.href} for ${by}`);
}
