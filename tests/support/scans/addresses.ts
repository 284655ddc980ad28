import type { Route } from '../../../api/src/contract/route.ts';
import { routes } from '../../../api/src/contract/routes.ts';
import { fieldsOf } from '../../tenants/route-samples.ts';

/** What a field of an address says, by its name; ids of things that are there come from who asks. */
export type Samples = { readonly [field: string]: string };

const everyday: Samples = {
  width: '800',
  returnTo: '/floors',
  handOver: 'A'.repeat(43),
  link: 'A'.repeat(20),
  code: 'abc',
  state: 'abc',
  iss: 'abc',
  error: 'access_denied',
  cursor: 'abc',
  lang: 'en',
  q: 'sato',
  event: 'booking.make',
  outcome: 'done',
  format: 'jsonl',
};

/** Pages of both sites, all by one file of the build. */
const pages = ['/', '/floors', '/bookings', '/admin', '/admin/floors', '/admin/audit', '/nowhere'];

/** Each address that answers a GET, with every parameter that it takes; streams never end, so they are left out. */
export function addressesOf(url: string, known: Samples): readonly string[] {
  const samples = { ...everyday, ...known };
  const said = (field: string) => encodeURIComponent(samples[field] ?? `no-${field}`);
  const ofRoutes = Object.values<Route>(routes)
    .filter(({ method, success }) => method === 'GET' && success.body !== 'event-stream')
    .map(({ path, query }) => {
      const parameters = query ? fieldsOf(query).map((field) => `${field}=${said(field)}`) : [];
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, field: string) => said(field));
      return parameters.length === 0 ? filled : `${filled}?${parameters.join('&')}`;
    });
  return [...pages, ...ofRoutes].map((path) => `${url}${path}`);
}
