import type { Language } from '@sekitori/api/contract/language';
import { type DemoTenant, demoTenants } from '../demo/demo-person.ts';
import { type OperatorWords, operatorWords } from './operator-words.ts';
import { html, page } from './page.ts';
import type { RsiPerson } from './people.ts';
import { type Trouble, troubleKinds } from './trouble.ts';

export type OperatorPage = {
  readonly language: Language;
  readonly people: readonly RsiPerson[];
  readonly trouble: Trouble;
  /** Who was just signed out, and whether the product took it. */
  readonly signedOut?: { readonly name: string; readonly isTold: boolean } | undefined;
  /** Goes with every form, so that no other page can send one. */
  readonly token: string;
};

/** Where RSI's operator grants and withdraws, and makes RSI fail. */
export function operatorPage(of: OperatorPage): string {
  const say = operatorWords[of.language];
  const content = `<h1>${say.title}</h1><p class="soft">${say.why}</p>
${wordOf(of, say)}${troubleOf(of, say)}
${demoTenants.map((tenant) => tenantOf(tenant, of)).join('\n')}`;
  return page(of.language, say.title, content);
}

function wordOf({ signedOut }: OperatorPage, say: OperatorWords): string {
  if (!signedOut) return '';
  const text = signedOut.isTold ? say.toldOf(signedOut.name) : say.notTold(signedOut.name);
  return `<p role="status"${signedOut.isTold ? '' : ' class="bad"'}>${html(text)}</p>`;
}

function troubleOf({ trouble, token }: OperatorPage, say: OperatorWords): string {
  const options = troubleKinds.map(
    (kind) =>
      `<option value="${kind}"${kind === trouble.kind ? ' selected' : ''}>${say.trouble[kind]}</option>`,
  );
  const isBad = trouble.kind !== 'none';
  return `<section class="card"><h2>${say.state}</h2><p class="soft">${say.stateWhy}</p>
<p role="status"${isBad ? ' class="bad"' : ''}>${say.now(say.trouble[trouble.kind])}</p>
<form method="post" action="/operator/trouble" class="line">
<input type="hidden" name="token" value="${html(token)}">
<label>${say.kind}<select name="kind">${options.join('')}</select></label>
<label>${say.seconds}<input type="number" name="seconds" min="0" max="60" value="${trouble.seconds}"></label>
<button>${say.apply}</button></form></section>`;
}

function tenantOf(tenant: DemoTenant, of: OperatorPage): string {
  const say = operatorWords[of.language];
  const rows = of.people
    .filter((person) => person.tenant.id === tenant.id)
    .map((person) => rowOf(person, { say, token: of.token }));
  return `<section class="card"><h2>${html(tenant.name)}</h2><div class="scroll"><table>
<thead><tr><th>${say.name}</th><th>${say.entitled}</th><th>${say.companyAdministrator}</th><th>${say.deleted}</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div></section>`;
}

type Desk = { readonly say: OperatorWords; readonly token: string };
type Press = {
  readonly field: string;
  readonly value: string;
  readonly text: string;
  /** What the button is about, for whoever does not see the table. */
  readonly about: string;
};

function rowOf(person: RsiPerson, { say, token }: Desk): string {
  const { isEntitled, isCompanyAdministrator, isDeleted } = person;
  const button = (press: Press) => buttonOf(person, press, token);
  const change = (field: 'entitled' | 'companyAdministrator', isOn: boolean) => {
    const text = isOn ? say.take : say.give;
    const press = button({ field, value: String(!isOn), text, about: say[field] });
    return `<td><div class="line"><span>${isOn ? say.yes : say.no}</span>${press}</div></td>`;
  };
  const about = say.deleted;
  const deletion = isDeleted ? say.bringBack : say.remove;
  const moves = demoTenants
    .filter(({ id }) => id !== person.tenant.id)
    .map(({ id, name }) => button({ field: 'tenant', value: id, text: say.moveTo(name), about }));
  const presses = [
    ...(isDeleted ? [] : [button({ field: 'log-out', value: 'true', text: say.logOut, about })]),
    ...(isDeleted ? [] : moves),
    button({ field: 'deleted', value: String(!isDeleted), text: deletion, about }),
  ];
  return `<tr><td><b>${html(person.name)}</b><br><small class="soft">${html(person.mail)}</small></td>
${change('entitled', isEntitled)}${change('companyAdministrator', isCompanyAdministrator)}
<td><div class="line"><span>${isDeleted ? say.isDeleted : say.isThere}</span>${presses.join('')}</div></td></tr>`;
}

function buttonOf(person: RsiPerson, { field, value, text, about }: Press, token: string): string {
  return `<form method="post" action="/operator"><input type="hidden" name="token" value="${html(token)}">
<input type="hidden" name="sub" value="${html(person.sub)}"><input type="hidden" name="${field}" value="${html(value)}">
<button aria-label="${html(`${person.name}: ${about} – ${text}`)}">${html(text)}</button></form>`;
}
