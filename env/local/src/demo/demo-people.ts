import { contosoPeople } from './contoso-people.ts';
import type { DemoPerson } from './demo-person.ts';
import { midoriPeople } from './midori-people.ts';

/** Everyone who can sign in, the introduced people of the first tenant first. */
export const demoPeople: readonly DemoPerson[] = [
  ...midoriPeople.tokyo,
  ...midoriPeople.newYork,
  ...contosoPeople.london,
];

/** One password for all: nothing here is worth keeping from anybody, and pages show it. */
export const demoPassword = 'sekitori-demo';

/** The person of this mail address or RSI id, in any letter case. */
export function demoPersonCalled(called: string): DemoPerson | undefined {
  const wanted = called.trim().toLowerCase();
  return demoPeople.find(({ mail, sub }) => mail === wanted || sub === wanted);
}
