import assert from 'node:assert/strict';
import { newBrowser } from '../../../env/local/src/browser.ts';
import { demoPassword } from '../../../env/local/src/demo/demo-people.ts';
import type { PlayedMessage } from './played-message.ts';
import type { Playground } from './playground.ts';

/** Goes the way of the sign-in card: RSI in a browser, and the six digits that the product shows at its end. */
export async function digitsOfLogin(card: PlayedMessage, mail: string): Promise<string> {
  const address = card.card.button('ブラウザーで開く').url ?? '';
  const browser = newBrowser('ja');
  const login = await browser.open(address);
  const page = new URL('/login', login.address).href;
  const back = await browser.send(page, { userId: mail, password: demoPassword });
  const digits = /^#code=(\d{6})$/.exec(back.address.hash)?.[1];
  assert.ok(digits, `the login of ${mail} ended at ${back.address.pathname}`);
  return digits;
}

/** Links the Playground's user to a demo person. */
export async function linkAs(playground: Playground, mail: string): Promise<void> {
  const inChat = (message: PlayedMessage) => message.conversation === playground.personal;
  await playground.say(playground.personal, 'サインイン');
  const card = await playground.next(inChat);
  await playground.say(playground.personal, await digitsOfLogin(card, mail));
  await playground.next(inChat);
}
