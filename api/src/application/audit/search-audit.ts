import type { PersonId, TenantId } from '../../domain/ids.ts';
import type { Item, Page, Stores } from '../store.ts';
import { StoreCursorUnknown } from '../store-faults.ts';
import {
  type AuditBody,
  auditScope,
  auditStore,
  instantKey,
  type Month,
  recordType,
} from './audit-record.ts';
import { auditMonths, monthAt } from './months.ts';

/** What is looked for; all of it must hold. Times are epoch milliseconds, `to` excluded. */
export type AuditWish = {
  readonly from: number;
  readonly to: number;
  readonly person?: PersonId | undefined;
  /** Events by name, or all that begin like `floor.`; one of them is enough. */
  readonly events?: readonly string[] | undefined;
  /** The id of a floor, a booking, a person… */
  readonly object?: string | undefined;
  readonly outcome?: AuditBody['outcome'] | undefined;
  readonly cursor?: string | undefined;
};

export type FoundRecords = {
  readonly items: readonly AuditBody[];
  /** Where to go on; there may be more even where this page is empty. */
  readonly cursor?: string;
  /** How far back everything has been looked at; epoch milliseconds. */
  readonly searchedTo: number;
};

const mostFound = 50;
/** How many documents are read at once where most of them may be others than those looked for. */
const pageSize = 200;
/** So many pages at most: no question reads more than 1,000 documents, however long the log is. */
const mostPages = 5;

/**
 * Records of one tenant, the newest first, sealed or not yet. Throws `StoreCursorUnknown` for a cursor
 * that no question of this tenant was answered with.
 */
export async function searchAudit(
  stores: Stores,
  { tenant, wish }: { readonly tenant: TenantId | undefined; readonly wish: AuditWish },
): Promise<FoundRecords> {
  const months = (await auditMonths(stores, tenant))
    .filter((month) => month >= monthAt(wish.from) && month <= monthAt(wish.to))
    .reverse();
  let place = placeOf(wish.cursor, months);
  let searchedTo = wish.to;
  const items: AuditBody[] = [];
  for (let pages = 0; pages < mostPages && place; pages += 1) {
    const { month, cursor }: Place = place;
    const page: Page<AuditBody> = await auditStore(stores, tenant).query<AuditBody>(
      auditScope(month),
      {
        type: recordType,
        key: 'k2',
        from: instantKey(wish.from),
        to: instantKey(wish.to),
        descending: true,
        limit: isNarrow(wish) ? pageSize : mostFound,
        ...(cursor === undefined ? {} : { cursor }),
      },
    );
    items.push(...page.items.filter((item) => isMeant(item, wish)).map(({ body }) => body));
    searchedTo = page.items.at(-1)?.body.at ?? searchedTo;
    place = page.cursor ? { month, cursor: page.cursor } : after(months, month);
    if (items.length >= mostFound) break;
  }
  return place
    ? { items, cursor: JSON.stringify(place), searchedTo }
    : { items, searchedTo: wish.from };
}

const isNarrow = ({ person, events, object, outcome }: AuditWish) =>
  [person, events, object, outcome].some((asked) => asked !== undefined);

type Place = { readonly month: Month; readonly cursor?: string };

/** A cursor is a place in the asker's own log and nothing else: whoever makes one up reads only that. */
function placeOf(cursor: string | undefined, months: readonly Month[]): Place | undefined {
  const [newest] = months;
  if (cursor === undefined) return newest === undefined ? undefined : { month: newest };
  const said = parsed(cursor);
  const month = months.find((known) => known === said?.['month']);
  const within = said?.['cursor'];
  if (month === undefined) throw new StoreCursorUnknown('Not a place in this log');
  if (within === undefined) return { month };
  if (typeof within !== 'string') throw new StoreCursorUnknown('Not a place in this log');
  return { month, cursor: within };
}

function parsed(text: string): { readonly [name: string]: unknown } | undefined {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' && said !== null ? { ...said } : undefined;
  } catch {
    return undefined;
  }
}

function after(months: readonly Month[], month: Month): Place | undefined {
  const next = months[months.indexOf(month) + 1];
  return next === undefined ? undefined : { month: next };
}

function isMeant({ body }: Item<AuditBody>, wish: AuditWish): boolean {
  return (
    (wish.person === undefined || body.person === wish.person) &&
    (wish.events === undefined || wish.events.some((event) => isOf(event, body.event))) &&
    (wish.object === undefined || body.object?.id === wish.object) &&
    (wish.outcome === undefined || body.outcome === wish.outcome)
  );
}

const isOf = (asked: string, event: string) =>
  asked.endsWith('.') ? event.startsWith(asked) : event === asked;
