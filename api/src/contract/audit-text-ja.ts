import type { AuditEvent } from './audit-events.ts';
import type { AuditCode, AuditWords, EventWords } from './audit-text.ts';

const events: { readonly [E in AuditEvent]: EventWords } = {
  'health.live': { did: 'サービスの稼働を確認しました', do: 'サービスの稼働を確認しよう' },
  'health.ready': { did: 'サービスの準備状況を確認しました', do: 'サービスの準備状況を確認しよう' },
  'contract.read': {
    did: 'インターフェースの説明を読みました',
    do: 'インターフェースの説明を読もう',
  },
  'bot.activity': { did: 'ボットに知らせを送りました', do: 'ボットに知らせを送ろう', by: 'teams' },
  'session.sign-in-started': {
    did: 'サインイン画面へ進みました',
    do: 'サインイン画面へ進もう',
  },
  'session.signed-in': { did: 'サインインしました', do: 'サインインしよう' },
  'session.signed-in-with-teams': {
    did: 'Teams のサインインで席取りを開きました',
    do: 'Teams のサインインで席取りを開こう',
  },
  'session.handed-over': {
    did: 'Teams のログイン画面からサインインしました',
    do: 'Teams のログイン画面からサインインしよう',
  },
  'session.signed-out': { did: 'サインアウトしました', do: 'サインアウトしよう' },
  'session.ended-by-rsi': {
    did: 'そこでサインアウトした方のセッションを終了しました',
    do: 'そこでサインアウトした方のセッションを終了しよう',
    by: 'rsi',
  },
  'session.list': {
    did: '自分がサインインしている場所を確認しました',
    do: '自分がサインインしている場所を確認しよう',
  },
  'session.end': {
    did: '別の場所のサインインを終了しました',
    do: '別の場所のサインインを終了しよう',
  },
  'session.end-others': {
    did: 'ほかのすべての場所からサインアウトしました',
    do: 'ほかのすべての場所からサインアウトしよう',
  },
  'person.read-self': { did: '席取りを開きました', do: '席取りを開こう' },
  'person.set-preferences': { did: '自分の設定を変更しました', do: '自分の設定を変更しよう' },
  'person.search': { did: '利用者を検索しました', do: '利用者を検索しよう' },
  'notice.list': { did: 'お知らせを確認しました', do: 'お知らせを確認しよう' },
  'notice.dismiss': { did: 'お知らせを閉じました', do: 'お知らせを閉じよう' },
  'notice.deliver': {
    did: '予約のことを Teams に知らせました',
    do: '予約のことを Teams に知らせよう',
  },
  'floor.list': { did: 'フロアの一覧を見ました', do: 'フロアの一覧を見よう' },
  'floor.read': { did: 'フロアを見ました', do: 'フロアを見よう' },
  'floor.read-days': { did: 'フロアの混み具合を見ました', do: 'フロアの混み具合を見よう' },
  'floor.read-availability': { did: 'フロアの空席を見ました', do: 'フロアの空席を見よう' },
  'floor.follow-availability': {
    did: 'フロアの地図を開いたままにしました',
    do: 'フロアの地図を開いたままにしよう',
  },
  'floor.list-drafts': {
    did: '管理するフロアの一覧を見ました',
    do: '管理するフロアの一覧を見よう',
  },
  'floor.create': { did: 'フロアを追加しました', do: 'フロアを追加しよう' },
  'floor.read-draft': { did: 'フロアの下書きを開きました', do: 'フロアの下書きを開こう' },
  'floor.save-draft': { did: 'フロアの下書きを保存しました', do: 'フロアの下書きを保存しよう' },
  'floor.upload-plan': {
    did: 'フロアの画像をアップロードしました',
    do: 'フロアの画像をアップロードしよう',
  },
  'floor.publish': { did: 'フロアを公開しました', do: 'フロアを公開しよう' },
  'floor.delete': { did: 'フロアを削除しました', do: 'フロアを削除しよう' },
  'site.list': { did: '拠点の一覧を見ました', do: '拠点の一覧を見よう' },
  'site.create': { did: '拠点を追加しました', do: '拠点を追加しよう' },
  'plan.read': { did: 'フロアの画像を見ました', do: 'フロアの画像を見よう' },
  'booking.make': { did: '席を予約しました', do: '席を予約しよう' },
  'booking.list': { did: '自分の予約の一覧を見ました', do: '自分の予約の一覧を見よう' },
  'booking.read': { did: '予約を見ました', do: '予約を見よう' },
  'booking.move': { did: '予約を別の席に移しました', do: '予約を別の席に移そう' },
  'booking.release': { did: '席を早めに空けました', do: '席を早めに空けよう' },
  'booking.cancel': { did: '予約を取り消しました', do: '予約を取り消そう' },
  'booking.age': {
    did: '保存期間を過ぎた日の予約から名前を消しました',
    do: '保存期間を過ぎた日の予約から名前を消そう',
  },
  'booking.release-leaver': {
    did: '利用をやめた方の席を空けました',
    do: '利用をやめた方の席を空けよう',
  },
  'entitlement.recheck': {
    did: '利用権限が続いているかを RICOH Smart Integration に確認しました',
    do: '利用権限が続いているかを RICOH Smart Integration に確認しよう',
  },
  'administrator.list': { did: '管理者の一覧を見ました', do: '管理者の一覧を見よう' },
  'administrator.read-history': {
    did: 'ロールの変更の記録を見ました',
    do: 'ロールの変更の記録を見よう',
  },
  'administrator.grant': { did: '管理者のロールを設定しました', do: '管理者のロールを設定しよう' },
  'administrator.revoke': { did: '管理者のロールを外しました', do: '管理者のロールを外そう' },
  'people-settings.read': {
    did: '利用者についての設定を見ました',
    do: '利用者についての設定を見よう',
  },
  'people-settings.change': {
    did: '利用をやめた方の予約を残す日数を変更しました',
    do: '利用をやめた方の予約を残す日数を変更しよう',
  },
  'organisation.list': {
    did: '接続した Microsoft 365 の組織を見ました',
    do: '接続した Microsoft 365 の組織を見よう',
  },
  'organisation.connect': {
    did: 'Microsoft 365 の組織を接続しました',
    do: 'Microsoft 365 の組織を接続しよう',
  },
  'organisation.disconnect': {
    did: 'Microsoft 365 の組織の接続を解除しました',
    do: 'Microsoft 365 の組織の接続を解除しよう',
  },
  'teams-chat.list': {
    did: '自分の Teams アカウントの一覧を見ました',
    do: '自分の Teams アカウントの一覧を見よう',
  },
  'teams-chat.unlink': {
    did: '自分の Teams アカウントのつながりを解除しました',
    do: '自分の Teams アカウントのつながりを解除しよう',
  },
  'chat.message': { did: 'ボットに話しかけました', do: 'ボットに話しかけよう' },
  'chat.book': { did: 'チャットで席を予約しました', do: 'チャットで席を予約しよう' },
  'chat.cancel': { did: 'チャットで予約を取り消しました', do: 'チャットで予約を取り消そう' },
  'chat.find-seats': { did: 'チャットで空席を探しました', do: 'チャットで空席を探そう' },
  'chat.my-bookings': {
    did: 'チャットで自分の予約の一覧を見ました',
    do: 'チャットで自分の予約の一覧を見よう',
  },
  'chat.follow-floor': {
    did: 'フロアの予約をチャネルに投稿するようにしました',
    do: 'フロアの予約をチャネルに投稿するようにしよう',
  },
  'chat.unfollow-floor': {
    did: 'チャネルへのフロアの投稿をやめました',
    do: 'チャネルへのフロアの投稿をやめよう',
  },
  'chat.sign-in': {
    did: 'チャットでサインインを始めました',
    do: 'チャットでサインインを始めよう',
  },
  'chat.linked': { did: 'Teams アカウントをつなぎました', do: 'Teams アカウントをつなごう' },
  'chat.sign-out': { did: 'チャットでサインアウトしました', do: 'チャットでサインアウトしよう' },
  'chat.installed': { did: 'ボットを追加しました', do: 'ボットを追加しよう' },
  'chat.removed': { did: 'ボットを削除しました', do: 'ボットを削除しよう' },
  'audit.search': { did: '操作ログを検索しました', do: '操作ログを検索しよう' },
  'audit.verify': { did: '操作ログを検証しました', do: '操作ログを検証しよう' },
  'audit.export': { did: '操作ログを書き出しました', do: '操作ログを書き出そう' },
  'request.unrouted': {
    did: '存在しないアドレスにアクセスしました',
    do: '存在しないアドレスにアクセスしよう',
  },
  'request.without-key': {
    did: 'ゲートウェイを経由せずにアクセスしました',
    do: 'ゲートウェイを経由せずにアクセスしよう',
  },
  'operator.create-edge-key': { did: 'エッジキーを作成しました', do: 'エッジキーを作成しよう' },
  'operator.rotate-edge-key': { did: 'エッジキーを更新しました', do: 'エッジキーを更新しよう' },
  'operator.revoke-edge-key': {
    did: 'エッジキーを失効させました',
    do: 'エッジキーを失効させよう',
  },
  'operator.list-edge-keys': {
    did: 'エッジキーの一覧を見ました',
    do: 'エッジキーの一覧を見よう',
  },
  'operator.make-keys': {
    did: '暗号化の鍵を作成しました',
    do: '暗号化の鍵を作成しよう',
  },
  'operator.rotate-keys': {
    did: '暗号化の鍵を更新しました',
    do: '暗号化の鍵を更新しよう',
  },
  'operator.back-up': {
    did: 'データベースをバックアップしました',
    do: 'データベースをバックアップしよう',
  },
  'operator.restore': {
    did: 'データベースをバックアップから復元しました',
    do: 'データベースをバックアップから復元しよう',
  },
  'operator.list-parked-notices': {
    did: '送信を取りやめた Teams への通知の一覧を見ました',
    do: '送信を取りやめた Teams への通知の一覧を見よう',
  },
  'operator.retry-notices': {
    did: '送信を取りやめた Teams への通知を再送の対象にしました',
    do: '送信を取りやめた Teams への通知を再送の対象にしよう',
  },
  'operator.verify-audit-log': {
    did: 'コマンドで操作ログを検証しました',
    do: 'コマンドで操作ログを検証しよう',
  },
};

const reasons: { readonly [C in AuditCode]: string } = {
  'seat-taken': 'ほかの方が先に予約していました',
  'already-booked': '同じ時間に別の席を予約していました',
  'too-far-ahead': 'まだ予約を受け付けていない日でした',
  'in-the-past': 'すでに終わった時間でした',
  'spans-workdays': '1日に収まらない時間でした',
  'seat-closed': '使えない席でした',
  'outside-hours': '開館時間の外でした',
  'period-not-offered': '選べない時間の区切りでした',
  'too-short': '予約の時間が短すぎました',
  'too-long': '予約の時間が長すぎました',
  'drop-in-only': '早い者順の席でした',
  'seat-assigned': '使う人が決まっている席でした',
  'not-for-you': 'ほかの方のための席でした',
  'quota-reached': '予約の上限に達していました',
  'booking-over': 'すでに終わった予約でした',
  'not-permitted': 'ロールで許可されていない操作でした',
  'not-found': '対象が見つかりませんでした',
  'changed-meanwhile': 'ほかの方が先に変更していました',
  'floor-has-flaws': 'フロアに直すところがありました',
  'floor-has-bookings': '今後の予約がありました',
  'picture-unusable': '使えない画像でした',
  'self-grant': '自分にロールは付与できませんでした',
  'self-removal': '自分のロールは外せませんでした',
  'last-account-administrator': '最後のアカウント管理者についての操作でした',
  'organisation-connected-elsewhere': '別のお客様の組織でした',
  'too-many-organisations': '接続できる組織の数を超えていました',
  'key-reused': '同じキーが別の内容に使われていました',
  'code-unusable': '使えないコードでした',
  'chat-of-another-company': '別の会社のチャットでした',
  'invalid-request': 'リクエストに誤りがありました',
  'not-signed-in': 'サインインしていませんでした',
  'not-authenticated': '本人であることを確認できませんでした',
  'not-entitled': 'RICOH Smart Integration で利用が許可されていませんでした',
  'foreign-request': '別のサイトからの操作でした',
  'no-such-route': '存在しないアドレスでした',
  'method-not-allowed': '受け付けていない方法でした',
  'too-large': 'データが大きすぎました',
  'address-too-long': 'アドレスが長すぎました',
  'unsupported-media-type': '読み取れない種類のデータでした',
  'too-many-requests': '回数が多すぎました',
  overloaded: 'サービスが混み合っていました',
  'no-edge-key': 'ゲートウェイのキーがありませんでした',
  'left-amid-body': '送信の途中で接続が切れました',
  'broken-off': 'すべてを渡し終える前に途切れました',
  'not-possible': '指定のとおりには実行できませんでした',
  fault: '問題が起きました',
  'store-busy': 'データベースが応答しませんでした',
  'rsi-unreachable': 'RICOH Smart Integration が応答しませんでした',
  'keys-unreachable': '鍵のサービスが応答しませんでした',
  'entitlement-unconfirmed': '利用権限を RICOH Smart Integration に長い間確認できていませんでした',
};

const beside = (reason: string | undefined) => (reason ? `(${reason})` : '');

/** The sentences of the audit log in Japanese. */
export const inJapanese: AuditWords = {
  events,
  reasons,
  subjects: {
    service: '席取り',
    operator: '運用担当者',
    nobody: 'サインインしていない方',
    unknown: '登録のない方',
    rsi: 'RICOH Smart Integration ',
    teams: 'Teams ',
  },
  other: (event) => ({
    did: `「${event}」の操作をしました`,
    do: `「${event}」の操作をしよう`,
  }),
  sentences: {
    done: ({ who, words }) => `${who}が${words.did}`,
    refused: ({ who, words, reason = 'ルールにより受け付けませんでした' }) =>
      `${who}が${words.do}としましたが、${reason}`,
    denied: ({ who, words, reason }) =>
      `${who}が${words.do}としましたが、許可されませんでした${beside(reason)}`,
    unusable: ({ who, words }) =>
      `${who}が${words.do}としましたが、リクエストを読み取れませんでした`,
    failed: ({ who, words, reason }) =>
      `${who}が${words.do}としましたが、失敗しました${beside(reason)}`,
    begun: ({ who, words }) => `${who}が${words.do}としています。まだ終わっていません`,
    unknown: ({ who, words }) =>
      `${who}が${words.do}としましたが、途中で途切れ、結果はわかりません`,
  },
  times: (count) => `(1分間に${count}回)`,
  timesAtLeast: (count) => `(1分間に${count}回以上)`,
  end: '。',
};
