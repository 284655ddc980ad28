import { calendarOf, parseTimeZone } from '@sekitori/api/domain/workday';
import { linkedCard, ownChatCard } from '../cards/sign-in-card.ts';
import { helpCard } from '../cards/welcome-card.ts';
import { languageOf, plainSentence } from '../understand/sentence.ts';
import { type Intent, understand } from '../understand/understand.ts';
import { answerWish } from './answer-wish.ts';
import type { Answer, Asking, BotWorld } from './bot-world.ts';
import { followFloor, unfollowFloor } from './follow-floor.ts';
import type { Heard } from './heard.ts';
import { showMyBookings, showWhatToCancel } from './show-bookings.ts';
import { askToSignIn, completeSignIn, signOut } from './sign-in.ts';

/** Answers a typed sentence with one card. Nothing is booked or cancelled by a sentence alone (G1). */
export type AnswerMessage = (heard: Heard, text: string) => Promise<Answer>;

export function answerMessageWith(world: BotWorld): AnswerMessage {
  return async (heard, text) => {
    const language = languageOf(plainSentence(text)) ?? heard.language;
    const intent = understand(text, { now: world.clock.now(), clock: calendarOf(anyZone()) });
    if (intent.kind === 'six-digits') {
      return completeSignIn(world, heard, { language, digits: intent.digits });
    }
    if (intent.kind === 'help')
      return { language, card: helpCard(language, 'question', heard.kind) };
    const actor = await world.useCases.actorOfTeamsUser(heard.chat);
    if (!actor) return askToSignIn(world, heard, language);
    return answerIntent(world, { heard, actor, language }, { intent, text });
  };
}

type Said = { readonly intent: Intent; readonly text: string };

function answerIntent(world: BotWorld, asking: Asking, { intent, text }: Said): Promise<Answer> {
  const { heard, language } = asking;
  const isPrivate = heard.kind === 'personal';
  switch (intent.kind) {
    case 'free-seats':
      return answerWish(world, asking, text);
    case 'my-bookings':
      return isPrivate ? showMyBookings(world, asking) : inOwnChat(world, asking);
    case 'cancel':
      return isPrivate ? showWhatToCancel(world, asking, intent.workday) : inOwnChat(world, asking);
    case 'sign-out':
      return isPrivate ? signOut(world, heard, language) : inOwnChat(world, asking);
    case 'sign-in':
      return isPrivate
        ? Promise.resolve({ language, card: linkedCard(language, 'already') })
        : inOwnChat(world, asking);
    case 'follow-floor':
      return followFloor(world, asking, text);
    case 'unfollow-floor':
      return unfollowFloor(world, asking, text);
    case 'help':
    case 'unclear':
    case 'six-digits':
      return Promise.resolve({ language, card: helpCard(language, 'unclear', heard.kind) });
  }
}

/** What concerns one person is not shown to a whole channel. */
function inOwnChat(world: BotWorld, { language }: Asking): Promise<Answer> {
  return Promise.resolve({ language, card: ownChatCard(language, world.pages.ownChat) });
}

/** Before the site is known, only the kind of a wish is used, not its day. */
function anyZone() {
  const zone = parseTimeZone('UTC');
  if (!zone) throw new Error('No zone is called UTC');
  return zone;
}
