import type { Floor } from '@sekitori/api/domain/floor';
import type { ZoneId } from '@sekitori/api/domain/ids';
import type { Equipment } from '@sekitori/api/domain/seat';
import type { Site } from '@sekitori/api/domain/site';
import { plainSentence } from './sentence.ts';

const floorNumber =
  /(?<![\w-])(地下|b)?(\d{1,3}) ?(?:階|f\b|fl\b|(?:st|nd|rd|th)? ?floor)|\bfloor (\d{1,3})\b|フロア ?(\d{1,3})/;

/** The storey that a sentence or a floor's name speaks of: `12`, `b1`; undefined where none. */
export function storeyIn(text: string): string | undefined {
  const match = floorNumber.exec(plainSentence(text));
  if (!match) return undefined;
  const number = match[2] ?? match[3] ?? match[4];
  return number && `${match[1] ? 'b' : ''}${Number(number)}`;
}

type Place = { readonly floor: Floor; readonly site: Site };

/**
 * The floors that a sentence may mean, best first: whose site, storey, name or zones it names. All
 * floors where it names no place; empty where it names a storey that is not there.
 */
export function floorsMeant<Candidate extends Place>(
  sentence: string,
  floors: readonly Candidate[],
): Candidate[] {
  const storey = storeyIn(sentence);
  const right = storey === undefined ? floors : floors.filter((on) => isStorey(on.floor, storey));
  const weighed = right.map((on) => ({ on, weight: weightOf(sentence, on) }));
  const best = Math.max(0, ...weighed.map(({ weight }) => weight));
  return weighed.filter(({ weight }) => weight === best).map(({ on }) => on);
}

function isStorey(floor: Floor, storey: string): boolean {
  return storeyIn(floor.name) === storey || plainSentence(floor.name) === storey;
}

function weightOf(sentence: string, { floor, site }: Place): number {
  const words = [site.name, floor.name].flatMap((name) => plainSentence(name).split(' '));
  const named = words.filter((word) => word.length > 1 && sentence.includes(word)).length;
  return named * 2 + (zoneIn(sentence, floor) ? 1 : 0);
}

/** The zone of a floor that a sentence names. */
export function zoneIn(sentence: string, floor: Pick<Floor, 'zones'>): ZoneId | undefined {
  return floor.zones.find((zone) => {
    const name = plainSentence(zone.name);
    return name.length > 1 && sentence.includes(name);
  })?.id;
}

export type SeatOn<On extends Place> = {
  readonly on: On;
  readonly seat: On['floor']['seats'][number];
};

/**
 * The seats that a sentence names, on whichever floors: the longest name that stands there for itself, so
 * that A-1 is not read where A-12 is written.
 */
export function seatsMeant<On extends Place>(
  sentence: string,
  floors: readonly On[],
): SeatOn<On>[] {
  const named = floors.flatMap((on) =>
    on.floor.seats.flatMap((seat) => {
      const name = plainSentence(seat.name);
      return standsIn(sentence, name) ? [{ on, seat, length: name.length }] : [];
    }),
  );
  const longest = Math.max(0, ...named.map(({ length }) => length));
  return named.filter(({ length }) => length === longest).map(({ on, seat }) => ({ on, seat }));
}

function standsIn(sentence: string, name: string): boolean {
  if (name.length < 2) return false;
  for (let at = sentence.indexOf(name); at >= 0; at = sentence.indexOf(name, at + 1)) {
    const around = [sentence[at - 1] ?? ' ', sentence[at + name.length] ?? ' '];
    if (!around.some((letter) => /[a-z0-9-]/.test(letter))) return true;
  }
  return false;
}

/** The part of the day that a sentence names as this floor calls it; the longest name where several stand there. */
export function partNamed<Part extends { readonly name?: string }>(
  sentence: string,
  parts: readonly Part[],
): Part | undefined {
  const named = parts.filter(
    ({ name }) => name !== undefined && sentence.includes(plainSentence(name)),
  );
  return named.sort((a, b) => (b.name?.length ?? 0) - (a.name?.length ?? 0))[0];
}

const equipmentWords: { readonly [E in Equipment]: RegExp } = {
  window: /窓|\bwindow/,
  monitor: /モニター?|ディスプレイ|\bmonitor|\bdisplay|\bscreen/,
  'standing-desk': /昇降|スタンディング|\bstanding|\bsit-stand/,
  quiet: /静か|集中|\bquiet|\bfocus/,
  accessible: /車椅子|車いす|バリアフリー|\baccessible|\bwheelchair/,
  phone: /電話|\bphone/,
};

/** The equipment that a sentence asks for. */
export function equipmentIn(sentence: string): Equipment[] {
  return Object.entries(equipmentWords)
    .filter(([, pattern]) => pattern.test(sentence))
    .map(([name]) => name as Equipment);
}
