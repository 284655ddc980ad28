import type { BookingView } from '@sekitori/api/application/booking-view';
import type { Language } from '@sekitori/api/contract/language';
import { periodText, politeName } from '@sekitori/api/contract/local-text';
import { isLive } from '@sekitori/api/domain/booking';
import type { Floor } from '@sekitori/api/domain/floor';
import type { Site } from '@sekitori/api/domain/site';
import type { Buttons } from './buttons.ts';
import { type Card, cardOf, heading, line, openPage, remark } from './card.ts';
import type { Pages } from './pages.ts';

const words = {
  ja: {
    following: (floor: string) => `${floor}の予約をこのチャネルに投稿します`,
    whoReads: '名前を非公開にしている方は「1名」と表示します。',
    stop: '投稿を停止',
    stopped: (floor: string) => `${floor}の予約の投稿を停止しました`,
    whichFloor: 'どのフロアですか',
    example: '「12階の予約をここに投稿して」のように、フロアの名前を入れて送ってください。',
    floors: (names: string) => `フロア: ${names}`,
    notHere: 'チャネルまたはグループで使ってください',
    notHereWhy: '投稿先のチャネルで「@Sekitori 12階の予約をここに投稿して」と送ってください。',
    somebody: '1名',
    booked: (who: string) => `${who}が席を予約しました`,
    cancelled: (who: string) => `${who}の予約は取り消されました`,
    freed: '席が空きました',
    map: '地図',
  },
  en: {
    following: (floor: string) => `Bookings of ${floor} will be posted here`,
    whoReads: 'People who hide their names appear as “Somebody”.',
    stop: 'Stop posting',
    stopped: (floor: string) => `Bookings of ${floor} are no longer posted here`,
    whichFloor: 'Which floor?',
    example: 'Name the floor, as in “post bookings of 12F here”.',
    floors: (names: string) => `Floors: ${names}`,
    notHere: 'Please use this in a channel or group',
    notHereWhy: 'In the channel to post to, send “@Sekitori post bookings of 12F here”.',
    somebody: 'Somebody',
    booked: (who: string) => `${who} booked a seat`,
    cancelled: (who: string) =>
      `${who === 'Somebody' ? 'A booking' : `The booking of ${who}`} was cancelled`,
    freed: 'A seat is free again',
    map: 'Map',
  },
} as const;

type Place = { readonly floor: Pick<Floor, 'id' | 'name'>; readonly site: Pick<Site, 'name'> };

/** The channel receives a floor's bookings from now on. */
export function followingCard(language: Language, { floor, site }: Place, buttons: Buttons): Card {
  const text = words[language];
  const title = text.following(floor.name);
  return cardOf(language, title, {
    body: [heading(title), line(site.name), remark(text.whoReads)],
    actions: [buttons(text.stop, { verb: 'unfollow-floor', floor: floor.id })],
  });
}

export function unfollowedCard(language: Language, floorName: string): Card {
  const title = words[language].stopped(floorName);
  return cardOf(language, title, { body: [heading(title)] });
}

/** Asks which floor was meant, where none or several fit. */
export function whichFloorCard(language: Language, names: readonly string[]): Card {
  const text = words[language];
  const all = names.slice(0, 12).join(language === 'ja' ? '、' : ', ');
  return cardOf(language, text.whichFloor, {
    body: [heading(text.whichFloor), line(text.example), remark(text.floors(all))],
  });
}

export function channelOnlyCard(language: Language): Card {
  const text = words[language];
  return cardOf(language, text.notHere, { body: [heading(text.notHere), line(text.notHereWhy)] });
}

/**
 * A booking as a whole channel may see it: with a name only where everyone in it may know (E4). The key
 * is the id of its first line, which stays in the message: two posts with one key are one, told twice.
 */
export function channelPostCard(
  language: Language,
  view: BookingView,
  { key, pages }: { readonly key: string; readonly pages: Pick<Pages, 'floor'> },
): Card {
  const text = words[language];
  const { booking } = view;
  const who = view.holder ? politeName(view.holder.name, language) : text.somebody;
  const over = booking.state === 'cancelled' ? text.cancelled(who) : text.freed;
  const title = isLive(booking) ? text.booked(who) : over;
  return cardOf(language, title, {
    body: [
      line(title, { id: `post-${key}`, weight: 'Bolder', spacing: 'None' }),
      line(`${view.seatName} · ${view.floorName} · ${view.siteName}`),
      line(periodText(booking.period, booking, language)),
    ],
    actions: [openPage(text.map, pages.floor(booking.floor, booking.workday))],
  });
}
