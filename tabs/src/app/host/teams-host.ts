import { app, authentication } from '@microsoft/teams-js';

/** Teams around the page, as far as the page needs it. */
export type TeamsHost = {
  readonly kind: 'teams';
  readonly theme: string;
  readonly locale: string;
  /** The Microsoft 365 organisation that Teams says it shows; a hint, and no proof of anything. */
  readonly organisation: string | undefined;
  /** What the link said that opened the tab; anybody may have written it. */
  readonly linkedPath: string | undefined;
  onTheme(follow: (theme: string) => void): void;
  /** A token of Entra's for whom Teams signed in; undefined where Teams gives none. */
  token(): Promise<string | undefined>;
  /** Opens a login window and answers what that window hands back. */
  authenticate(address: string): Promise<string>;
  /** In a login window: hands a result to the frame and lets Teams close the window. */
  finish(result: string): void;
};

const patience = 5_000;

/** Teams, or undefined where whatever frames the page does not answer as Teams does. */
export async function connectTeamsHost(): Promise<TeamsHost | undefined> {
  const context = await Promise.race([contextOfTeams(), nothingAfter(patience)]);
  if (!context) return undefined;
  return {
    kind: 'teams',
    theme: context.app.theme,
    locale: context.app.locale,
    organisation: context.user?.tenant?.id,
    linkedPath: context.page.subPageId,
    onTheme: (follow) => app.registerOnThemeChangeHandler(follow),
    token: () => Promise.race([tokenOfTeams(), nothingAfter(patience)]),
    authenticate: (url) => authentication.authenticate({ url, width: 560, height: 640 }),
    finish: (result) => authentication.notifySuccess(result),
  };
}

async function contextOfTeams(): Promise<app.Context | undefined> {
  try {
    await app.initialize();
    return await app.getContext();
  } catch {
    // teams-js rejects where no Teams answers; the page then behaves as in a browser.
    return undefined;
  }
}

async function tokenOfTeams(): Promise<string | undefined> {
  try {
    return await authentication.getAuthToken({ silent: true });
  } catch {
    // Teams rejects where the app is not set up for it, or nobody agreed to it yet; there is another way in.
    return undefined;
  }
}

function nothingAfter(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds));
}
