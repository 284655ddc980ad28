import type { Language } from '@sekitori/api/contract/language';
import { demoPassword } from '../demo/demo-people.ts';
import { type DemoTenant, demoTenants } from '../demo/demo-person.ts';
import { html, page } from './page.ts';
import type { RsiPerson } from './people.ts';

const words = {
  ja: {
    title: 'サインイン',
    why: 'Sekitori を使うには、RSI のアカウントでサインインしてください。',
    userId: 'ユーザーID(メールアドレス)',
    password: 'パスワード',
    signIn: 'サインイン',
    wrong: 'ユーザーIDまたはパスワードが違います。もう一度入力してください。',
    known: (name: string) => `${name}さんとして続ける`,
    other: '別のアカウントでサインインするには、下から選ぶか入力してください。',
    demo: 'デモの利用者',
    oneClick: 'どなたかを選ぶと、そのままサインインします。パスワードは全員共通です:',
    companyAdministrator: '企業管理者',
    'account-administrator': 'アカウント管理者',
    'operations-administrator': '運用管理者',
    withdrawn: '利用権限なし',
    cancel: 'やめて戻る',
  },
  en: {
    title: 'Sign in',
    why: 'Sign in with your RSI account to use Sekitori.',
    userId: 'User ID (mail address)',
    password: 'Password',
    signIn: 'Sign in',
    wrong: 'The user ID or the password is not right. Please try again.',
    known: (name: string) => `Continue as ${name}`,
    other: 'To use another account, choose or type it below.',
    demo: 'People of the demonstration',
    oneClick: 'Choose anyone to sign in as them. Everybody has the same password:',
    companyAdministrator: 'company administrator',
    'account-administrator': 'account administrator',
    'operations-administrator': 'operations administrator',
    withdrawn: 'not entitled',
    cancel: 'Cancel and go back',
  },
} as const;

export type LoginPage = {
  readonly language: Language;
  readonly people: readonly RsiPerson[];
  /** Where the forms post to. */
  readonly action: string;
  /** Who is signed in to RSI in this browser, where they may go on without a password. */
  readonly known: RsiPerson | undefined;
  /** What was typed, where it was wrong. */
  readonly wrongUserId: string | undefined;
  readonly expectedUserId: string | undefined;
};

/** RSI's own page for user id and password; neither ever reaches the product (white paper 4.2). */
export function loginPage(of: LoginPage): string {
  const say = words[of.language];
  const isWrong = of.wrongUserId !== undefined;
  const userId = of.wrongUserId ?? of.expectedUserId ?? '';
  const action = html(of.action);
  return page(
    of.language,
    `${say.title} – RSI`,
    `<div class="columns">
<section class="card"><h1>${say.title}</h1><p class="soft">${say.why}</p>
${of.known ? knownPerson(of.known, of) : ''}
${isWrong ? `<p class="bad" role="alert">${say.wrong}</p>` : ''}
<form method="post" action="${action}">
<label>${say.userId}<input type="text" name="userId" value="${html(userId)}" autocomplete="username" autocapitalize="none" spellcheck="false" required></label>
<label>${say.password}<input type="password" name="password" autocomplete="current-password" required></label>
<button class="main">${say.signIn}</button></form>
<form method="post" action="${action}"><input type="hidden" name="choice" value="cancel">
<p style="margin:1rem 0 0"><button>${say.cancel}</button></p></form></section>
<section><h2>${say.demo}</h2><p class="soft">${say.oneClick} <code>${demoPassword}</code></p>
${demoTenants.map((tenant) => peopleOf(tenant, of)).join('\n')}</section></div>`,
  );
}

function knownPerson(person: RsiPerson, { language, action }: LoginPage): string {
  const say = words[language];
  return `<form method="post" action="${html(action)}"><input type="hidden" name="choice" value="known">
<p><button class="main">${html(say.known(person.name))}</button></p></form><p class="soft">${say.other}</p>`;
}

function peopleOf(tenant: DemoTenant, { people, language, action }: LoginPage): string {
  const shown = people.filter((person) => person.tenant.id === tenant.id && person.isShown);
  const items = shown.map(
    (person) => `<li><form method="post" action="${html(action)}">
<input type="hidden" name="userId" value="${html(person.mail)}"><input type="hidden" name="password" value="${demoPassword}">
<button><b>${html(person.name)}${marksOf(person, language)}</b><small>${html(person.mail)}</small></button></form></li>`,
  );
  return `<h2>${html(tenant.name)}</h2><ul class="people">${items.join('\n')}</ul>`;
}

function marksOf(person: RsiPerson, language: Language): string {
  const say = words[language];
  const marks = [
    ...(person.isCompanyAdministrator ? [say.companyAdministrator] : []),
    ...person.granted.map((role) => say[role]),
    ...(person.isEntitled ? [] : [say.withdrawn]),
  ];
  return marks.map((mark) => `<span class="mark">${mark}</span>`).join('');
}
