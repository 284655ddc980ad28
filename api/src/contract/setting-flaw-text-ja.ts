import type { QuotaSpan } from '../domain/quota.ts';
import type { FlawPlace, SettingFlaw } from '../domain/setting-flaws.ts';
import type { ClockTime } from '../domain/workday.ts';
import { partText, workdayText } from './local-text.ts';

/** The flaws of settings in Japanese. */
export function flawInJapanese(flaw: SettingFlaw): string {
  const where = flaw.at ? `${places[flaw.at.level]}「${flaw.at.name}」: ` : '';
  return `${where}${why(flaw)}`;
}

const places: { readonly [L in FlawPlace['level']]: string } = {
  floor: 'フロア',
  zone: 'ゾーン',
  seat: '席',
};

function why(flaw: SettingFlaw): string {
  switch (flaw.kind) {
    case 'quota-above-longer-span': {
      const { span, longerSpan, most, mostOfLonger } = flaw;
      const whose = flaw.group === undefined ? '' : `「${flaw.group}」の`;
      return `${whose}${spans[span]}の上限(${most}回)が${spans[longerSpan]}の上限(${mostOfLonger}回)を超えています。${spans[span]}の上限は${mostOfLonger}回以下にしてください。`;
    }
    case 'shortest-above-longest':
      return `最短の予約(${lengthText(flaw.shortest)})が最長の予約(${lengthText(flaw.longest)})より長くなっています。最短を${lengthText(flaw.longest)}以下にしてください。`;
    case 'grace-above-longest':
      return `チェックインの猶予(${lengthText(flaw.grace)})が、いちばん長い予約(${lengthText(flaw.longest)})を超えています。猶予を${lengthText(flaw.longest)}以下にしてください。`;
    case 'arrive-by-before-opening':
      return `到着の目安(${flaw.arriveBy})が、${weekday(flaw.weekday)}の開館(${flaw.limit})より前です。${flaw.limit}以降にしてください。`;
    case 'arrive-by-after-closing':
      return `到着の目安(${flaw.arriveBy})が、いちばん遅い閉館(${weekday(flaw.weekday)}の${flaw.limit})より後です。${flaw.limit}までにしてください。`;
    case 'part-ends-before-start':
      return `時間帯「${partText(flaw.part, 'ja')}」(${flaw.part.from}–${flaw.part.to})の終わりが始まりより後になっていません。${dayText(flaw.dayStartsAt)}終わりを始まりより後にしてください。`;
    case 'parts-overlap':
      return `時間帯「${partText(flaw.other, 'ja')}」と「${partText(flaw.part, 'ja')}」が重なっています。重ならない時間にしてください。`;
    case 'two-parts-of-one-id':
      return `ID が「${flaw.part.id}」の時間帯が2つあります。別の ID にしてください。`;
    case 'two-parts-of-one-name':
      return `「${partText(flaw.part, 'ja')}」という時間帯が2つあります。別の名前にしてください。`;
    case 'part-without-name':
      return `${flaw.part.from}–${flaw.part.to}の時間帯に名前がありません。24文字までの名前を付けてください。`;
    case 'part-id-reserved':
      return `時間帯の ID「${flaw.part.id}」は終日を表すため使えません。別の ID にしてください。`;
    case 'hours-end-before-start':
      return `${weekday(flaw.weekday)}の開館時間(${flaw.from}–${flaw.to})の終わりが始まりより後になっていません。${dayText(flaw.dayStartsAt)}終わりを始まりより後にしてください。`;
    case 'never-open':
      return '予約を開館時間に限る設定ですが、開館する曜日がありません。開館する曜日を1つ以上決めるか、いつでも予約できるようにしてください。';
    case 'step-not-of-an-hour':
      return `${flaw.step}分きざみでは1時間を割り切れません。5、10、15、20、30、60分のいずれかにしてください。`;
    case 'nothing-offered':
      return '予約できる時間がありません。終日、時間帯、自由な時間のうち1つ以上を選べるようにしてください。';
    case 'nothing-fits':
      return `${flaw.weekday === undefined ? '' : `${weekday(flaw.weekday)}に`}予約できる時間がありません。最短・最長の時間と開館時間に収まる選び方を、1つ以上残してください。`;
    case 'nobody-may-book':
      return '予約できる人がいません。人かグループを1つ以上選ぶか、全員にしてください。';
    case 'assigned-beyond-seats':
      return '使う人を決められるのは席だけです。席を選んで設定してください。';
    case 'named-twice':
      return `「${flaw.name}」が2回指定されています。1回だけにしてください。`;
    case 'group-without-rule':
      return `グループ「${flaw.group}」の決まりが空です。何日先までか、回数の上限か、同じ時間の席数を決めるか、この行を消してください。`;
    case 'unknown-person':
      return `指定した人(${flaw.person})が見つかりません。名前で検索して選び直してください。`;
    case 'unknown-country':
      return `「${flaw.country}」の祝日は用意されていません。一覧にある国を選んでください。`;
    case 'unknown-zone':
      return `このフロアにないゾーンです(${flaw.id})。いまのゾーンから選んでください。`;
    case 'unknown-seat':
      return `このフロアにない席です(${flaw.id})。いまの席から選んでください。`;
    case 'zone-without-seats':
      return `ゾーン「${flaw.zone}」には席がありません。席のあるゾーンを選んでください。`;
    case 'from-in-the-past':
      return `変更を始める日が過ぎています。${workdayText(flaw.today, 'ja')}以降にしてください。`;
    case 'too-many-changes-to-come':
      return `先の日付で予定できる変更は、1か所に${flaw.most}件までです。予定を減らしてください。`;
    case 'two-closures-of-one-id':
      return `休業「${flaw.reason}」の ID が、ほかの休業と同じです。別の ID にしてください。`;
    case 'closure-ends-before-start':
      return `休業「${flaw.reason}」の最終日が初日より前です。${workdayText(flaw.first, 'ja')}以降にしてください。`;
    case 'closure-longer-than-a-year':
      return `毎年の休業「${flaw.reason}」が1年を超えています。365日以内にしてください。`;
    case 'closure-in-the-past':
      return `休業「${flaw.reason}」は${workdayText(flaw.last, 'ja')}に終わっています。最終日を${workdayText(flaw.today, 'ja')}以降にしてください。`;
    case 'closure-hours-end-before-start':
      return `休業「${flaw.reason}」の時間(${flaw.from}–${flaw.to})の終わりが始まりより後になっていません。${dayText(flaw.dayStartsAt)}終わりを始まりより後にしてください。`;
    case 'too-much-set':
      return `設定の量が多すぎます(合計${flaw.mostBytes / 1000}KBまで)。休業か、席ごとの設定を減らしてください。`;
  }
}

const spans: { readonly [S in QuotaSpan]: string } = {
  perDay: '1日',
  perWeek: '1週間',
  perMonth: '1か月',
};

const weekday = (day: number) => `${'月火水木金土日'.charAt(day - 1)}曜日`;

const lengthText = (minutes: number) =>
  minutes % 60 === 0 ? `${minutes / 60}時間` : `${minutes}分`;

/** Worth saying only where the day does not begin as everybody thinks. */
const dayText = (dayStartsAt: ClockTime) =>
  dayStartsAt === '00:00' ? '' : `この拠点の1日は${dayStartsAt}に始まります。`;
