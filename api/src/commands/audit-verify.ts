import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { sha256 } from '../adapters/system/digest.ts';
import type { ChainPoint } from '../application/audit/audit-record.ts';
import { type Verified, verifyChain } from '../application/audit/verify-chain.ts';
import { eachTenant } from '../application/tenants.ts';
import { type TenantId, tenantId } from '../domain/ids.ts';
import { CommandRefused, withStores } from './with-stores.ts';

const usage =
  'Say what to verify: npm run -s audit:verify -- [--tenant <id>] [--anchors <application log file>].';

const anchorLine = z.object({
  msg: z.literal('audit head'),
  tenant: z.string().optional(),
  month: z.string(),
  seq: z.number().int(),
  hash: z.string(),
});

/** What belongs to no tenant, like a login that failed, has a chain of its own. */
type Chain = TenantId | undefined;

/**
 * `npm run -s audit:verify -- [--tenant <id>] [--anchors <file>]`: recomputes the audit log of every tenant
 * or of one, beside the running service. A line for each, and exit code 1 where one is not as it was sealed.
 */
await withStores(async ({ stores, onRecord }) => {
  const { tenant, anchors: file } = asked();
  const anchors = file === undefined ? new Map<Chain, ChainPoint[]>() : await readAnchors(file);
  const known = new Set<TenantId>();
  for await (const one of eachTenant(stores)) known.add(one);
  const whose = [...known].find((one) => one === tenant);
  return onRecord.look({ event: 'operator.verify-audit-log', tenant: whose }, async (record) => {
    // A tenant whose ends were noted and which is not on record any more was removed with its log.
    const all = new Set<Chain>([undefined, ...known, ...anchors.keys()]);
    const chains = tenant === undefined ? all : [tenantId(tenant)];
    const lines: string[] = [];
    let bad = 0;
    for (const chain of chains) {
      const noted = anchors.get(chain) ?? [];
      const asked = { tenant: chain, anchors: noted };
      const verified = await verifyChain({ stores, digest: sha256 }, asked);
      if (!verified.ok) bad += 1;
      lines.push(lineOf(chain, verified, noted.length));
    }
    record.step({ name: 'verified', result: `${lines.length} chains, ${bad} bad` });
    if (bad > 0) process.exitCode = 1;
    return lines.join('\n');
  });
});

function asked() {
  try {
    const options = { tenant: { type: 'string' }, anchors: { type: 'string' } } as const;
    return parseArgs({ options }).values;
  } catch {
    throw new CommandRefused(usage);
  }
}

/** The ends of chains that the service noted in its log; other lines, and one cut off, are passed over. */
async function readAnchors(file: string): Promise<Map<Chain, ChainPoint[]>> {
  const anchors = new Map<Chain, ChainPoint[]>();
  for await (const line of linesOf(file)) {
    if (!line.includes('audit head')) continue;
    const { data } = anchorLine.safeParse(jsonOf(line));
    if (!data) continue;
    const { tenant, month, seq, hash } = data;
    const chain = tenant === undefined ? undefined : tenantId(tenant);
    const noted = anchors.get(chain) ?? [];
    noted.push({ month, seq, hash });
    anchors.set(chain, noted);
  }
  if (anchors.size > 0) return anchors;
  throw new CommandRefused(`There is no "audit head" line in ${file}: is it the application log?`);
}

async function* linesOf(file: string) {
  const input = createReadStream(file);
  try {
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unreadable';
    throw new CommandRefused(`${file} cannot be read: ${code}.`);
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function lineOf(chain: Chain, verified: Verified, anchors: number): string {
  const name = chain === undefined ? 'the service itself' : `tenant ${chain}`;
  if (!verified.ok) {
    const { flaw, month, seq } = verified;
    return `${name}  BAD  ${flaw} at record ${seq} of ${month}`;
  }
  const { records, months } = verified;
  const beside = anchors === 0 ? 'beside no anchors' : `beside ${anchors} anchors`;
  return `${name}  ok  ${records} records in ${months} months, ${beside}`;
}
