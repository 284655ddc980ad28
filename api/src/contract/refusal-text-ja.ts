import type { FloorFlaw } from '../domain/floor.ts';
import { isRuleRefusal, type Missing, type PictureFlaw, type Refusal } from '../domain/refusal.ts';
import { instantText } from './local-text.ts';
import type { RefusalText } from './refusal-text.ts';
import { ruleInJapanese } from './rule-text-ja.ts';
import { settingFlawText } from './setting-flaw-text.ts';

/** The refusals in Japanese. */
export function inJapanese(refusal: Refusal): RefusalText {
  if (isRuleRefusal(refusal)) return ruleInJapanese(refusal);
  switch (refusal.code) {
    case 'booking-over':
      return {
        title: 'この予約はもう終わっています',
        why: '取り消し、終了、または解放された予約は変更できません。',
        next: '必要なら新しく予約してください。',
      };
    case 'check-in-not-open':
      return {
        title: 'まだチェックインできません',
        why: `この予約のチェックインは${instantText(refusal.opensAt, refusal.clock.timeZone, 'ja')}からです。`,
        next: '時間になってから、もう一度お試しください。',
      };
    case 'check-in-not-asked':
      return {
        title: 'チェックインはいりません',
        why: 'この予約にはチェックインがありません。',
        next: 'そのまま席をお使いください。',
      };
    case 'check-in-at-seat':
      return {
        title: '席でチェックインしてください',
        why: `${refusal.seatName}では、席にあるコードで到着を確認します。`,
        next: '席のコードをスマートフォンで読み取ってください。',
      };
    case 'seat-code-wrong':
      return {
        title: 'この席のコードではありません',
        why: '古いコードか、別の席のコードです。',
        next: '席のコードをもう一度読み取ってください。それでも変わらないときは、運用管理者に知らせてください。',
      };
    case 'late-already':
      return {
        title: '遅れることはすでに知らせています',
        why: `席は${instantText(refusal.lapsesAt, refusal.clock.timeZone, 'ja')}まで確保されています。`,
        next: 'さらに遅れるときは、いったん解放し、時間がわかってから予約してください。',
      };
    case 'not-permitted':
      return {
        title: 'この操作は許可されていません',
        why:
          refusal.needs === 'own-booking'
            ? '予約した本人だけが行えます。'
            : 'あなたのロールではこの操作を行えません。',
        next:
          refusal.needs === 'own-booking'
            ? '予約した方にご依頼ください。'
            : '必要な場合は、アカウント管理者にロールの付与を依頼してください。',
      };
    case 'not-found':
      return notFoundJa(refusal.what);
    case 'changed-meanwhile':
      return {
        title: 'ほかの方が先に変更しました',
        why: 'あなたが開いたあとに内容が変わっています。',
        next: '最新の内容を読み込んでから、もう一度変更してください。',
      };
    case 'floor-has-flaws':
      return {
        title: 'フロアに直すところがあります',
        why: refusal.flaws.slice(0, 5).map(flawJa).join(' '),
        next: '直してから保存してください。',
      };
    case 'settings-have-flaws':
      return {
        title: 'このままでは保存できません',
        why: refusal.flaws
          .slice(0, 5)
          .map((flaw) => settingFlawText(flaw, 'ja'))
          .join(' '),
        next: '示された項目を直してから、もう一度保存してください。',
      };
    case 'floor-has-bookings':
      return {
        title: '今後の予約がある席がなくなります',
        why: `${refusal.people}人の${refusal.bookings}件の予約が取り消されることになります。`,
        next: '予約を取り消して続けるか、席を残してください。取り消すと、予約した方にお知らせします。',
      };
    case 'picture-unusable':
      return { title: 'この画像は使えません', ...pictureJa[refusal.because] };
    case 'self-grant':
      return {
        title: '自分にロールを付与することはできません',
        why: '管理者になるには、ほかの管理者による付与が必要です。',
        next: 'ほかのアカウント管理者にご依頼ください。',
      };
    case 'self-removal':
      return {
        title: '自分のロールを外すことはできません',
        why: '誤って管理者がいなくなることを防ぐためです。',
        next: 'ほかのアカウント管理者にご依頼ください。',
      };
    case 'last-account-administrator':
      return {
        title: '最後のアカウント管理者です',
        why: 'アカウント管理者がいなくなると、管理者を管理できる人がいなくなります。',
        next: '先に、ほかの方をアカウント管理者にしてください。',
      };
    case 'organisation-connected-elsewhere':
      return {
        title: 'この組織は接続できません',
        why: 'すでに別の RICOH Smart Integration テナントに接続されています。',
        next: 'テナント ID を確認してください。自社の組織で間違いない場合は、社内のほかの管理者またはリコーのサポートにお問い合わせください。',
      };
    case 'too-many-organisations':
      return {
        title: 'これ以上は組織を接続できません',
        why: `接続できる組織は${refusal.most}件までです。`,
        next: '使わなくなった組織の接続を解除してから、もう一度接続してください。',
      };
    case 'key-reused':
      return {
        title: '同じ Idempotency-Key が別の内容に使われています',
        why: '1つのキーは1つの操作だけに使えます。',
        next: '新しいキーでやり直してください。',
      };
    case 'code-unusable':
      return {
        title: 'このコードは使えません',
        why: '期限が切れたか、すでに使われたか、入力が違います。',
        next: 'もう一度サインインして、新しいコードを入力してください。',
      };
    case 'chat-of-another-company':
      return {
        title: 'このチャットは別の会社のものです',
        why: 'サインインした会社は、この Microsoft 365 組織で Sekitori を利用していません。',
        next: 'この組織の会社のアカウントでサインインするか、ブラウザーで Sekitori をお使いください。',
      };
  }
}

function notFoundJa(what: Missing): RefusalText {
  if (what === 'session') {
    return {
      title: 'そのサインインは見つかりません',
      why: 'すでに終了しているようです。',
      next: '一覧を読み込み直して確認してください。',
    };
  }
  return {
    title: `${missingJa[what]}が見つかりません`,
    why: '削除されたか、公開されていない可能性があります。',
    next: '一覧からもう一度選んでください。',
  };
}

const missingJa: { readonly [M in Exclude<Missing, 'session'>]: string } = {
  seat: '席',
  floor: 'フロア',
  booking: '予約',
  site: '拠点',
  plan: '図面',
  person: '人',
  chat: 'チャット',
  organisation: '組織',
};

function flawJa(flaw: FloorFlaw): string {
  switch (flaw.kind) {
    case 'two-seats-of-one-name':
      return `「${flaw.name}」という席が2つあります。`;
    case 'two-things-of-one-id':
      return `ID ${flaw.id} が重複しています。`;
    case 'seat-of-another-floor':
      return `席「${flaw.seat}」の ID がこのフロアのものではありません。`;
    case 'unknown-zone':
      return `席「${flaw.seat}」のゾーンがありません。`;
    case 'seat-off-the-plan':
      return `席「${flaw.seat}」が図面の外にあります。`;
  }
}

const pictureJa: { readonly [F in PictureFlaw]: { readonly why: string; readonly next: string } } =
  {
    'not-a-picture': {
      why: '画像として読み取れませんでした。',
      next: 'PNG、JPEG、SVG のいずれかを選んでください。',
    },
    'too-many-pixels': {
      why: '画像が大きすぎます(4,000万画素まで)。',
      next: '縮小してからもう一度お試しください。',
    },
    'too-small': {
      why: '画像が小さすぎます(200×200画素以上)。',
      next: 'より大きな画像を選んでください。',
    },
    'active-content': {
      why: 'SVG にスクリプトまたは外部への参照が含まれています。',
      next: 'それらを取り除くか、PNG で書き出してください。',
    },
  };
