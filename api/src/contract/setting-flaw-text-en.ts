import type { QuotaSpan } from '../domain/quota.ts';
import type { FlawPlace, SettingFlaw } from '../domain/setting-flaws.ts';
import type { ClockTime } from '../domain/workday.ts';
import { partText, workdayText } from './local-text.ts';

/** The flaws of settings in English. */
export function flawInEnglish(flaw: SettingFlaw): string {
  const where = flaw.at ? `${places[flaw.at.level]} ${flaw.at.name}: ` : '';
  return `${where}${why(flaw)}`;
}

const places: { readonly [L in FlawPlace['level']]: string } = {
  floor: 'Floor',
  zone: 'Zone',
  seat: 'Seat',
};

function why(flaw: SettingFlaw): string {
  switch (flaw.kind) {
    case 'quota-above-longer-span': {
      const { span, longerSpan, most, mostOfLonger } = flaw;
      const whose = flaw.group === undefined ? '' : ` for ${flaw.group}`;
      return `The limit of ${most} ${spans[span]}${whose} is above the limit of ${mostOfLonger} ${spans[longerSpan]}. Make it ${mostOfLonger} or fewer.`;
    }
    case 'shortest-above-longest':
      return `The shortest booking (${lengthText(flaw.shortest)}) is longer than the longest (${lengthText(flaw.longest)}). Make it ${lengthText(flaw.longest)} or less.`;
    case 'grace-above-longest':
      return `The grace for checking in (${lengthText(flaw.grace)}) is longer than the longest booking (${lengthText(flaw.longest)}). Make it ${lengthText(flaw.longest)} or less.`;
    case 'arrive-by-before-opening':
      return `People are expected by ${flaw.arriveBy}, before it opens on ${weekday(flaw.weekday)} (${flaw.limit}). Make it ${flaw.limit} or later.`;
    case 'arrive-by-after-closing':
      return `People are expected by ${flaw.arriveBy}, after the latest closing time (${weekday(flaw.weekday)}, ${flaw.limit}). Make it ${flaw.limit} or earlier.`;
    case 'part-ends-before-start':
      return `${partText(flaw.part, 'en')} (${flaw.part.from}–${flaw.part.to}) does not end after it starts. ${dayText(flaw.dayStartsAt)}Make the end later than the start.`;
    case 'parts-overlap':
      return `${partText(flaw.other, 'en')} and ${partText(flaw.part, 'en')} overlap. Give them times that do not.`;
    case 'two-parts-of-one-id':
      return `Two parts of the day have the ID ${flaw.part.id}. Give one another ID.`;
    case 'two-parts-of-one-name':
      return `Two parts of the day are called ${partText(flaw.part, 'en')}. Give one another name.`;
    case 'part-without-name':
      return `The part ${flaw.part.from}–${flaw.part.to} has no name. Give it one of up to 24 characters.`;
    case 'part-id-reserved':
      return `The ID ${flaw.part.id} stands for the whole day. Give the part another ID.`;
    case 'hours-end-before-start':
      return `The opening hours of ${weekday(flaw.weekday)} (${flaw.from}–${flaw.to}) do not end after they start. ${dayText(flaw.dayStartsAt)}Make the end later than the start.`;
    case 'never-open':
      return 'Bookings are restricted to the opening hours, but it is open on no day. Open it on a day at least, or let people book at any time.';
    case 'step-not-of-an-hour':
      return `Steps of ${flaw.step} minutes do not divide an hour. Choose 5, 10, 15, 20, 30 or 60 minutes.`;
    case 'nothing-offered':
      return 'Nothing can be booked. Offer the whole day, a part of it, or free times.';
    case 'nothing-fits':
      return `Nothing can be booked${flaw.weekday === undefined ? '' : ` on ${weekday(flaw.weekday)}`}. Offer something that is within the shortest and longest booking and the opening hours.`;
    case 'nobody-may-book':
      return 'Nobody may book. Choose a person or a group at least, or everyone.';
    case 'assigned-beyond-seats':
      return 'Only a seat can be assigned to somebody. Choose the seat and set it there.';
    case 'named-twice':
      return `${flaw.name} is named twice. Name it once.`;
    case 'group-without-rule':
      return `The rule for ${flaw.group} says nothing. Set its days ahead, its limits or its seats at a time, or remove it.`;
    case 'unknown-person':
      return `There is nobody with the ID ${flaw.person}. Search for the name and choose again.`;
    case 'unknown-country':
      return `The holidays of ${flaw.country} are not known. Choose a country from the list.`;
    case 'unknown-zone':
      return `There is no zone ${flaw.id} on this floor. Choose one of its zones.`;
    case 'unknown-seat':
      return `There is no seat ${flaw.id} on this floor. Choose among its seats.`;
    case 'zone-without-seats':
      return `The zone ${flaw.zone} has no seats. Choose one that has.`;
    case 'from-in-the-past':
      return `The day from which it is to hold is over. Choose ${workdayText(flaw.today, 'en')} or later.`;
    case 'too-many-changes-to-come':
      return `Up to ${flaw.most} changes can be planned ahead at one place. Plan fewer.`;
    case 'two-closures-of-one-id':
      return `The closure “${flaw.reason}” has the ID of another one. Give it an ID of its own.`;
    case 'closure-ends-before-start':
      return `The closure “${flaw.reason}” ends before its first day. Make the last day ${workdayText(flaw.first, 'en')} or later.`;
    case 'closure-longer-than-a-year':
      return `The yearly closure “${flaw.reason}” is longer than a year. Make it 365 days or fewer.`;
    case 'closure-in-the-past':
      return `The closure “${flaw.reason}” was over on ${workdayText(flaw.last, 'en')}. Make the last day ${workdayText(flaw.today, 'en')} or later.`;
    case 'closure-hours-end-before-start':
      return `The hours of the closure “${flaw.reason}” (${flaw.from}–${flaw.to}) do not end after they start. ${dayText(flaw.dayStartsAt)}Make the end later than the start.`;
    case 'too-much-set':
      return `This is too much (up to ${flaw.mostBytes / 1000} KB in all). Remove some closures, or settings of single seats.`;
  }
}

const spans: { readonly [S in QuotaSpan]: string } = {
  perDay: 'a day',
  perWeek: 'a week',
  perMonth: 'a month',
};

const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;
const weekday = (day: number) => weekdays[day - 1] ?? '';

function lengthText(minutes: number): string {
  if (minutes % 60 !== 0) return `${minutes} minutes`;
  return minutes === 60 ? '1 hour' : `${minutes / 60} hours`;
}

/** Worth saying only where the day does not begin as everybody thinks. */
const dayText = (dayStartsAt: ClockTime) =>
  dayStartsAt === '00:00' ? '' : `A day begins at ${dayStartsAt} there. `;
