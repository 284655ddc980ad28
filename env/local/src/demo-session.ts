import { sessionCookie } from '@sekitori/api/http/cookies';
import { demoPassword, demoPeople, demoPersonCalled } from './demo/demo-people.ts';
import { readSettings } from './settings.ts';
import { NotSignedIn, signIn } from './sign-in.ts';

const called = process.argv[2];
const person = called === undefined ? undefined : demoPersonCalled(called);
if (person === undefined) {
  const shown = demoPeople.filter(({ isShown }) => isShown).map(({ mail }) => `  ${mail}`);
  console.error(
    [
      '使い方 / Usage: npm run -s demo:session -- <mail>',
      'サインインできる方 / Who can sign in:',
      ...shown,
    ].join('\n'),
  );
  process.exit(1);
}

const noSession = `${person.name} はサインインできませんでした。RSI の利用権限を確認してください。 / ${person.name} could not sign in. Check the entitlement at RSI.`;
const site = readSettings().publicUrl;
try {
  const browser = await signIn(site, person, demoPassword);
  // Cookies know no ports, so RSI's are there too; curl needs the session alone.
  const cookies = browser.cookiesFor(site).split('; ');
  const session = cookies.find((cookie) => cookie.startsWith(`${sessionCookie}=`));
  if (session === undefined) throw new NotSignedIn(noSession);
  console.log(`Cookie: ${session}`);
  console.log('X-Sekitori-Request: 1');
} catch (error) {
  if (error instanceof NotSignedIn) console.error(error.message);
  else if (error instanceof TypeError) {
    console.error(
      `${site} に接続できません。先に npm start を実行してください。 / ${site} does not answer. Run npm start first.`,
    );
  } else throw error;
  process.exitCode = 1;
}
