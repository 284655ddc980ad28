import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { type DemoPerson, type DemoTenant, demoTenants } from '../demo/demo-person.ts';

/** What RSI's operator may change of a person. */
export const personChange = z.strictObject({
  entitled: z.boolean().optional(),
  companyAdministrator: z.boolean().optional(),
  deleted: z.boolean().optional(),
  tenant: z.enum(demoTenants.map(({ id }) => id)).optional(),
});
export type PersonChange = z.infer<typeof personChange>;

const kept = z.record(z.string(), personChange);

/** A person as RSI knows them at this moment. */
export type RsiPerson = DemoPerson & { readonly isEntitled: boolean; readonly isDeleted: boolean };

/** The people of RSI. Every question is answered from what holds now, so that a withdrawal shows at once. */
export type RsiPeople = {
  readonly all: () => RsiPerson[];
  /** With those who were deleted, for the operator alone. */
  readonly ever: () => RsiPerson[];
  readonly withSub: (sub: string) => RsiPerson | undefined;
  readonly withMail: (mail: string) => RsiPerson | undefined;
  readonly change: (sub: string, change: PersonChange) => void;
};

/** Keeps changes in a file where one is named, so that a restart does not give back what was withdrawn. */
export function rsiPeople(everyone: readonly DemoPerson[], file?: string): RsiPeople {
  const changes = new Map<string, PersonChange>(file ? Object.entries(readChanges(file)) : []);
  const asOfNow = (person: DemoPerson): RsiPerson => {
    const change = changes.get(person.sub);
    return {
      ...person,
      isEntitled: change?.entitled ?? true,
      isCompanyAdministrator: change?.companyAdministrator ?? person.isCompanyAdministrator,
      isDeleted: change?.deleted ?? false,
      tenant: tenantCalled(change?.tenant) ?? person.tenant,
    };
  };
  const all = () => everyone.map(asOfNow).filter(({ isDeleted }) => !isDeleted);
  const find = (matches: (person: DemoPerson) => boolean) => {
    const person = everyone.find(matches);
    const now = person && asOfNow(person);
    return now?.isDeleted ? undefined : now;
  };

  return {
    all,
    ever: () => everyone.map(asOfNow),
    withSub: (sub) => find((person) => person.sub === sub),
    withMail: (mail) => find((person) => person.mail === mail.trim().toLowerCase()),
    change: (sub, change) => {
      changes.set(sub, { ...changes.get(sub), ...change });
      if (file) writeWhole(file, JSON.stringify(Object.fromEntries(changes), null, 2));
    },
  };
}

const tenantCalled = (id: string | undefined): DemoTenant | undefined =>
  demoTenants.find((tenant) => tenant.id === id);

function readChanges(file: string): Record<string, PersonChange> {
  const text = readIfThere(file);
  return text === undefined ? {} : kept.parse(JSON.parse(text));
}

/** The text of a file, or undefined where there is none yet. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Replaces a file as a whole, so that whoever reads it never meets half of it. */
export function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
