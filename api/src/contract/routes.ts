import { adminRoutes } from './routes/admin-routes.ts';
import { administratorRoutes } from './routes/administrator-routes.ts';
import { auditRoutes } from './routes/audit-routes.ts';
import { dayRoutes } from './routes/day-routes.ts';
import { microsoft365Routes } from './routes/microsoft-365-routes.ts';
import { operationRoutes } from './routes/operation-routes.ts';
import { serviceRoutes } from './routes/service-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { userRoutes } from './routes/user-routes.ts';

/** Every operation of the service over HTTP, exactly. */
export const routes = {
  ...serviceRoutes,
  ...sessionRoutes,
  ...userRoutes,
  ...dayRoutes,
  ...adminRoutes,
  ...operationRoutes,
  ...administratorRoutes,
  ...microsoft365Routes,
  ...auditRoutes,
} as const;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
