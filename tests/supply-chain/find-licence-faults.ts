import { z } from 'zod';
import { type Lock, type Locked, shippedPackages } from './read-lock.ts';

export const licenceTable = z.strictObject({
  allowed: z.array(z.string()),
  reviewed: z.array(
    z.strictObject({ package: z.string(), licence: z.string(), reason: z.string().min(10) }),
  ),
});

type LicenceTable = z.output<typeof licenceTable>;

const none = 'none in the lock';

/** Shipped packages under a licence that nobody allowed, and reviews of what is not shipped any more. */
export function findLicenceFaults(lock: Lock, table: LicenceTable): string[] {
  const shipped = shippedPackages(lock);
  const unallowed = shipped.filter(({ license = none }) => !isAllowed(license, table.allowed));
  const isReviewed = (found: Locked) => table.reviewed.some((review) => isAbout(review, found));
  return [
    ...unallowed
      .filter((found) => !isReviewed(found))
      .map(({ path, license = none }) => `${path}: ${license}`),
    ...table.reviewed
      .filter((review) => !unallowed.some((found) => isAbout(review, found)))
      .map((review) => `${review.package}: reviewed and not there`),
  ];
}

/** Of `A AND B` all must be allowed; a choice (`A OR B`) is a review of its own. */
const isAllowed = (licence: string, allowed: readonly string[]) =>
  partsOf(licence).every((one) => allowed.includes(one));

/** `(A AND B)` is A and B; a choice in brackets stays whole. */
const partsOf = (licence: string) =>
  licence.includes(' AND ') ? licence.replace(/^\(([^()]*)\)$/, '$1').split(' AND ') : [licence];

function isAbout(
  { package: name, licence }: LicenceTable['reviewed'][number],
  { name: found, license = none }: Locked,
): boolean {
  const isNamed = name.endsWith('*') ? found.startsWith(name.slice(0, -1)) : found === name;
  return isNamed && partsOf(license).includes(licence);
}
