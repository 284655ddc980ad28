import type { RouteName } from '../../../api/src/contract/routes.ts';
import { type Actor, type Cell, cells, cellText, type Verdict } from '../../matrix/cells.ts';
import { verdictByStatements } from '../../matrix/statements.ts';
import type { Exchanged } from '../../tenants/exchange.ts';
import { hashOfDocuments } from '../observed/what-is-stored.ts';
import type { Ground } from './ground.ts';
import { type Prepared, requestOfCell } from './requests.ts';

/** A cell as it was asked and answered. */
export type Answered = {
  readonly actor: Actor;
  readonly cell: Cell;
  readonly verdict: Verdict;
  readonly status: number;
  /** Of a problem document; nothing elsewhere. */
  readonly code?: string;
  readonly requestId?: string;
};

export type Ran = { readonly answered: readonly Answered[]; readonly flaws: readonly string[] };

/** What is answered to a cell, where `service` asks for what the service would say to it. */
export type Instead = (
  one: Ready,
  service: (cookie?: string) => Promise<Exchanged>,
) => Promise<Exchanged>;

type Wished = {
  readonly actor: Actor;
  /** Those of one actor, or fewer. */
  readonly among?: readonly Cell[];
  /** Answers in the place of the service, or with what it says: faults are planted there. */
  readonly instead?: Instead;
};

const isQuiet = (verdict: Verdict) => !['done', 'open'].includes(verdict);
/** Ends other sessions of the one who asks, which are things of other cells. */
const last: ReadonlySet<RouteName> = new Set(['endMyOtherSessions']);
/** What a rule says to whoever was let in. */
const rules = ['seat-taken', 'self-grant', 'self-removal', 'organisation-connected-elsewhere'];

/** Asks every cell of an actor, those first that must leave the store as it is, and says what is wrong. */
export async function runCells(ground: Ground, wished: Wished): Promise<Ran> {
  const { actor, among = cells } = wished;
  const stated = among.map((cell) => statedOf(actor, cell));
  const quiet = stated.filter(({ verdict }) => isQuiet(verdict));
  const others = stated
    .filter(({ verdict }) => !isQuiet(verdict))
    .sort((one, two) => Number(last.has(one.cell.name)) - Number(last.has(two.cell.name)));
  const asking = askingFor(ground, wished);
  const ready: Ready[] = [];
  for (const one of quiet) ready.push(await asking.prepare(one));
  for (let at = 0; at < ready.length; at += atATime) {
    await asking.watched(ready.slice(at, at + atATime));
  }
  for (const one of others) await asking.all([await asking.prepare(one)]);
  return { answered: asking.answered, flaws: [...new Set(asking.flaws)] };
}

/** So many are asked between two looks at the store: who wrote once is among them. */
const atATime = 16;

type Stated = { readonly cell: Cell; readonly verdict: Verdict };

function statedOf(actor: Actor, cell: Cell): Stated {
  const verdict = verdictByStatements(actor, cell);
  if (!verdict) throw new Error(`No statement tells of ${cellText(cell)}`);
  return { cell, verdict };
}

function askingFor(ground: Ground, { actor, instead }: Wished) {
  const answered: Answered[] = [];
  const flaws: string[] = [];
  const askService = ground.askAs(actor);
  async function ask(one: Ready): Promise<void> {
    const { cell, verdict, request } = one;
    const service = (cookie = one.cookie) => askService(request, cookie);
    const came = await (instead ? instead(one, service) : service());
    const answer = { actor, cell, verdict, status: came.status, ...problemIn(came) };
    answered.push(answer);
    const wrong = [...flawsIn(answer), ...foreignIn(ground, actor, { request, came })];
    flaws.push(...wrong.map((flaw) => `${flaw}: ${cellText(cell)} by ${actor.name}`));
  }
  const all = async (many: readonly Ready[]) => {
    for (const one of many) await ask(one);
  };
  const isChanging = (some: readonly Ready[]) => isChangedBy(ground, () => all(some));
  return {
    answered,
    flaws,
    all,
    prepare: async (stated: Stated): Promise<Ready> => ({
      ...stated,
      ...(await requestOfCell({ ground, actor, cell: stated.cell }, stated.verdict)),
    }),
    /** Asks what must change nothing; where something does, again and by halves, to name it. */
    async watched(some: readonly Ready[]): Promise<void> {
      if (!(await isChanging(some))) return;
      const guilty = await bisect(some, isChanging);
      const named = (ones: readonly Ready[]) => ones.map(({ cell }) => cellText(cell)).join(', ');
      const which = guilty.length > 0 ? named(guilty) : `once, one of ${named(some)}`;
      flaws.push(`changes the store: ${which} by ${actor.name}`);
    },
  };
}

export type Ready = Prepared & Stated;

async function isChangedBy({ service }: Ground, work: () => Promise<void>): Promise<boolean> {
  const before = await hashOfDocuments(service.storeFile);
  await work();
  return (await hashOfDocuments(service.storeFile)) !== before;
}

/** The ones among many that change something, by halves. */
async function bisect<One>(
  many: readonly One[],
  isChanging: (some: readonly One[]) => Promise<boolean>,
): Promise<readonly One[]> {
  if (many.length === 0 || !(await isChanging(many))) return [];
  if (many.length === 1) return many;
  const half = Math.ceil(many.length / 2);
  return [
    ...(await bisect(many.slice(0, half), isChanging)),
    ...(await bisect(many.slice(half), isChanging)),
  ];
}

function problemIn({ headers, body }: Exchanged): { code?: string; requestId?: string } {
  const isProblem = headers.some(
    ([name, value]) =>
      name.toLowerCase() === 'content-type' && value.startsWith('application/problem+json'),
  );
  if (!isProblem) return {};
  const { code, requestId } = JSON.parse(body);
  return { code, requestId };
}

/** What an answer says other than what is stated of its cell. */
function flawsIn({ verdict, status, code }: Answered): string[] {
  const said = `${status}${code === undefined ? '' : ` ${code}`}`;
  const isRight: { readonly [V in Verdict]: boolean } = {
    done: status < 400,
    open: status < 400,
    kept: status < 400 || (code !== undefined && rules.includes(code)),
    edge: said === '401',
    stranger: said === '401 not-signed-in',
    denied: said === '403 not-permitted',
    unseen: said === '404 not-found',
    proof: status >= 400 && status < 500,
  };
  return isRight[verdict] ? [] : [`${said} is not ${verdict}`];
}

/** Ids, names and words of those who are not to be shown; what the request itself said may come back. */
function foreignIn(
  ground: Ground,
  actor: Actor,
  { request, came }: { readonly request: Prepared['request']; readonly came: Exchanged },
): string[] {
  const asked = `${request.address} ${JSON.stringify(request.body ?? '')}`;
  const told = `${JSON.stringify(came.headers)} ${came.body}`;
  const others = actor.tenant === 'midori' ? 'contoso' : 'midori';
  const own = actor.is === 'somebody' ? [] : ground.marksOf(actor.tenant);
  return [...ground.marksOf(others), ...own]
    .filter((mark) => told.includes(mark) && !asked.includes(mark))
    .map((mark) => `tells of ${mark}`);
}
