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
