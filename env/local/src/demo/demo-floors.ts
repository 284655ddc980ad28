import type { FloorPlan } from '../plan/floor-plan.ts';
import { londonPlan } from '../plan/london.ts';
import { newYorkPlan } from '../plan/new-york.ts';
import { tokyoPlan } from '../plan/tokyo.ts';
import { contosoPeople } from './contoso-people.ts';
import {
  type DemoOperation,
  londonOperation,
  newYorkOperation,
  tokyoOperation,
} from './demo-operation.ts';
import { contoso, type DemoPerson, type DemoTenant, midori } from './demo-person.ts';
import { midoriPeople } from './midori-people.ts';

/** A floor as the seed makes it, with who sits there. */
export type DemoFloor = {
  /** Stays the same from start to start, so that seeding again makes nothing twice. */
  readonly key: string;
  readonly tenant: DemoTenant;
  readonly site: { readonly name: string; readonly timeZone: string };
  readonly name: string;
  readonly plan: FloorPlan;
  readonly operation: DemoOperation;
  readonly closed: { readonly seat: string; readonly because: string };
  /** Those with bookings; the introduced people who are left out are free to try things. */
  readonly people: readonly DemoPerson[];
};

const howManyStayFree = 3;

/** The first introduced people have no bookings, and administrators none either. */
const seated = (people: readonly DemoPerson[]) =>
  people
    .filter((person) => !person.isCompanyAdministrator && person.granted.length === 0)
    .slice(howManyStayFree);

export const demoFloors: readonly DemoFloor[] = [
  {
    key: 'shinagawa-12',
    tenant: midori,
    site: { name: '東京 品川オフィス', timeZone: 'Asia/Tokyo' },
    name: '12階',
    plan: tokyoPlan,
    operation: tokyoOperation,
    closed: { seat: 'C-07', because: 'モニターアームを修理しています' },
    people: seated(midoriPeople.tokyo),
  },
  {
    key: 'hudson-27',
    tenant: midori,
    site: { name: '米国 New York オフィス', timeZone: 'America/New_York' },
    name: '27F',
    plan: newYorkPlan,
    operation: newYorkOperation,
    closed: { seat: 'B-04', because: 'The desk motor is being repaired' },
    people: midoriPeople.newYork,
  },
  {
    key: 'holborn-4',
    tenant: contoso,
    site: { name: 'London Holborn', timeZone: 'Europe/London' },
    name: 'Floor 4',
    plan: londonPlan,
    operation: londonOperation,
    closed: { seat: 'L-06', because: 'Waiting for a new chair' },
    people: seated(contosoPeople.london),
  },
];

/** The seats that people of the demonstration book: the others are closed, or given away in another way. */
export const seatsToBook = ({ plan, closed, operation }: DemoFloor) =>
  plan.seats.filter(({ name }) => name !== closed.seat && !operation.seats?.[name]);
