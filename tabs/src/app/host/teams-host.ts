import { app, authentication } from '@microsoft/teams-js';

/** Teams around the page, as far as the page needs it. */
export type TeamsHost = {
  readonly kind: 'teams';
  readonly theme: string;
  readonly locale: string;
  onTheme(follow: (theme: string) => void): void;
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
    onTheme: (follow) => app.registerOnThemeChangeHandler(follow),
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

function nothingAfter(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds));
}
