import type { GrantableRole } from '@sekitori/api/domain/roles';

export type DemoTenant = { readonly id: string; readonly name: string };

export const midori: DemoTenant = { id: 'midori', name: 'みどり商事' };
export const contoso: DemoTenant = { id: 'contoso', name: 'Contoso' };
/** The first tenant is the one that guides and print-outs speak of first. */
export const demoTenants = [midori, contoso] as const;

/** A made-up person whom the stand-in lets in, and what they are meant to show. */
export type DemoPerson = {
  readonly sub: string;
  readonly tenant: DemoTenant;
  readonly name: string;
  /** How the name is read, in kana. */
  readonly reading?: string;
  /** What RSI counts them to. */
  readonly groups: readonly string[];
  readonly mail: string;
  readonly locale: 'ja' | 'en';
  /** Company administrators of RSI become system administrators (white paper 4.3). */
  readonly isCompanyAdministrator: boolean;
  /** What the seed grants them inside the product. */
  readonly granted: readonly GrantableRole[];
  /** Whether the seed hides their name from colleagues. */
  readonly isHidden: boolean;
  /** Whether pages and print-outs name them; the others only fill the floors. */
  readonly isShown: boolean;
};

type Facts = Partial<
  Pick<DemoPerson, 'isCompanyAdministrator' | 'granted' | 'groups' | 'isHidden' | 'reading'>
>;

/** A person who is introduced by name. */
export function aPerson(
  tenant: DemoTenant,
  who: { readonly name: string; readonly mailbox: string },
  facts: Facts = {},
): DemoPerson {
  return {
    sub: `${tenant.id}.${who.mailbox}`,
    tenant,
    name: who.name,
    groups: [],
    mail: `${who.mailbox}@${tenant.id}.example`,
    locale: /^[\p{Script=Latin}\s.'-]+$/u.test(who.name) ? 'en' : 'ja',
    isCompanyAdministrator: false,
    granted: [],
    isHidden: false,
    isShown: true,
    ...facts,
  };
}

/** Colleagues in the background, one a line: mailbox, then the name. */
export function colleagues(tenant: DemoTenant, lines: string): DemoPerson[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [mailbox = '', ...name] = line.trim().split(' ');
      return { ...aPerson(tenant, { mailbox, name: name.join(' ') }), isShown: false };
    });
}
