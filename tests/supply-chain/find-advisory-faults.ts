import { z } from 'zod';
import { compareVersions, majorOf } from './compare-versions.ts';
import { fromRegistry, type Lock, type Locked } from './read-lock.ts';

const day = z.iso.date();

/** Which versions are good enough, as somebody read it at a source on a day. */
export const advisoryTable = z.strictObject({
  reviewed: day,
  advisories: z.array(
    z.strictObject({
      package: z.string(),
      /** The least good version of each major line that has one, in order; newer lines are good. */
      least: z.array(z.string()).min(1),
      ids: z.array(z.string().regex(/^(GHSA(-[0-9a-z]{4}){3}|CVE-\d{4}-\d{4,})$/)).min(1),
      why: z.string().min(1),
      source: z.string().min(1),
    }),
  ),
  /** What we run though it is affected, because what is affected is not used. */
  accepted: z.array(
    z.strictObject({
      package: z.string(),
      version: z.string(),
      id: z.string(),
      reason: z.string().min(20),
      until: day,
    }),
  ),
});

type AdvisoryTable = z.output<typeof advisoryTable>;

/** Packages of a lock that an advisory warns of, and acceptances that hold for nothing any more. */
export function findAdvisoryFaults(lock: Lock, table: AdvisoryTable, today: string): string[] {
  const packages = fromRegistry(lock);
  const affected = packages.flatMap((found) =>
    table.advisories
      .filter((advisory) => advisory.package === realName(found) && isBelow(found, advisory.least))
      .map((advisory) => ({ found, advisory })),
  );
  const isAccepted = ({ found, advisory }: (typeof affected)[number]) =>
    table.accepted.some(
      (accepted) =>
        accepted.package === realName(found) &&
        accepted.version === found.version &&
        advisory.ids.includes(accepted.id),
    );
  return [
    ...affected
      .filter((one) => !isAccepted(one))
      .map(
        ({ found, advisory }) =>
          `${found.path} ${found.version} is older than ${advisory.least.join(' or ')} (${advisory.ids[0]}: ${advisory.why})`,
      ),
    ...table.accepted
      .filter(({ until }) => until < today)
      .map(
        (accepted) =>
          `${accepted.package} ${accepted.version} was accepted until ${accepted.until}`,
      ),
    ...table.accepted
      .filter(
        (accepted) =>
          !packages.some(
            (found) => realName(found) === accepted.package && found.version === accepted.version,
          ),
      )
      .map((accepted) => `${accepted.package} ${accepted.version} is accepted and not there`),
  ];
}

const realName = ({ aliasOf, name }: Locked) => aliasOf ?? name;

/** Within its own major line where that has a least version; else below the oldest line that has. */
function isBelow({ version = '0.0.0' }: Locked, least: readonly string[]): boolean {
  const own = least.find((one) => majorOf(one) === majorOf(version));
  if (own !== undefined) return compareVersions(version, own) < 0;
  const newest = least.at(-1) ?? '0.0.0';
  return compareVersions(version, newest) < 0;
}
