import { defineMessages } from '../../lib/messages.ts';

export const messages = defineMessages('seat-codes', {
  ja: {
    title: '席のQRコード',
    lead: '印刷して切り分け、それぞれの席に貼ってください。読み取った人は、その席でチェックインや席の移動ができます。',
    back: 'フロアの管理に戻る',
    loading: '席のコードを読み込んでいます',
    print: '印刷',
    size: '札の大きさ',
    small: '小(1枚に20席)',
    large: '大(1枚に6席)',
    zone: 'ゾーン',
    allZones: 'すべての席',
    noZone: 'ゾーンのない席',
    count: '{{count}}席',
    renew: 'コードを作り直す…',
    renewTitle: 'このフロアのコードを作り直しますか',
    renewDetail:
      'いま貼られているコードは、その場で使えなくなります。新しいコードを印刷して貼り替えてください。コードが外に漏れたときのための操作です。',
    keep: 'やめる',
    renewNow: '作り直す',
    renewed: '新しいコードができました。印刷して貼り替えてください。',
    emptyTitle: '公開された席がありません',
    emptyDetail: '席を置いてフロアを公開すると、ここで席のコードを印刷できます。',
    code: '{{name}}のQRコード',
    labels: '印刷する札',
  },
  en: {
    title: 'Seat codes',
    lead: 'Print them, cut them out and put one on each seat. Whoever scans one can check in there or move to that seat.',
    back: 'Back to the floors',
    loading: 'Loading the codes of the seats',
    print: 'Print',
    size: 'Size of the labels',
    small: 'Small (20 on a page)',
    large: 'Large (6 on a page)',
    zone: 'Zone',
    allZones: 'All seats',
    noZone: 'Seats without a zone',
    count: 'Seats: {{count}}',
    renew: 'Make new codes…',
    renewTitle: 'Make new codes for this floor?',
    renewDetail:
      'The codes that are on the seats stop working at once: print the new ones and put them there. Do this when codes have got out of the house.',
    keep: 'Cancel',
    renewNow: 'Make new codes',
    renewed: 'The new codes are here. Print them and put them on the seats.',
    emptyTitle: 'No seats are published',
    emptyDetail: 'Place seats and publish the floor; then their codes can be printed here.',
    code: 'QR code of {{name}}',
    labels: 'Labels to print',
  },
});

/** Printed on every label, for whoever scans it, in both languages whatever the page speaks. */
export const onLabel = { ja: '読み取ってチェックイン', en: 'Scan to check in' } as const;
