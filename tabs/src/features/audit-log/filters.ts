import { type EventGroup, eventGroups, otherEvents } from '@sekitori/api/contract/audit-events';
import { type AuditOutcomeWire, auditOutcomes } from '@sekitori/api/contract/audit-wire';
import { routes } from '@sekitori/api/contract/routes';
import {
  addDays,
  allDay,
  calendarOf,
  isoAt,
  parseWorkday,
  type TimeZone,
  type Workday,
} from '@sekitori/api/domain/workday';

export const periods = ['today', '7-days', '30-days', 'custom'] as const;
export type PeriodName = (typeof periods)[number];

/** What is looked for, as the address of the page carries it: ids and days, never a name. */
export type Filters = {
  readonly period: PeriodName;
  /** Of a period that was chosen by its days; both days are in it. */
  readonly from?: Workday | undefined;
  readonly to?: Workday | undefined;
  readonly person?: string | undefined;
  /** An event, or a group of them. */
  readonly event?: string | undefined;
  readonly object?: string | undefined;
  readonly outcome?: AuditOutcomeWire | undefined;
};

export function filtersOf(search: URLSearchParams): Filters {
  const said = (name: string) => search.get(name) || undefined;
  const period = periods.find((known) => known === said('period')) ?? '7-days';
  return {
    period,
    from: parseWorkday(said('from') ?? ''),
    to: parseWorkday(said('to') ?? ''),
    person: said('person'),
    event: said('event'),
    object: said('object'),
    outcome: auditOutcomes.find((known) => known === said('outcome')),
  };
}

export function searchOf(filters: Filters): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value) search.set(name, value);
  return search;
}

export const isFiltered = ({ person, event, object, outcome }: Filters) =>
  [person, event, object, outcome].some((asked) => asked !== undefined);

const daysBefore = { today: 0, '7-days': 6, '30-days': 29 } as const;

/** The first and the last day of the period; days chosen the wrong way round are turned. */
export function daysOf(
  { period, from, to }: Filters,
  today: Workday,
): { readonly first: Workday; readonly last: Workday } {
  if (period !== 'custom') return { first: addDays(today, -daysBefore[period]), last: today };
  const [first, last] = [from ?? addDays(today, -daysBefore['7-days']), to ?? today];
  return first <= last ? { first, last } : { first: last, last: first };
}

/** What the service is asked, in days of the reader's own zone. */
export function wishOf(filters: Filters, { today, zone }: { today: Workday; zone: TimeZone }) {
  const { first, last } = daysOf(filters, today);
  const { person, event, object, outcome } = filters;
  return {
    from: isoAt(allDay(first, calendarOf(zone)).start, zone),
    to: isoAt(allDay(last, calendarOf(zone)).end, zone),
    person,
    event: event === undefined ? undefined : wireEvents(event),
    object,
    outcome,
  };
}
export type Wish = ReturnType<typeof wishOf>;

export const isGroup = (name: string): name is EventGroup => Object.hasOwn(eventGroups, name);

const wireEvents = (event: string) => (isGroup(event) ? eventGroups[event].join(',') : event);

const events: readonly string[] = [
  ...new Set([...Object.values(routes).map(({ audit }) => audit), ...otherEvents]),
];

/** Every group with the events that it stands for. */
export const groupedEvents = (Object.keys(eventGroups) as EventGroup[]).map((group) => ({
  group,
  events: events.filter((event) =>
    eventGroups[group].some(
      (asked) => asked === event || (asked.endsWith('.') && event.startsWith(asked)),
    ),
  ),
}));
