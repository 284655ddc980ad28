import type { Route } from '../contract/route.ts';

/** Whether the request must name the command it is a try of. */
export const needsKey = (route: Route) => route.method === 'POST' && route.access !== 'anyone';

/** Whether what the request did must be seen by the person's next one, whichever process meets it. */
export const leavesTraces = (route: Route) =>
  route.method !== 'GET' || route.path.startsWith('/auth/');

/** Whether the request must show that it comes from our own pages. */
export const needsOrigin = (route: Route) =>
  route.method !== 'GET' && route.body !== 'activity' && route.sender === undefined;
