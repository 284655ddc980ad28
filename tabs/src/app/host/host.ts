import type { TeamsHost } from './teams-host.ts';

/** What the page stands in: a window of its own, or a frame (or login window) of Teams. */
export type Host = { readonly kind: 'browser' } | TeamsHost;

const browser: Host = { kind: 'browser' };
let connection: Promise<Host> | undefined;

/** Finds out once what the page stands in. The Teams library is loaded only inside a frame. */
export function hostConnection(): Promise<Host> {
  connection ??= window.parent === window ? Promise.resolve(browser) : connectTeams();
  return connection;
}

/** For pages that end a login window: their opener may be Teams although they stand in no frame. */
export function openerConnection(): Promise<Host> {
  return window.opener || window.parent !== window ? connectTeams() : Promise.resolve(browser);
}

async function connectTeams(): Promise<Host> {
  const { connectTeamsHost } = await import('./teams-host.ts');
  return (await connectTeamsHost()) ?? browser;
}
