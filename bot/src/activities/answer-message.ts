import { calendarOf, parseTimeZone } from '@sekitori/api/domain/workday';
import { linkedCard, ownChatCard } from '../cards/sign-in-card.ts';
import { helpCard } from '../cards/welcome-card.ts';
import { languageOf, plainSentence } from '../understand/sentence.ts';
import { type Intent, understand } from '../understand/understand.ts';
import { answerOfToday } from './answer-day.ts';
import { answerElsewhere } from './answer-elsewhere.ts';
import { answerWish } from './answer-wish.ts';
import type { Answer, Asking, BotWorld } from './bot-world.ts';
import { followFloor, unfollowFloor } from './follow-floor.ts';
import type { Heard } from './heard.ts';
import { showMyBookings, showRangeToCancel, showWhatToCancel } from './show-bookings.ts';
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

/** What is one person's affair, and said in a chat of their own only. */
const personal = [
  'my-bookings',
  'cancel',
  'check-in',
  'run-late',
  'leave',
  'elsewhere',
  'sign-out',
  'sign-in',
] as const satisfies readonly Intent['kind'][];
type Personal = Extract<Intent, { readonly kind: (typeof personal)[number] }>;

const isPersonal = (intent: Intent): intent is Personal =>
  personal.some((kind) => kind === intent.kind);

function answerIntent(world: BotWorld, asking: Asking, { intent, text }: Said): Promise<Answer> {
  const { heard, language } = asking;
  if (isPersonal(intent)) {
    return heard.kind === 'personal'
      ? answerPersonal(world, asking, { intent, text })
      : inOwnChat(world, asking);
  }
  switch (intent.kind) {
    case 'free-seats':
      return answerWish(world, asking, text);
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

async function answerPersonal(
  world: BotWorld,
  asking: Asking,
  { intent, text }: { readonly intent: Personal; readonly text: string },
): Promise<Answer> {
  const { heard, language } = asking;
  switch (intent.kind) {
    case 'my-bookings':
      return showMyBookings(world, asking);
    case 'cancel':
      return intent.days
        ? showRangeToCancel(world, asking, intent.days)
        : showWhatToCancel(world, asking, intent.workday);
    case 'check-in':
    case 'run-late':
    case 'leave':
      return answerOfToday(world, asking, intent.kind);
    case 'elsewhere':
      return answerElsewhere(world, asking, text);
    case 'sign-out':
      return signOut(world, heard, language);
    case 'sign-in':
      return { language, card: linkedCard(language, 'already') };
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
