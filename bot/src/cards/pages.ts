import type { FloorId } from '@sekitori/api/domain/ids';
import type { Workday } from '@sekitori/api/domain/workday';

/** The addresses that cards open. */
export type Pages = {
  readonly floor: (floor: FloorId, workday?: Workday) => string;
  readonly signIn: (link: string) => string;
  /** A chat with the bot itself; undefined where it is not registered, as in the local environment. */
  readonly ownChat: string | undefined;
};

export function pagesUnder(publicUrl: string, appId: string | undefined): Pages {
  const address = (path: string, query: Readonly<Record<string, string>>) => {
    const url = new URL(path, publicUrl);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return url.href;
  };
  return {
    floor: (floor, workday) => address('/', { floor, ...(workday ? { workday } : {}) }),
    signIn: (link) => address('/auth/sign-in', { link }),
    ownChat:
      appId && `https://teams.microsoft.com/l/chat/0/0?users=28:${encodeURIComponent(appId)}`,
  };
}
