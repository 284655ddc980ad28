import type { Language } from '@sekitori/api/contract/language';
import { refusalText } from '@sekitori/api/contract/refusal-text';
import { linkedCard, ownChatCard, signedOutCard, signInCard } from '../cards/sign-in-card.ts';
import type { Answer, BotWorld } from './bot-world.ts';
import type { Heard } from './heard.ts';

/** Asks for a sign-in, in the person's own chat: in front of others no link is handed out. */
export async function askToSignIn(
  world: BotWorld,
  heard: Heard,
  language: Language,
): Promise<Answer> {
  if (heard.kind !== 'personal') {
    return { language, card: ownChatCard(language, world.pages.ownChat) };
  }
  const secret = await world.useCases.requestTeamsLink(heard.chat);
  return { language, card: signInCard(language, world.pages.signIn(secret)) };
}

/** Takes the six digits of a login, typed or handed over by the sign-in window. */
export async function completeSignIn(
  world: BotWorld,
  heard: Heard,
  asked: { readonly language: Language; readonly digits: string },
): Promise<Answer> {
  const { language, digits } = asked;
  if (heard.kind !== 'personal') return askToSignIn(world, heard, language);
  const linked = await world.useCases.completeTeamsLink(heard.chat, digits);
  if (linked.ok) return { language, card: linkedCard(language, 'now') };
  const secret = await world.useCases.requestTeamsLink(heard.chat);
  const why = refusalText(linked.refusal, language);
  return { language, card: signInCard(language, world.pages.signIn(secret), why) };
}

/** Signs out of this product only; Teams and RSI stay as they are. */
export async function signOut(world: BotWorld, heard: Heard, language: Language): Promise<Answer> {
  await world.useCases.unlinkTeamsUser(heard.chat);
  return { language, card: signedOutCard(language) };
}
