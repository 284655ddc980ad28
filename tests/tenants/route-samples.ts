import { z } from 'zod';
import { settingShapes } from '../../api/src/contract/operation-wire.ts';
import type { Route } from '../../api/src/contract/route.ts';
import { type RouteName, routes } from '../../api/src/contract/routes.ts';
import type { Company, Owned } from './two-tenants.ts';

/** What a request is made of: things, and a period in which nothing is booked. */
export type Sampled = Pick<Company, 'owned' | 'free'>;

/** Which things of a tenant the fields of requests name; a field that names none says so. */
const kinds: { readonly [field: string]: keyof Owned | 'no-thing' } = {
  floorId: 'floor',
  bookingId: 'booking',
  noticeId: 'notice',
  planId: 'plan',
  personId: 'person',
  person: 'person',
  holder: 'person',
  object: 'booking',
  seatId: 'seat',
  siteId: 'site',
  sessionId: 'session',
  chatId: 'teamsChat',
  organisationId: 'organisation',
  'seats.id': 'seat',
  /** Begins like the name and the mail address of somebody. */
  q: 'person',
  ...nothings(
    'from to width cursor lang name timeZone visibility roles bookings event outcome format',
    'leaverGraceDays dayStartsAt clock weekStartsOn first last workday code isHere touched',
    // What a floor calls its own zones.
    'zones.id seats.zoneId',
    'zones.name zones.x zones.y zones.width zones.height',
    'seats.name seats.x seats.y seats.turn seats.equipment seats.closedBecause',
    'country year',
    ...fieldsOfAChange(''),
    ...fieldsOfAChange('change.'),
  ),
};

/**
 * Of a change of how a floor operates. Seats, zones and people stand in it within one of several shapes;
 * those of another tenant are tried in tests/application/change-operation.test.ts.
 */
function fieldsOfAChange(under: '' | 'change.'): readonly string[] {
  const fields = [
    'place from closures.id closures.first closures.last closures.reason closures.isYearly',
    'closures.hours.from closures.hours.to',
    ...Object.keys(settingShapes).map((name) => `own.${name}`),
    'own.parts.id own.parts.name own.parts.from own.parts.to own.groupRules.group',
    'own.quota.perDay own.quota.perWeek own.quota.perMonth own.groupRules.daysAhead',
    'own.groupRules.seatsAtATime own.groupRules.quota.perDay own.groupRules.quota.perWeek own.groupRules.quota.perMonth',
  ];
  return fields
    .join(' ')
    .split(' ')
    .map((field) => `${under}${field}`);
}

function nothings(...lines: readonly string[]): { readonly [field: string]: 'no-thing' } {
  return Object.fromEntries(
    lines
      .join(' ')
      .split(' ')
      .map((field) => [field, 'no-thing']),
  );
}

/** Bodies that are right, of what a company owns; a route that takes one and has none here is not covered. */
const bodies: {
  readonly [Name in RouteName]?: (company: Sampled) => { readonly [field: string]: unknown };
} = {
  setPreferences: () => ({ visibility: 'everyone' }),
  bookSeat: ({ owned, free }) => ({ seatId: owned.seat, ...free }),
  cancelRange: ({ free }) => ({ first: free.from.slice(0, 10), last: free.to.slice(0, 10) }),
  moveBooking: ({ owned }) => ({ seatId: owned.seat }),
  checkIn: () => ({}),
  createSite: () => ({ name: 'Osaka', timeZone: 'Asia/Tokyo' }),
  createFloor: ({ owned }) => ({ siteId: owned.site, name: '15F' }),
  saveDraft: ({ owned }) => ({
    name: '12F',
    planId: owned.plan,
    zones: [{ id: 'back', name: 'Back', x: 0, y: 0, width: 100, height: 100 }],
    seats: [{ id: owned.seat, name: 'S-1', x: 1, y: 1, turn: 0, equipment: [], zoneId: 'back' }],
  }),
  changePeopleSettings: () => ({ leaverGraceDays: 7 }),
  grantRoles: () => ({ roles: ['operations-administrator'] }),
  operationImpact: () => aChange,
  changeOperation: () => ({ change: aChange, bookings: 'keep' }),
};

const aChange = { place: { level: 'floor' }, own: { daysAhead: 3 }, closures: [] };

/** What a query must say beside what is looked at. */
const queries: {
  readonly [Name in RouteName]?: (company: Sampled) => { readonly [field: string]: string };
} = {
  availability: ({ free }) => free,
  liveAvailability: ({ free }) => free,
  findPeople: ({ owned }) => ({ q: owned.person }),
  testRules: ({ owned, free }) => ({ seatId: owned.seat, personId: owned.person, ...free }),
  findPeopleForRules: ({ owned }) => ({ q: owned.person }),
  holidays: () => ({ country: 'US', year: '2026' }),
  auditLog: ({ free }) => free,
  auditExport: ({ free }) => ({ ...free, format: 'jsonl' }),
};

export type Where = 'path' | 'query' | 'body';

/** A field of a route that names a thing of a tenant. */
export type Named = {
  readonly name: RouteName;
  readonly where: Where;
  readonly field: string;
  readonly kind: keyof Owned;
};

type Tree = { readonly properties?: { readonly [name: string]: Tree }; readonly items?: Tree };

/** The fields of a schema, those of lists with a point between. */
export function fieldsOf(schema: z.ZodType): readonly string[] {
  const tree = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Tree;
  const under = ({ properties, items }: Tree): string[] =>
    Object.entries(properties ?? items?.properties ?? {}).flatMap(([name, inner]) => {
      const deeper = under(inner);
      return deeper.length === 0 ? [name] : deeper.map((field) => `${name}.${field}`);
    });
  return under(tree);
}

export const allRoutes: readonly (readonly [RouteName, Route])[] = Object.entries(routes).map(
  ([name, route]) => [name as RouteName, route],
);

/** The routes behind a sign-in: only there a tenant is asking. */
export const signedInRoutes = allRoutes.filter(([, { access }]) => access !== 'anyone');

const partsOf = ({ params, query, body }: Route): readonly (readonly [Where, z.ZodType])[] => [
  ...(params ? [['path', params] as const] : []),
  ...(query ? [['query', query] as const] : []),
  ...(body && typeof body !== 'string' ? [['body', body] as const] : []),
];

/** Every field of every route that names a thing. Throws for a field or a body that nobody has looked at. */
export function everyNamed(table = signedInRoutes): readonly Named[] {
  return table.flatMap(([name, route]) => {
    if (route.body && typeof route.body !== 'string' && !bodies[name]) {
      throw new Error(`${name} takes a body and has no sample`);
    }
    return partsOf(route).flatMap(([where, schema]) =>
      fieldsOf(schema).flatMap((field) => {
        const kind = kinds[field];
        if (kind === undefined) throw new Error(`${name} has a field nobody looked at: ${field}`);
        return kind === 'no-thing' ? [] : [{ name, where, field, kind }];
      }),
    );
  });
}

/** An id as long and as well formed that nobody has. */
export const nobodys = (id: string) => id.replace(/[a-z0-9](?=[^a-z0-9]*$)/, (last) => next(last));
const next = (last: string) => (last === '2' ? '3' : last === 'a' ? 'b' : last < 'a' ? '2' : 'a');

type Asked = {
  readonly method: string;
  readonly address: string;
  readonly body?: { readonly [field: string]: unknown };
};

/** A request that is right for a company, of what it owns. */
export const requestOf = (company: Sampled, name: RouteName): Asked =>
  requestWith(company, { name, where: 'path', field: '' }, '');

/** The same with `id` in the place of one field. */
export function requestWith(
  company: Sampled,
  { name, where, field }: Omit<Named, 'kind'>,
  id: string,
): Asked {
  const route: Route = routes[name];
  const named = (place: string) => (where === 'path' && place === field ? id : undefined);
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, place: string) => {
    const kind = kinds[place];
    return named(place) ?? (kind && kind !== 'no-thing' ? company.owned[kind] : '');
  });
  const query = new URLSearchParams({
    ...queries[name]?.(company),
    ...(where === 'query' ? { [field]: id } : {}),
  });
  const body = bodies[name]?.(company);
  return {
    method: route.method,
    address: query.size > 0 ? `${path}?${query}` : path,
    ...(body ? { body: where === 'body' ? withField(body, field, id) : body } : {}),
  };
}

/** The same with one field changed; of a list, in its first item. */
function withField(
  body: { readonly [field: string]: unknown },
  field: string,
  value: unknown,
): { readonly [field: string]: unknown } {
  const [first = '', ...rest] = field.split('.');
  if (rest.length === 0) return { ...body, [first]: value };
  const list = body[first];
  if (!Array.isArray(list)) throw new Error(`${first} is no list`);
  const [head, ...tail] = list;
  return { ...body, [first]: [withField(head, rest.join('.'), value), ...tail] };
}
