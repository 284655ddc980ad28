import type { OfferedPeriods } from '../domain/day-part.ts';
import type { SettingLevel } from '../domain/inherited-settings.ts';
import type { QuotaSpan } from '../domain/quota.ts';
import type { Alternative, RuleRefusal } from '../domain/refusal.ts';
import type { Role } from '../domain/roles.ts';
import { roleThatChanges } from '../domain/rule-levels.ts';
import { allDay, type SiteClock, workdayAt } from '../domain/workday.ts';
import {
  instantText,
  partText,
  periodText,
  politeName,
  timesText,
  workdayText,
} from './local-text.ts';
import { reasonText } from './reason-text.ts';
import type { RefusalText } from './refusal-text.ts';

type RefusalOf<Code extends RuleRefusal['code']> = Extract<RuleRefusal, { readonly code: Code }>;

type LengthCode = 'too-short' | 'too-long';

/** What the rules of booking say in Japanese. */
export function ruleInJapanese(refusal: RuleRefusal): RefusalText {
  switch (refusal.code) {
    case 'seat-taken':
      return seatTaken(refusal);
    case 'already-booked':
      return alreadyBooked(refusal);
    case 'too-far-ahead':
      return tooFarAhead(refusal);
    case 'in-the-past':
      return inThePast(refusal);
    case 'spans-workdays':
      return spansWorkdays(refusal);
    case 'seat-closed':
      return seatClosed(refusal);
    case 'outside-hours':
      return outsideHours(refusal);
    case 'period-not-offered':
      return periodNotOffered(refusal);
    case 'too-short':
      return tooShort(refusal);
    case 'too-long':
      return tooLong(refusal);
    case 'drop-in-only':
      return dropInOnly(refusal);
    case 'seat-assigned':
      return seatAssigned(refusal);
    case 'not-for-you':
      return notForYou(refusal);
    case 'quota-reached':
      return quotaReached(refusal);
  }
}

function seatTaken(refusal: RefusalOf<'seat-taken'>): RefusalText {
  const who = refusal.by ? politeName(refusal.by.name, 'ja') : 'ほかの方';
  const names = refusal.alternatives.map((seat) => seat.name).join('、');
  return {
    title: 'この席は予約されています',
    why: `${who}が${timesText(refusal.period, refusal.clock, 'ja')}に予約しています。`,
    next: names ? `近くの空席: ${names}` : '時間帯か日にちを変えると見つかるかもしれません。',
  };
}

function alreadyBooked(refusal: RefusalOf<'already-booked'>): RefusalText {
  return {
    title: `この時間はすでに${refusal.seatName}を予約しています`,
    why: `同じ時間に予約できるのは1人1席です(${periodText(refusal.period, refusal.clock, 'ja')})${ofGroup(refusal)}。${setBy(refusal.setAt)}`,
    next: '席を変えるには、いまの予約を別の席に移してください。',
  };
}

function tooFarAhead(refusal: RefusalOf<'too-far-ahead'>): RefusalText {
  return {
    title: 'まだ予約を受け付けていない日です',
    why: `このフロアは${refusal.daysAhead}日先(${workdayText(refusal.lastWorkday, 'ja')})まで予約できます${ofGroup(refusal)}。${setBy(refusal.setAt)}`,
    next: `${instantText(refusal.opensAt, refusal.clock.timeZone, 'ja')}から予約できます。`,
  };
}

function inThePast(refusal: RefusalOf<'in-the-past'>): RefusalText {
  return {
    title: 'すでに終わった時間です',
    why: `${instantText(refusal.endedAt, refusal.clock.timeZone, 'ja')}に終わっています。`,
    next: 'これからの時間を選んでください。',
  };
}

function spansWorkdays(refusal: RefusalOf<'spans-workdays'>): RefusalText {
  const day = workdayText(refusal.workday, 'ja');
  if (refusal.there) {
    return {
      title: '日付の区切りが違うフロアへは移せません',
      why: `この予約は${day}のものですが、移動先のフロアではこの時間は${workdayText(refusal.there, 'ja')}に入ります。`,
      next: 'この予約を取り消して、移動先の席を新しく予約してください。',
    };
  }
  return {
    title: '1回の予約は1日の中に収めてください',
    why: `${day}をまたぐ時間は1つの予約にできません。`,
    next: '日ごとに分けて予約してください。',
  };
}

function seatClosed(refusal: RefusalOf<'seat-closed'>): RefusalText {
  const until = refusal.opensAt;
  const open = until === undefined ? '' : `${fromText(until, refusal.clock)}から利用できます。`;
  return {
    title: 'この席は利用できません',
    why: `理由: ${reasonText(refusal.reason, 'ja')}。${open}${setBy(refusal.setAt)}`,
    next: nearby(refusal.alternatives) ?? 'ほかの席か日にちを選んでください。',
  };
}

function outsideHours(refusal: RefusalOf<'outside-hours'>): RefusalText {
  const { hours, clock } = refusal;
  const open = hours ? `${timesText(hours, clock, 'ja')}に開いています` : '開いていません';
  return {
    title: '開館時間の外です',
    why: `${workdayText(refusal.workday, 'ja')}は${open}。${setBy(refusal.setAt)}`,
    next: hours ? '開館時間の中で選んでください。' : '別の日を選んでください。',
  };
}

function periodNotOffered(refusal: RefusalOf<'period-not-offered'>): RefusalText {
  return {
    title: 'この時間の区切りでは予約できません',
    why: `選べるのは${offeredInJapanese(refusal.offered)}です。${setBy(refusal.setAt)}`,
    next: 'この中から選んでください。',
  };
}

function tooShort(refusal: RefusalOf<LengthCode>): RefusalText {
  return {
    title: '予約の時間が短すぎます',
    why: `予約は${refusal.minutes}分以上です。${setBy(refusal.setAt)}`,
    next: 'もっと長い時間を選んでください。',
  };
}

function tooLong(refusal: RefusalOf<LengthCode>): RefusalText {
  return {
    title: '予約の時間が長すぎます',
    why: `予約は${hoursText(refusal.minutes)}までです。${setBy(refusal.setAt)}`,
    next: 'もっと短い時間を選んでください。',
  };
}

function dropInOnly(refusal: RefusalOf<'drop-in-only'>): RefusalText {
  return {
    title: '早い者順の席です',
    why: `前もって予約することはできません。${setBy(refusal.setAt)}`,
    next: `${fromText(refusal.opensAt, refusal.clock)}に来て席をとるか、ほかの席を選んでください。`,
  };
}

function seatAssigned(refusal: RefusalOf<'seat-assigned'>): RefusalText {
  const whose = refusal.to ? `${politeName(refusal.to.name, 'ja')}の席` : '決まった方の席';
  return {
    title: '使う人が決まっている席です',
    why: `${whose}です。${setBy(refusal.setAt)}`,
    next: nearby(refusal.alternatives) ?? 'ほかの席を選んでください。',
  };
}

function notForYou(refusal: RefusalOf<'not-for-you'>): RefusalText {
  const { groups } = refusal;
  const whom = groups.length > 0 ? groups.join('、') : '決められた方';
  return {
    title: 'ほかの方のための席です',
    why: `${whom}だけが予約できます。${setBy(refusal.setAt)}`,
    next: nearby(refusal.alternatives) ?? 'ほかの席を選んでください。',
  };
}

function quotaReached(refusal: RefusalOf<'quota-reached'>): RefusalText {
  const { span, most, used } = refusal.use;
  return {
    title: `${spans[span]}の予約の上限に達しています`,
    why: `${spans[span]}は${most}回まで${ofGroup(refusal)}で、すでに${used}回予約しています。${setBy(refusal.setAt)}`,
    next: '早めに1件取り消すか、別の日を選んでください。',
  };
}

const places: { readonly [L in SettingLevel]: string } = {
  product: '席取りの標準の設定です',
  tenant: '会社全体の設定です',
  site: '拠点の設定です',
  floor: 'フロアの設定です',
  zone: 'ゾーンの設定です',
  seat: '席の設定です',
};

/** Where a rule was set, and who can change it (B8). */
const setBy = (level: SettingLevel) =>
  `${places[level]}(変更できるのは${changers[roleThatChanges(level)]})。`;

const changers: { readonly [R in Role]: string } = {
  'system-administrator': 'システム管理者',
  'account-administrator': 'アカウント管理者',
  'operations-administrator': '運用管理者',
  general: '全員',
};

const spans: { readonly [S in QuotaSpan]: string } = {
  perDay: 'その日',
  perWeek: 'その週',
  perMonth: 'その月',
};

function nearby(alternatives: readonly Alternative[]): string | undefined {
  const names = alternatives.map((seat) => seat.name).join('、');
  return names ? `近くの空席: ${names}` : undefined;
}

/** The day alone where it is its beginning. */
function fromText(instant: number, clock: SiteClock): string {
  const workday = workdayAt(instant, clock);
  return allDay(workday, clock).start === instant
    ? workdayText(workday, 'ja')
    : instantText(instant, clock.timeZone, 'ja');
}

const hoursText = (minutes: number) =>
  minutes % 60 === 0 ? `${minutes / 60}時間` : `${minutes}分`;

function offeredInJapanese({ allDay, parts, stepMinutes }: OfferedPeriods): string {
  const named = parts.map((part) => `${partText(part, 'ja')}(${part.from}–${part.to})`);
  const steps = stepMinutes === undefined ? [] : [`${stepMinutes}分きざみの時間`];
  return [...(allDay ? ['終日'] : []), ...named, ...steps].join('、');
}

/** Whose rule it is, where it is a group's (B3). */
const ofGroup = ({ group }: { readonly group?: string }) =>
  group === undefined ? '' : `(${group}の方のルール)`;
