import type { Language } from '@sekitori/api/contract/language';
import { timesText, workdayText } from '@sekitori/api/contract/local-text';
import type { Floor } from '@sekitori/api/domain/floor';
import type { Period } from '@sekitori/api/domain/period';
import type { Seat } from '@sekitori/api/domain/seat';
import type { Site } from '@sekitori/api/domain/site';
import type { Workday } from '@sekitori/api/domain/workday';
import type { Buttons } from './buttons.ts';
import { type Card, cardOf, type Element, heading, line, openPage, remark } from './card.ts';

const words = {
  ja: {
    title: (free: number, all: number) => `空席 ${free}/${all}席`,
    none: '空席がありません',
    choose: '席を選ぶ',
    book: '席をとる',
    map: '地図で選ぶ',
    nextDay: '次の日を見る',
    refresh: '更新',
    guess: 'このように読み取りました。違うときは「明日の午後、3階」のように送ってください。',
    others: '別の日か時間帯をお試しください。',
    missing: (storey: string) => `${storey}階が見つからないため、ほかのフロアを表示しています。`,
    zone: '区画',
    equipment: {
      window: '窓側',
      monitor: 'モニター',
      'standing-desk': '昇降デスク',
      quiet: '静か',
      accessible: '車椅子対応',
      phone: '電話可',
    },
  },
  en: {
    title: (free: number, all: number) => `${free} of ${all} seats free`,
    none: 'No free seat',
    choose: 'Choose a seat',
    book: 'Take this seat',
    map: 'Map',
    nextDay: 'Next day',
    refresh: 'Refresh',
    guess:
      'This is how I read it. If it is not right, send “tomorrow afternoon on 3F”, for example.',
    others: 'Try another day or time.',
    missing: (storey: string) => `There is no floor ${storey}; this is another one.`,
    zone: 'Zone',
    equipment: {
      window: 'window',
      monitor: 'monitor',
      'standing-desk': 'standing desk',
      quiet: 'quiet',
      accessible: 'wheelchair accessible',
      phone: 'phone calls',
    },
  },
} as const;

/** What the card of free seats shows: at most six seats, the best first. */
export type FreeSeats = {
  readonly floor: Floor;
  readonly site: Site;
  readonly workday: Workday;
  readonly period: Period;
  readonly freeCount: number;
  readonly offered: readonly Seat[];
  /** The workday after, where it may be booked already, with the same times. */
  readonly next?: { readonly workday: Workday; readonly period: Period };
  readonly isGuess: boolean;
  /** The storey that was asked for and does not exist. */
  readonly missingStorey?: string;
};

const mostOffered = 6;

/** The free seats of a floor in a period, one to be taken with one press. */
export function freeSeatsCard(
  language: Language,
  seats: FreeSeats,
  by: { readonly buttons: Buttons; readonly map: string },
): Card {
  const text = words[language];
  const { floor, workday, period } = seats;
  const offered = seats.offered.slice(0, mostOffered);
  const title = offered.length > 0 ? text.title(seats.freeCount, floor.seats.length) : text.none;
  const again = { verb: 'free-seats', floor: floor.id } as const;
  const ids = offered.map((seat) => seat.id);
  return cardOf(language, title, {
    body: [
      ...asked(language, seats),
      ...(offered.length > 0 ? [choices(language, floor, offered)] : [line(text.others)]),
    ],
    actions: [
      ...(offered.length > 0
        ? [by.buttons(text.book, { verb: 'book', seats: ids, ...period }, { style: 'positive' })]
        : [by.buttons(text.refresh, { ...again, workday, ...period })]),
      openPage(text.map, by.map),
      ...(seats.next
        ? [
            by.buttons(text.nextDay, {
              ...again,
              workday: seats.next.workday,
              ...seats.next.period,
            }),
          ]
        : []),
    ],
  });

  function asked(inLanguage: Language, { site }: FreeSeats): Element[] {
    const day = workdayText(workday, inLanguage);
    return [
      heading(`${day} ${timesText(period, site, inLanguage)}`),
      line(`${floor.name} · ${site.name} · ${title}`),
      ...(seats.missingStorey ? [remark(text.missing(seats.missingStorey))] : []),
      ...(seats.isGuess ? [remark(text.guess)] : []),
    ];
  }
}

/** The first is chosen already, so that the first seat takes one press. */
function choices(language: Language, floor: Floor, offered: readonly Seat[]): Element {
  const text = words[language];
  return {
    type: 'Input.ChoiceSet',
    id: 'seat',
    label: text.choose,
    style: 'expanded',
    value: offered[0]?.id,
    choices: offered.map((seat) => ({ title: describe(seat), value: seat.id })),
  };

  function describe(seat: Seat): string {
    const zone = floor.zones.find((candidate) => candidate.id === seat.zoneId)?.name;
    const facts = seat.equipment.slice(0, 3).map((name) => text.equipment[name]);
    const more = [...(zone ? [zone] : []), ...facts].join(language === 'ja' ? '・' : ', ');
    return more ? `${seat.name} — ${more}` : seat.name;
  }
}
