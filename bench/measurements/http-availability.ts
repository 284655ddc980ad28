import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Figures, median, rounded } from '../figures.ts';
import { answersWithin, processorTimeOf, type Server, startServer } from '../http/load.ts';
import { inTemporaryFolder } from '../in-temporary-folder.ts';

const rounds = 7;
const roundMs = 1000;

type Round = { readonly perSecond: number; readonly processorMicroseconds: number };

/**
 * A floor of 200 seats, 150 of them booked, over HTTP, for a guest and for 150 holders of seats, against
 * restify sending the very same bytes. Rounds alternate, so that what else the machine does disturbs all alike.
 */
export const measureHttpAvailability = () =>
  inTemporaryFolder(async (folder): Promise<Figures[]> => {
    const ours = await startServer('./our-server.ts', [folder, '200', '150']);
    const [guestCookie = '', ...holderCookies] = ours.cookies ?? [];
    const answer = await fetch(ours.url, { headers: { cookie: guestCookie } });
    const body = Buffer.from(await answer.arrayBuffer());
    writeFileSync(join(folder, 'body.json'), body);
    const bare = await startServer('./bare-server.ts', [join(folder, 'body.json')]);
    const guest = { ...ours, cookies: [guestCookie] };
    const holders = { ...ours, cookies: holderCookies };
    for (const server of [bare, guest, holders]) await roundOf(server, 32);
    const figures: Figures[] = [];
    for (const connections of [1, 16, 32]) {
      const of: { [who in 'bare' | 'guest' | 'holders']: Round[] } = {
        bare: [],
        guest: [],
        holders: [],
      };
      for (let round = 0; round < rounds; round += 1) {
        of.bare.push(await roundOf(bare, connections));
        of.guest.push(await roundOf(guest, connections));
        of.holders.push(await roundOf(holders, connections));
      }
      figures.push({ connections, bytes: body.byteLength, ...compared(of) });
    }
    ours.process.kill();
    bare.process.kill();
    return figures;
  });

async function roundOf(server: Server, connections: number): Promise<Round> {
  const before = await processorTimeOf(server);
  const started = performance.now();
  const answers = await answersWithin(server, { connections, ms: roundMs });
  const seconds = (performance.now() - started) / 1000;
  const used = (await processorTimeOf(server)) - before;
  return { perSecond: answers / seconds, processorMicroseconds: used / answers };
}

/** Ratios are the medians of each round's own ratio to the bare round beside it. */
function compared(of: {
  readonly bare: readonly Round[];
  readonly guest: readonly Round[];
  readonly holders: readonly Round[];
}): Figures {
  const perSecond = (rounds: readonly Round[]) =>
    rounded(median(rounds.map((round) => round.perSecond)));
  const toBare = (rounds: readonly Round[]) =>
    rounded(median(rounds.map((round, at) => round.perSecond / (of.bare[at]?.perSecond ?? 1))));
  const processor = (rounds: readonly Round[]) =>
    rounded(median(rounds.map((round) => round.processorMicroseconds)));
  return {
    'bare/s': perSecond(of.bare),
    'guest/s': perSecond(of.guest),
    'holders/s': perSecond(of.holders),
    'guest to bare': toBare(of.guest),
    'holders to bare': toBare(of.holders),
    'µs bare': processor(of.bare),
    'µs guest': processor(of.guest),
    'µs holders': processor(of.holders),
  };
}
