import { documentForms } from '../../api/src/application/document-forms.ts';
import type { Said, Table } from './table.ts';

const levels = ['secret', 'passing', 'personal', 'record', 'tenant', 'service'] as const;
type Level = (typeof levels)[number];

/** How sensitive each type of document is; one that is not here has nobody who looked at it. */
const levelOf: { readonly [type: string]: Level } = {
  ...all('secret', 'rsi-credentials audit-key'),
  ...all('passing', 'login hand-over link-request link-chat session edge-key'),
  ...all(
    'personal',
    'person person-name person-guard seat-guard booking event key notice card post',
  ),
  ...all('personal', 'pending-notice parked-notice entitlement session-entry rsi-session'),
  ...all('personal', 'grant role-change administrators-guard'),
  ...all('personal', 'teams-chat teams-link teams-reference personal-chat'),
  ...all('record', 'audit-record audit-month audit-head'),
  ...all(
    'tenant',
    'tenant site floor floor-publishing draft plan rendition channel place organisation',
  ),
  ...all('tenant', 'people-settings seat-codes tenant-operation floor-operation operation-change'),
  ...all('service', 'cursor lease key-rotation restored retention-progress'),
  ...all('service', 'heard-activity teams-token rsi-logout heartbeat'),
};

function all(level: Level, types: string): { readonly [type: string]: Level } {
  return Object.fromEntries(types.split(' ').map((type) => [type, level]));
}

/** Types that nobody has classified, and classified ones that are no types. */
export function findUnclassified(types = Object.keys(documentForms)): string[] {
  const classified = Object.keys(levelOf);
  return [
    ...types.filter((type) => !classified.includes(type)),
    ...classified.filter((type) => !types.includes(type)),
  ];
}

type Protection = {
  readonly name: Said;
  readonly encryption: Said;
  readonly integrity: Said;
  readonly inLogs: Said;
  readonly readers: Said;
  readonly kept: Said;
};

const never: Said = { en: 'never', ja: '出さない' };
const asStored: Said = { en: 'the store’s or the disk’s', ja: '保存先またはディスクによる' };
const versions: Said = { en: 'versions, guarded commits', ja: '版の照合による更新' };
const withBookings: Said = { en: 'as 4.1 says', ja: '4.1 のとおり' };

const protections: { readonly [L in Level]: Protection } = {
  secret: {
    name: { en: 'secret', ja: '機密' },
    encryption: {
      en: 'sealed with AES-256-GCM, key wrapped',
      ja: 'AES-256-GCM で暗号化し、鍵も暗号化する',
    },
    integrity: {
      en: 'bound to tenant, person, purpose and record',
      ja: 'テナント、利用者、用途、記録に結び付ける',
    },
    inLogs: never,
    readers: { en: 'nobody; the program alone uses them', ja: 'なし（プログラムだけが使う）' },
    kept: { en: 'until forgotten', ja: '破棄するまで' },
  },
  passing: {
    name: { en: 'verifier', ja: '照合用' },
    encryption: {
      en: 'found by a hash; what a login or a chat waits for stands as it is, for minutes',
      ja: 'ハッシュ値で検索する。ログインやチャットの待ち受け中の値は、数分だけそのまま保存する',
    },
    integrity: versions,
    inLogs: never,
    readers: { en: 'nobody', ja: 'なし' },
    kept: withBookings,
  },
  personal: {
    name: { en: 'personal', ja: '個人' },
    encryption: asStored,
    integrity: versions,
    inLogs: {
      en: 'IDs alone; mail addresses encrypted, in the log of operations',
      ja: 'ID のみ。メールアドレスは操作ログに暗号化して残す',
    },
    readers: {
      en: 'their owner; of bookings, colleagues of the tenant as far as the owner shows',
      ja: '本人。予約は、本人が許す範囲で自テナントの利用者',
    },
    kept: withBookings,
  },
  record: {
    name: { en: 'record', ja: '記録' },
    encryption: { en: 'mail addresses', ja: 'メールアドレスを暗号化する' },
    integrity: {
      en: 'chained by SHA-256, ends noted elsewhere',
      ja: 'SHA-256 の連鎖。末尾を別に残す',
    },
    inLogs: { en: 'number and hash of the last one', ja: '最後の番号とハッシュ値' },
    readers: { en: 'system administrators of the tenant', ja: '自テナントのシステム管理者' },
    kept: { en: 'without end', ja: '無期限' },
  },
  tenant: {
    name: { en: 'tenant', ja: 'テナント' },
    encryption: asStored,
    integrity: versions,
    inLogs: { en: 'IDs alone', ja: 'ID のみ' },
    readers: { en: 'people of the tenant', ja: '自テナントの利用者' },
    kept: { en: 'until deleted', ja: '削除するまで' },
  },
  service: {
    name: { en: 'service', ja: 'サービス' },
    encryption: asStored,
    integrity: versions,
    inLogs: { en: 'names of duties', ja: '処理の名前' },
    readers: { en: 'operators', ja: '運用者' },
    kept: withBookings,
  },
};

/** ASVS 14.1: how sensitive what is stored is, and how it is protected. Encoded counts as plain. */
export function protection(): Table {
  const unclassified = findUnclassified();
  if (unclassified.length > 0) throw new Error(`nobody classified ${unclassified.join()}`);
  return {
    name: 'protection',
    head: [
      { en: 'Class', ja: '区分' },
      { en: 'Documents of the store', ja: '保存するデータの種類' },
      { en: 'Encryption', ja: '暗号化' },
      { en: 'Integrity', ja: '完全性' },
      { en: 'In logs', ja: 'ログ' },
      { en: 'Who reads them', ja: '閲覧できる人' },
      { en: 'Kept', ja: '保持' },
    ],
    rows: levels.map((level) => {
      const { name, encryption, integrity, inLogs, readers, kept } = protections[level];
      const types = Object.keys(levelOf).filter((type) => levelOf[type] === level);
      const documents = types.map((type) => `\`${type}\``).join(' ');
      return [name, documents, encryption, integrity, inLogs, readers, kept];
    }),
  };
}
