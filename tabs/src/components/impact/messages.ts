import { defineMessages } from '../../lib/messages.ts';

/** Which bookings a change touches, and what may be done with them. */
export const messages = defineMessages('impact', {
  ja: {
    impactTitle: 'この変更で {{people}}人・{{bookings}}件の予約がルールに合わなくなります',
    impactTitleOne: 'この変更で {{people}}人・{{bookings}}件の予約がルールに合わなくなります',
    impactTitleOnePerson: 'この変更で {{people}}人・{{bookings}}件の予約がルールに合わなくなります',
    impactLead: '予約が自動で変わることはありません。どうするかを選んでください。',
    goneLead: '予約のある席がなくなります。予約をどうするかを選んでください。',
    someGoneLead:
      'なくなる席の予約は、そのままにはできません。ほかの予約が自動で変わることはありません。どうするかを選んでください。',
    touched: '影響を受ける予約',
    seatGone: 'この席はなくなります',
    nearest: '近くの空席: {{name}}',
    noNearest: '近くに空席なし',
    hiddenPerson: '名前を表示しない方',
    more: 'ほかに{{count}}件あります。',
    choose: 'これらの予約をどうするか',
    keep: 'そのままにする',
    keepOthers: '残る席の予約はそのままにする',
    keepDoes: '{{bookings}}件の予約は、これまでどおり使えます。お知らせはしません。',
    notify: 'そのままにして、本人に知らせる',
    notifyOthers: '残る席の予約はそのままにして、本人に知らせる',
    notifyDoes:
      '{{bookings}}件の予約は、これまでどおり使えます。ルールが変わったことを{{people}}人に知らせます。',
    move: '近くの空席に移す',
    moveDoes:
      '{{movable}}件を近くの空席に移し、空席のない{{stuck}}件は取り消します。{{people}}人に知らせます。',
    moveManyDoes: '近くに空席があれば移し、なければ取り消します。{{people}}人に知らせます。',
    moveAllDoes: '{{movable}}件の予約を近くの空席に移し、{{people}}人に知らせます。',
    moveNone: '近くに空席がないので、選べません。',
    release: '予約を取り消す',
    releaseDoes:
      '{{bookings}}件の予約を取り消し、{{people}}人に知らせます。取り消した予約は元に戻りません。',
    saveKeep: '保存する',
    saveNotify: '保存して知らせる',
    saveMove: '保存して移す',
    saveRelease: '保存して取り消す',
    cancel: '編集に戻る',
    publishTitle: '公開すると {{people}}人・{{bookings}}件の予約に影響します',
    publishTitleOne: '公開すると {{people}}人・{{bookings}}件の予約に影響します',
    publishTitleOnePerson: '公開すると {{people}}人・{{bookings}}件の予約に影響します',
    goneDoes:
      'なくなる席の予約{{gone}}件は取り消し、本人に知らせます。ほかの予約は、これまでどおり使えます。',
    goneNotifyDoes:
      'なくなる席の予約{{gone}}件は取り消し、ほかの予約はそのまま使えます。{{people}}人全員に知らせます。',
    publishKeep: '公開する',
    publishNotify: '公開して知らせる',
    publishMove: '公開して移す',
    publishRelease: '公開して取り消す',
  },
  en: {
    impactTitle: '{{bookings}} bookings of {{people}} people will break a rule',
    impactTitleOne: '{{bookings}} booking of {{people}} person will break a rule',
    impactTitleOnePerson: '{{bookings}} bookings of {{people}} person will break a rule',
    impactLead: 'Nothing happens to them by itself. Choose what is to happen.',
    goneLead: 'Their seats go. Choose what is to happen to the bookings.',
    someGoneLead:
      'Bookings of seats that go cannot stay. Nothing happens to the others by itself. Choose what is to happen.',
    touched: 'Bookings that are touched',
    seatGone: 'This seat goes',
    nearest: 'Nearest free: {{name}}',
    noNearest: 'No free seat nearby',
    hiddenPerson: 'Somebody who hides their name',
    more: 'There are {{count}} more.',
    choose: 'What is to happen to them',
    keep: 'Keep them',
    keepOthers: 'Keep those whose seats stay',
    keepDoes: 'Bookings that stay as they are: {{bookings}}. Nobody is told.',
    notify: 'Keep them and tell their holders',
    notifyOthers: 'Keep those whose seats stay and tell their holders',
    notifyDoes:
      'Bookings that stay as they are: {{bookings}}. People told that a rule changed: {{people}}.',
    move: 'Move them to the nearest free seat',
    moveDoes:
      'Bookings moved: {{movable}}; cancelled for lack of a free seat: {{stuck}}. People told: {{people}}.',
    moveManyDoes:
      'Where a seat nearby is free the booking moves, else it is cancelled. People told: {{people}}.',
    moveAllDoes: 'Bookings moved: {{movable}}. People told: {{people}}.',
    moveNone: 'No seat nearby is free, so this cannot be chosen.',
    release: 'Cancel them',
    releaseDoes:
      'Bookings cancelled: {{bookings}}. People told: {{people}}. Cancelled bookings do not come back.',
    saveKeep: 'Save',
    saveNotify: 'Save and tell them',
    saveMove: 'Save and move them',
    saveRelease: 'Save and cancel them',
    cancel: 'Back to editing',
    publishTitle: 'Publishing touches {{bookings}} bookings of {{people}} people',
    publishTitleOne: 'Publishing touches {{bookings}} booking of {{people}} person',
    publishTitleOnePerson: 'Publishing touches {{bookings}} bookings of {{people}} person',
    goneDoes:
      'Bookings of seats that go are cancelled and their holders told: {{gone}}. The others stay as they are.',
    goneNotifyDoes:
      'Bookings of seats that go are cancelled: {{gone}}. The others stay as they are. People told: {{people}}.',
    publishKeep: 'Publish',
    publishNotify: 'Publish and tell them',
    publishMove: 'Publish and move them',
    publishRelease: 'Publish and cancel them',
  },
});
