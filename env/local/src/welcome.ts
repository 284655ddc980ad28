import { demoPassword, demoPeople } from './demo/demo-people.ts';
import { type DemoPerson, demoTenants } from './demo/demo-person.ts';
import type { LocalSettings } from './settings.ts';

/** What stands on the terminal when everything is ready: where to go, and as whom. */
export function welcome(settings: LocalSettings, seconds: string): string {
  const site = settings.publicUrl;
  const addresses: readonly (readonly [string, string])[] = [
    ['利用者サイト / User site', `${site}/`],
    ['管理者サイト / Admin site', `${site}/admin`],
    ['RSI の運用 / RSI operator', `${settings.issuer}/operator`],
    ['OpenAPI', `${site}/api/openapi.json`],
  ];
  return [
    '',
    `Sekitori の準備ができました(${seconds} 秒)。 / Sekitori is ready (${seconds} s).`,
    '',
    ...addresses.map(([what, address]) => `  ${what}: ${address}`),
    '',
    `サインインできる方(パスワードは全員 ${demoPassword}) / Who can sign in (password for all: ${demoPassword})`,
    ...demoTenants.flatMap((tenant) => [
      `  ${tenant.name}`,
      ...peopleOf(tenant.id).map((person) => `    ${person.mail}  ${person.name}${roleOf(person)}`),
    ]),
    '',
    'Bot を試す / Try the bot: npm run playground',
    'curl のヘッダー / Headers for curl: npm run -s demo:session -- hanako.sato@midori.example',
    '終了 / Stop: Ctrl+C',
    '',
  ].join('\n');
}

/** General people first: they are whom most want to try. */
function peopleOf(tenant: string): DemoPerson[] {
  const shown = demoPeople.filter((person) => person.tenant.id === tenant && person.isShown);
  const isGeneral = (person: DemoPerson) =>
    !person.isCompanyAdministrator && person.granted.length === 0;
  return [...shown.filter(isGeneral), ...shown.filter((person) => !isGeneral(person))];
}

const grantedText = {
  'account-administrator': 'アカウント管理者 / account administrator',
  'operations-administrator': '運用管理者 / operations administrator',
} as const;

function roleOf(person: DemoPerson): string {
  if (person.isCompanyAdministrator) return '(システム管理者 / system administrator)';
  const [role] = person.granted;
  if (role !== undefined) return `(${grantedText[role]})`;
  return person.isHidden ? '(氏名を非公開 / name hidden)' : '';
}
