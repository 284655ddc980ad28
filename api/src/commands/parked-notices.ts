import { listParked, type ParkedNotice, retryParked } from '../application/parked-notices.ts';
import { CommandRefused, withStores } from './with-stores.ts';

/** `npm run -s notices:parked` lists what was given up; `npm run -s notices:retry -- <id>|all` has it tried again. */
await withStores(async ({ stores, clock, onRecord }) => {
  const [asked, which, ...more] = process.argv.slice(2);
  if (asked === 'list' && which === undefined) {
    const event = 'operator.list-parked-notices';
    return onRecord.look({ event }, async () => listOf(await listParked({ stores })));
  }
  if (asked !== 'retry' || which === undefined || more.length > 0) {
    throw new CommandRefused('Name one notice or all: npm run -s notices:retry -- <id>|all.');
  }
  const named = (await listParked({ stores })).find(({ id }) => id === which);
  const event = 'operator.retry-notices';
  return onRecord.change({ event, tenant: named?.tenant }, async (record) => {
    if (named) record.about({ kind: 'notice', id: named.id });
    const retried = await retryParked({ stores, clock }, which === 'all' ? 'all' : { id: which });
    if (retried === 0 && which !== 'all') throw new CommandRefused(`No notice ${which} is parked.`);
    record.step({ name: 'put back', result: String(retried) });
    return `Put back: ${retried}. The worker tries them within a second.`;
  });
});

function listOf(parked: readonly ParkedNotice[]): string {
  if (parked.length === 0) return 'No notice is parked.';
  return parked.map(lineOf).join('\n');
}

function lineOf({ id, tenant, booking, kind, attempts, since, because }: ParkedNotice): string {
  const what = `${kind ?? 'unreadable'} of ${booking ?? 'an unknown booking'}`;
  const tried = `${attempts} tries since ${new Date(since).toISOString()}`;
  return [id, `tenant ${tenant}`, what, tried, because].join('  ');
}
