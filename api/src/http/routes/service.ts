import { routes } from '../../contract/routes.ts';
import type { Handlers } from '../handler.ts';
import { openApiOf } from '../openapi.ts';

const document = openApiOf(routes);

/** What tells of the service itself. */
export const serviceRoutes: Pick<Handlers, 'live' | 'ready' | 'openApi'> = {
  async live() {
    return { kind: 'json', body: { state: 'alive' } };
  },

  async ready(_, { dependencies }) {
    const names = Object.keys(dependencies);
    const checks = await Promise.allSettled(names.map((name) => dependencies[name]?.()));
    const isUp = (at: number) => checks[at]?.status === 'fulfilled';
    const states = names.map((name, at) => [name, isUp(at) ? 'up' : 'down'] as const);
    const isReady = states.every(([, state]) => state === 'up');
    return {
      kind: 'json',
      status: isReady ? 200 : 503,
      body: { state: isReady ? 'ready' : 'not-ready', dependencies: Object.fromEntries(states) },
    };
  },

  async openApi() {
    const bytes = new TextEncoder().encode(JSON.stringify(document));
    return { kind: 'bytes', bytes, type: 'application/json', tag: `openapi-${bytes.length}` };
  },
};
