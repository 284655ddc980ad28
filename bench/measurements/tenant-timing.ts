import { type Ask, askingAs } from '../../tests/tenants/exchange.ts';
import { everyNamed, type Named, requestWith } from '../../tests/tenants/route-samples.ts';
import { startTwoTenants, type TwoTenants } from '../../tests/tenants/two-tenants.ts';
import { type Figures, median, percentile, rounded } from '../figures.ts';

const pairs = 300;
const warmUps = 30;
/** Each way into the store that an id of somebody else can take. */
const looked = ['floor', 'availability', 'planPicture', 'booking', 'cancelBooking', 'bookSeat'];

/**
 * How long the service takes to say that something is not there: what another tenant owns against what
 * nobody owns, one after the other in an order that changes (2.3-c: below 5 ms apart).
 */
export async function measureTenantTiming(): Promise<Figures[]> {
  const { tenants, sayYesAgain, stop } = await startTwoTenants();
  const figures: Figures[] = [];
  for (const named of everyNamed().filter(({ name }) => looked.includes(name))) {
    if (named.field === 'holder') continue;
    await sayYesAgain();
    figures.push(await comparedAt(tenants, named));
  }
  await stop();
  return figures;
}

async function comparedAt({ midori, contoso }: TwoTenants, named: Named): Promise<Figures> {
  const ask = askingAs({ url: midori.url, cookie: midori.general.cookie });
  const theirs = contoso.owned[named.kind];
  const missing = theirs.replace(/.(?=[^.]*$)/, (letter) => (letter === 'a' ? 'b' : 'a'));
  const times: { readonly theirs: number[]; readonly missing: number[] } = {
    theirs: [],
    missing: [],
  };
  for (let pair = -warmUps; pair < pairs; pair += 1) {
    const both = [
      { id: theirs, into: times.theirs },
      { id: missing, into: times.missing },
    ];
    for (const { id, into } of pair % 2 === 0 ? both : both.reverse()) {
      const ms = await timeOf(ask, requestWith(midori, named, id));
      if (pair >= 0) into.push(ms);
    }
  }
  return {
    route: `${named.name} ${named.field}`,
    pairs,
    'theirs ms': rounded(median(times.theirs)),
    'nobody’s ms': rounded(median(times.missing)),
    'apart ms': rounded(Math.abs(median(times.theirs) - median(times.missing))),
    'p95 theirs': rounded(percentile(times.theirs, 95)),
    'p95 nobody’s': rounded(percentile(times.missing, 95)),
  };
}

async function timeOf(ask: Ask, request: Parameters<Ask>[0]): Promise<number> {
  const started = performance.now();
  const { status } = await ask(request);
  const ms = performance.now() - started;
  if (status !== 404) throw new Error(`${request.address} was answered ${status}`);
  return ms;
}
