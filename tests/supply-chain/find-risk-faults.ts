import { z } from 'zod';
import { type Lock, shippedPackages } from './read-lock.ts';

export const riskTable = z.array(
  z.strictObject({
    package: z.string(),
    version: z.string(),
    why: z.string().min(10),
    held: z.string().min(10),
  }),
);

/** Entries of the list of risky components (ASVS 15.1.4) that tell of another version than is shipped. */
export function findRiskFaults(lock: Lock, table: z.output<typeof riskTable>): string[] {
  const shipped = new Map(shippedPackages(lock).map(({ name, version }) => [name, version]));
  return table
    .filter(({ package: name, version }) => shipped.get(name) !== version)
    .map(
      ({ package: name, version }) =>
        `${name} ${version} was reviewed; ${shipped.get(name) ?? 'nothing'} is shipped`,
    );
}
