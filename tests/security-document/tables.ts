import { openOperations, permissionsOfRoles } from './access-tables.ts';
import { cryptography, keys } from './crypto-tables.ts';
import { combined } from './input-rules.ts';
import { eventCounts, externalFields, lineFields, logFields, outcomes } from './log-tables.ts';
import { cookies, incoming, outgoing, tls } from './network-tables.ts';
import { protection } from './protection-tables.ts';
import { refusalCounts } from './refusals.ts';
import type { Table } from './table.ts';
import { lifetimes, limits, rates, remediation, retention } from './time-tables.ts';
import { costly, waysIn } from './way-tables.ts';

/** Every table of the security document, from the product as it is. */
export const tablesOfToday = (): Table[] => [
  incoming(),
  outgoing(),
  cookies(),
  lifetimes(),
  logFields(),
  externalFields(),
  outcomes(),
  eventCounts(),
  lineFields(),
  permissionsOfRoles(),
  openOperations(),
  waysIn(),
  retention(),
  protection(),
  cryptography(),
  keys(),
  rates(),
  limits(),
  combined(),
  costly(),
  tls(),
  remediation(),
  refusalCounts(),
];
