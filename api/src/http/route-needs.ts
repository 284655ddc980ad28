import type { Route } from '../contract/route.ts';

/** Whether the request must name the command it is a try of. */
export const needsKey = (route: Route) => route.method === 'POST' && route.access !== 'anyone';

/** Whether the request must show that it comes from our own pages. */
export const needsOrigin = (route: Route) => route.method !== 'GET' && route.body !== 'activity';
