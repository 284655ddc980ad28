import { defineMessages } from '../../lib/messages.ts';

export const bookPageMessages = defineMessages('book-page', {
  ja: {
    title: '席をとる',
    view: '表示',
    map: '図面',
    list: '一覧',
    noFloors: '予約できるフロアがまだありません',
    noFloorsDetail: '運用管理者がフロアを公開すると、ここから席を予約できます。',
    makeFloor: 'フロアを用意する',
    reload: '読み込み直す',
    noSeats: 'このフロアには席がまだありません',
  },
  en: {
    title: 'Take a seat',
    view: 'View',
    map: 'Map',
    list: 'List',
    noFloors: 'There is no floor to book on yet',
    noFloorsDetail: 'As soon as an operations administrator publishes one, you can book here.',
    makeFloor: 'Prepare a floor',
    reload: 'Load again',
    noSeats: 'This floor has no seats yet',
  },
});
