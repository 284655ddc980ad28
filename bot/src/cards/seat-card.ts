import type { SeatSeen } from '@sekitori/api/application/see-seat';
import type { Language } from '@sekitori/api/contract/language';
import { instantText, politeName } from '@sekitori/api/contract/local-text';
import { refusalText } from '@sekitori/api/contract/refusal-text';
import type { Refusal } from '@sekitori/api/domain/refusal';
import { clockTimeAt } from '@sekitori/api/domain/workday';
import type { Buttons } from './buttons.ts';
import { type Action, type Card, cardOf, line, openPage, remark } from './card.ts';
import { moveButtons } from './refusal-card.ts';

const words = {
  ja: {
    free: (until: string) => `${until}まで空いています`,
    taken: (who: string, until: string) => `${until}まで${who}の席です`,
    someone: 'ほかの方',
    mine: 'あなたの席です',
    checkIn: 'チェックイン',
    leave: '席を空ける',
    moveHere: (seat: string) => `いまの予約を${seat}に移す`,
    walkUp: (until: string) => `${until}まで使う`,
    nearest: (names: string) => `近くの空席: ${names}`,
    moves: (seat: string, until: string) => `${seat}の予約(${until}まで)がここに移ります。`,
    map: '地図',
  },
  en: {
    free: (until: string) => `Free until ${until}`,
    taken: (who: string, until: string) => `${who} has it until ${until}`,
    someone: 'Somebody',
    mine: 'This seat is yours',
    checkIn: 'Check in',
    leave: 'Leave the seat',
    moveHere: (seat: string) => `Move my booking to ${seat}`,
    walkUp: (until: string) => `Take it until ${until}`,
    nearest: (names: string) => `Free nearby: ${names}`,
    moves: (seat: string, until: string) => `Your booking of ${seat} (until ${until}) moves here.`,
    map: 'Map',
  },
} as const;

type By = { readonly buttons: Buttons; readonly map: string };

/** One seat as it stands for whoever says that they sit there, with the one thing to do about it (C10). */
export function seatCard(language: Language, seen: SeatSeen, by: By): Card {
  const { seat, on } = seen;
  const title = stateText(language, seen);
  return cardOf(language, `${seat.name}: ${title}`, {
    body: [
      line(title, { weight: 'Bolder', color: isGood(seen) ? 'Good' : 'Default', spacing: 'None' }),
      line(seat.name, { size: 'ExtraLarge', weight: 'Bolder' }),
      line(`${on.floor.name} · ${on.site.name}`),
      // What to do next may be the nearest seats already.
      ...[...new Set(remarks(language, seen))].map(remark),
    ],
    actions: [...offered(language, seen, by.buttons), openPage(words[language].map, by.map)],
  });
}

const isGood = ({ state, offer }: SeatSeen) => state === 'mine' || offer !== 'none';

/** Today the time of day says enough. */
const untilText = (instant: number, { on }: SeatSeen) => clockTimeAt(instant, on.site.timeZone);

function stateText(language: Language, seen: SeatSeen): string {
  const text = words[language];
  if (seen.state === 'mine') return text.mine;
  if (seen.takenUntil !== undefined) {
    const who = seen.holder ? politeName(seen.holder.name, language) : text.someone;
    return text.taken(who, untilText(seen.takenUntil, seen));
  }
  if (seen.refusal) return refusalText(seen.refusal, language).title;
  if (seen.freeUntil !== undefined) return text.free(untilText(seen.freeUntil, seen));
  return instantText(seen.now, seen.on.site.timeZone, language);
}

function remarks(language: Language, seen: SeatSeen): string[] {
  const text = words[language];
  const { refusal, booking, offer, alternatives } = seen;
  const names = alternatives.map(({ name }) => name).join(language === 'ja' ? '、' : ', ');
  const until = booking && untilText(booking.booking.period.end, seen);
  return [
    ...(refusal ? reasons(language, refusal) : []),
    ...(offer === 'move-here' && booking && until ? [text.moves(booking.seatName, until)] : []),
    ...(offer === 'none' && names !== '' ? [text.nearest(names)] : []),
  ];
}

/** Who has a seat stands above. */
function reasons(language: Language, refusal: Refusal): string[] {
  const { why, next } = refusalText(refusal, language);
  return refusal.code === 'seat-taken' ? [next] : [why, next];
}

function offered(language: Language, seen: SeatSeen, buttons: Buttons): Action[] {
  const text = words[language];
  const { seat, booking, walkUp, offer } = seen;
  const id = booking?.booking.id;
  const primary = { style: 'positive' } as const;
  switch (offer) {
    case 'check-in':
      return id ? [buttons(text.checkIn, { verb: 'check-in', booking: id }, primary)] : [];
    case 'leave':
      return id ? [buttons(text.leave, { verb: 'release', booking: id })] : [];
    case 'move-here': {
      const press = id && ({ verb: 'move', booking: id, seat: seat.id } as const);
      return press ? [buttons(text.moveHere(seat.name), press, primary)] : [];
    }
    case 'walk-up': {
      if (!walkUp) return [];
      const press = { verb: 'book' as const, seats: [seat.id], ...walkUp };
      return [buttons(text.walkUp(untilText(walkUp.end, seen)), press, primary)];
    }
    case 'none':
      // Where somebody else has the seat: the nearest free ones, each one press away.
      return id ? moveButtons(language, seen.alternatives, { buttons, booking: id }) : [];
  }
}
