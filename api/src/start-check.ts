import {
  clockAheadOf,
  isInspected,
  isOfADemonstration,
  isOpenToOthers,
} from './adapters/system/this-process.ts';
import type { Config } from './config.ts';
import type { Route } from './contract/route.ts';
import { routes } from './contract/routes.ts';
import { UnsafeStart } from './unsafe-start.ts';

/** How far this machine's clock may be from RSI's (security.md 4.13), and how coarse the comparison is. */
const mostSkewMs = 2_000;
const coarsenessMs = 500;

/**
 * What no setting tells: whether others can look into this process or its files, whether its clock is
 * right, and whether every route says who may call it. Throws `UnsafeStart`; the local environment is
 * let be. Where RSI does not answer, the clock stays unknown: sign-in then refuses tokens that seem old.
 */
export async function checkStart(config: Config, now: () => number): Promise<void> {
  const silent = silentRoutes(routes);
  if (silent.length > 0) {
    throw new UnsafeStart(
      `These routes do not say who may call them or what is recorded: ${silent.join(', ')}.`,
    );
  }
  if (config.environment === 'local') return;
  checkProcess(config);
  const { issuer } = config.rsi;
  const discovery = new URL(`${issuer.href.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const ahead = await clockAheadOf(discovery, now);
  if (ahead !== undefined && Math.abs(ahead) > mostSkewMs + coarsenessMs) {
    throw new UnsafeStart(
      `The clock of this machine is ${(ahead / 1000).toFixed(1)} s ahead of that of ${issuer.host}: set it by the network's time.`,
    );
  }
}

function checkProcess({ dataDir, store, secretKeys }: Config): void {
  if (isInspected()) {
    throw new UnsafeStart(
      'The inspector is open on this process (--inspect, or NODE_OPTIONS): start it without.',
    );
  }
  if (store.kind === 'cosmos' && secretKeys.kind === 'vault') return;
  if (isOpenToOthers(dataDir)) {
    throw new UnsafeStart(`Others can read DATA_DIR (${dataDir}): chmod 700.`);
  }
  if (isOfADemonstration(dataDir)) {
    throw new UnsafeStart(
      `DATA_DIR (${dataDir}) holds a demonstration, whose people everybody knows: name another folder.`,
    );
  }
}

/** The routes of a table that lack roles, object or audit event. */
export const silentRoutes = (table: { readonly [name: string]: Partial<Route> }) =>
  Object.entries(table).flatMap(([name, { access, object, audit }]) =>
    access && object && audit ? [] : [name],
  );
