import type { Language } from '@sekitori/api/contract/language';
import { html, page } from './page.ts';
import type { RsiPerson } from './people.ts';

const words = {
  ja: {
    title: 'RSI の運用',
    why: '利用権限を外すと、サインイン中の方も数分以内に Sekitori を使えなくなります。企業管理者は Sekitori のシステム管理者になります。',
    name: '氏名',
    mail: 'メールアドレス',
    entitled: '利用権限',
    administrator: '企業管理者',
    yes: 'あり',
    no: 'なし',
    give: '付与する',
    take: '外す',
  },
  en: {
    title: 'RSI operator',
    why: 'A person who loses the entitlement can no longer use Sekitori within a few minutes, even while signed in. Company administrators are system administrators of Sekitori.',
    name: 'Name',
    mail: 'Mail address',
    entitled: 'Entitled',
    administrator: 'Company administrator',
    yes: 'Yes',
    no: 'No',
    give: 'Grant',
    take: 'Withdraw',
  },
} as const;

/** Where RSI's operator grants and withdraws. `token` goes with every form, so that no other page can send one. */
export function operatorPage(of: {
  readonly language: Language;
  readonly people: readonly RsiPerson[];
  readonly token: string;
}): string {
  const say = words[of.language];
  const tenants = [...new Set(of.people.map((person) => person.tenant))];
  const tables = tenants.map((tenant) => {
    const rows = of.people
      .filter((person) => person.tenant === tenant)
      .map((person) => rowOf(person, of))
      .join('\n');
    return `<section class="card" style="margin-bottom:1.5rem"><h2>${html(tenant.name)}</h2><div class="scroll"><table>
<thead><tr><th>${say.name}</th><th>${say.mail}</th><th>${say.entitled}</th><th>${say.administrator}</th></tr></thead>
<tbody>${rows}</tbody></table></div></section>`;
  });
  const content = `<h1>${say.title}</h1><p class="soft">${say.why}</p>${tables.join('\n')}`;
  return page(of.language, say.title, content);
}

type Switch = 'entitled' | 'companyAdministrator';

function rowOf(
  person: RsiPerson,
  of: { readonly language: Language; readonly token: string },
): string {
  const cell = (field: Switch, isOn: boolean) =>
    `<td>${switchOf(person, { field, isOn, ...of })}</td>`;
  return `<tr><td>${html(person.name)}</td><td>${html(person.mail)}</td>${cell('entitled', person.isEntitled)}${cell('companyAdministrator', person.isCompanyAdministrator)}</tr>`;
}

function switchOf(
  person: RsiPerson,
  of: {
    readonly field: Switch;
    readonly isOn: boolean;
    readonly language: Language;
    readonly token: string;
  },
): string {
  const say = words[of.language];
  const label = `${person.name}: ${of.field === 'entitled' ? say.entitled : say.administrator}`;
  return `<form method="post" action="/operator" style="display:flex;gap:.6rem;align-items:center">
<input type="hidden" name="token" value="${html(of.token)}"><input type="hidden" name="sub" value="${html(person.sub)}">
<input type="hidden" name="${of.field}" value="${!of.isOn}"><span>${of.isOn ? say.yes : say.no}</span>
<button aria-label="${html(`${label} – ${of.isOn ? say.take : say.give}`)}">${of.isOn ? say.take : say.give}</button></form>`;
}
