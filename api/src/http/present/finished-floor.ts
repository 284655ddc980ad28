import { createHash } from 'node:crypto';
import type { SharedAvailability } from '../../application/see-floors.ts';
import type { Language } from '../../contract/language.ts';
import { asViewerSees, type ViewerState } from '../../domain/availability.ts';
import { availabilityToWire, seatsToWire } from './booking.ts';

/** The bytes of an answer as they are sent, and its ETag. */
export type FinishedAnswer = { readonly bytes: Buffer; readonly tag: string };

/** What bystanders see of a floor, as seats and as bytes; each piece is the JSON of one seat. */
export type FinishedFloor = SharedAvailability & {
  readonly language: Language;
  readonly head: Buffer;
  readonly pieces: readonly Buffer[];
  readonly answer: FinishedAnswer;
};

const comma = Buffer.from(',');
const tail = Buffer.from(']}');

export function finishFloor(found: SharedAvailability, language: Language): FinishedFloor {
  const { seats, ...rest } = availabilityToWire(found, language);
  const head = Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"seats":[`);
  const pieces = seats.map((seat) => Buffer.from(JSON.stringify(seat)));
  return { ...found, language, head, pieces, answer: joined(head, pieces) };
}

/** The same floor for somebody who has something around that day: their seats' pieces are made anew. */
export function finishForViewer(floor: FinishedFloor, viewer: ViewerState): FinishedAnswer {
  const { timeZone } = floor.clock;
  const seen = asViewerSees(viewer);
  const wireOf = seatsToWire({ timeZone, language: floor.language });
  const pieces = floor.seats.map((shared, at) => {
    const own = seen(shared);
    const known = own === shared ? floor.pieces[at] : undefined;
    return known ?? Buffer.from(JSON.stringify(wireOf(own)));
  });
  return joined(floor.head, pieces);
}

function joined(head: Buffer, pieces: readonly Buffer[]): FinishedAnswer {
  const inList = pieces.flatMap((piece, at) => (at === 0 ? [piece] : [comma, piece]));
  const bytes = Buffer.concat([head, ...inList, tail]);
  return { bytes, tag: createHash('sha256').update(bytes).digest('base64url').slice(0, 22) };
}
