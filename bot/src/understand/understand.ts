import type { Equipment } from '@sekitori/api/domain/seat';
import { type SiteClock, type Workday, workdayAt } from '@sekitori/api/domain/workday';
import { type Days, readDays } from './read-days.ts';
import { readMonthName } from './read-month-name.ts';
import { equipmentIn, storeyIn } from './read-place.ts';
import { readTimes, type Times } from './read-times.ts';
import { readWorkday } from './read-workday.ts';
import { plainSentence } from './sentence.ts';

/** What somebody wants who typed a sentence. Places are read apart: they depend on the tenant's floors. */
export type Intent =
  | {
      readonly kind: 'free-seats';
      readonly workday: Workday;
      readonly times: Times;
      readonly equipment: readonly Equipment[];
      /** Whether words were missing or strange, so that the card should say what was read. */
      readonly isGuess: boolean;
    }
  | { readonly kind: 'cancel'; readonly workday?: Workday; readonly days?: Days }
  /** Where somebody says that they sit; which seat is read apart, because it depends on the tenant's floors. */
  | { readonly kind: 'check-in' | 'run-late' | 'leave' | 'elsewhere' }
  | { readonly kind: 'six-digits'; readonly digits: string }
  | { readonly kind: 'my-bookings' | 'sign-in' | 'sign-out' }
  | { readonly kind: 'help' | 'unclear' }
  | { readonly kind: 'follow-floor' | 'unfollow-floor' };

type Plain = Exclude<Intent['kind'], 'free-seats' | 'cancel' | 'six-digits' | 'unclear'>;

/** In the order of trying: what undoes before what does, because it contains its words. */
const commands: readonly { readonly kind: Plain | 'cancel'; readonly pattern: RegExp }[] = [
  { kind: 'sign-out', pattern: /サインアウト|ログアウト|\b(?:sign|log) ?-?out\b/ },
  { kind: 'sign-in', pattern: /サインイン|ログイン|\b(?:sign|log) ?-?in\b/ },
  {
    kind: 'unfollow-floor',
    pattern: /(?:投稿|通知|お知らせ).*(?:停止|止め|やめ|解除|不要|オフ)|\bstop post|\bunfollow\b/,
  },
  {
    kind: 'follow-floor',
    pattern:
      /(?:予約|ここ).*(?:投稿|通知|お知らせ|流し)|\bpost\b.*\b(?:bookings?|here)\b|\bfollow\b/,
  },
  { kind: 'cancel', pattern: /取り?消|キャンセル|取りやめ|\bcancel/ },
  {
    kind: 'leave',
    pattern:
      /チェックアウト|早退|早めに ?(?:出|帰|上が)|(?:帰|退社し)ます|席を?(?:空け|解放)|(?:予約|席)を?解放|\bcheck(?:ing)?[ -]?out\b|\bleav(?:e|ing)\b|\brelease\b|\bgoing home\b/,
  },
  { kind: 'run-late', pattern: /遅れ|遅刻|\blate\b|\bdelayed\b/ },
  {
    kind: 'check-in',
    pattern: /チェックイン|到着|着きました|出社しました|\bcheck(?:ing)?[ -]?in\b|\barrived\b/,
  },
  {
    kind: 'elsewhere',
    pattern:
      /(?:別の|違う|ほかの|他の)席|[に]い(?:ます|る)(?:$|[。!、 ])|[にで](?:座って|すわって|着席)|\b(?:i['’]?m|i am|sitting|sat|seated) (?:at|in|on)\b|\banother (?:seat|desk)\b/,
  },
  {
    kind: 'my-bookings',
    pattern:
      /(?:私|わたし|自分|僕|マイ) ?の? ?(?:予約|席)|予約(?:の?一覧|の?確認|を?確認|を見|リスト)|\bmy (?:bookings?|seats?|reservations?)\b|\bhave i booked\b/,
  },
];

const seatWords =
  /席|空い|空き|あいて|予約|座|取りたい|とりたい|\bbook|\bfree\b|\bseats?\b|\bdesks?\b|\bavailable\b|\bavailability\b|\breserve/;
const helpWords =
  /ヘルプ|できること|使い方|つかいかた|助けて|\bhelp\b|^(?:hi|hello|hey)\b|^(?:こんにちは|おはよう|こんばんは|はじめまして)|^\??$/;

/**
 * What a typed sentence (ja, en) asks for, on the clock of a site. Never books by itself: a wish
 * becomes a card to press (G1). No sentence throws, and no workday lies before today.
 */
export function understand(
  typed: string,
  at: { readonly now: number; readonly clock: SiteClock },
): Intent {
  const sentence = plainSentence(typed);
  const digits = sentence.replace(/[ -]/g, '');
  if (/^\d{6}$/.test(digits)) return { kind: 'six-digits', digits };
  const today = workdayAt(at.now, at.clock);
  const command = commands.find(({ pattern }) => pattern.test(sentence));
  if (command?.kind === 'cancel') {
    const days = readDays(sentence, today);
    const day = days ? undefined : readWorkday(sentence, today);
    return {
      kind: 'cancel',
      ...(days ? { days } : {}),
      ...(day ? { workday: day.value } : {}),
    };
  }
  if (command) return { kind: command.kind };
  return readWish(sentence, today) ?? { kind: helpWords.test(sentence) ? 'help' : 'unclear' };
}

function readWish(sentence: string, today: Workday): Intent | undefined {
  const early = readWorkday(sentence, today);
  const times = readTimes(early?.rest ?? sentence);
  const day = early ?? readMonthName(times?.rest ?? sentence, today);
  const equipment = equipmentIn(sentence);
  const asksForSeats = seatWords.test(sentence);
  const saysAnything = day || times || equipment.length > 0 || storeyIn(sentence);
  if (!asksForSeats && !saysAnything) return undefined;
  const isDayAlone = early?.rest === '';
  return {
    kind: 'free-seats',
    workday: day?.value ?? today,
    times: times?.value ?? { kind: 'part', part: 'all-day' },
    equipment,
    isGuess: day === undefined || !(asksForSeats || times || isDayAlone),
  };
}
