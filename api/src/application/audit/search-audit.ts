import type { PersonId, TenantId } from '../../domain/ids.ts';
import type { Item, Stores } from '../store.ts';
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
  readonly person?: PersonId;
  readonly event?: string;
  /** The id of a floor, a booking, a person… */
  readonly object?: string;
  readonly outcome?: AuditBody['outcome'];
  readonly cursor?: string;
};

export type FoundRecords = {
  readonly items: readonly AuditBody[];
  /** Where to go on; there may be more even where this page is empty. */
  readonly cursor?: string;
};

const pageSize = 200;
const mostFound = 50;
/** How many documents one question reads at most, however long the log is. */
const mostPages = 5;

/** Records of one tenant, the newest first, sealed or not yet. */
export async function searchAudit(
  stores: Stores,
  { tenant, wish }: { readonly tenant: TenantId | undefined; readonly wish: AuditWish },
): Promise<FoundRecords> {
  const months = (await auditMonths(stores, tenant))
    .filter((month) => month >= monthAt(wish.from) && month <= monthAt(wish.to))
    .reverse();
  let place = placeOf(wish.cursor, months);
  const items: AuditBody[] = [];
  for (let pages = 0; pages < mostPages && place; pages += 1) {
    const { month, cursor } = place;
    const page = await auditStore(stores, tenant).query<AuditBody>(auditScope(month), {
      type: recordType,
      key: 'k2',
      from: instantKey(wish.from),
      to: instantKey(wish.to),
      descending: true,
      limit: pageSize,
      ...(cursor === undefined ? {} : { cursor }),
    });
    items.push(...page.items.filter((item) => isMeant(item, wish)).map(({ body }) => body));
    place = page.cursor ? { month, cursor: page.cursor } : after(months, month);
    if (items.length >= mostFound) break;
  }
  return place ? { items, cursor: JSON.stringify(place) } : { items };
}

type Place = { readonly month: Month; readonly cursor?: string };

function placeOf(cursor: string | undefined, months: readonly Month[]): Place | undefined {
  const [newest] = months;
  if (cursor !== undefined) return JSON.parse(cursor) as Place;
  return newest === undefined ? undefined : { month: newest };
}

function after(months: readonly Month[], month: Month): Place | undefined {
  const next = months[months.indexOf(month) + 1];
  return next === undefined ? undefined : { month: next };
}

function isMeant({ body }: Item<AuditBody>, wish: AuditWish): boolean {
  return (
    (wish.person === undefined || body.person === wish.person) &&
    (wish.event === undefined || body.event.startsWith(wish.event)) &&
    (wish.object === undefined || body.object?.id === wish.object) &&
    (wish.outcome === undefined || body.outcome === wish.outcome)
  );
}
