import { mayDo, type Permission } from '../domain/roles.ts';
import { sessionCookie } from './cookies.ts';
import type { KnownSessions } from './known-sessions.ts';

/** How soon a stream of somebody who may no longer see it ends (2.2.1-e). */
const lookAgainMs = 10_000;

/** Says when whoever opened a stream may no longer see it; answers how to stop looking. */
export function watchSession(
  sessions: KnownSessions,
  watched: {
    readonly cookies: ReadonlyMap<string, string>;
    readonly needs: Permission;
    readonly over: (error: unknown) => void;
  },
): () => void {
  const { cookies, needs, over } = watched;
  const watching = setInterval(() => {
    const secret = cookies.get(sessionCookie) ?? '';
    sessions.of(secret).then((session) => {
      if (!session || !mayDo(session.actor.roles, needs)) over(new Error('Signed out'));
    }, over);
  }, lookAgainMs);
  return () => clearInterval(watching);
}
