import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Language, languages } from '@sekitori/api/contract/language';
import {
  bookingIdShape,
  floorIdShape,
  personIdShape,
  seatIdShape,
  workdayShape,
} from '@sekitori/api/contract/shapes';
import { idPattern, tenantId } from '@sekitori/api/domain/ids';
import { z } from 'zod';

const instant = z.number().int();

/** What pressing a button means. A chosen seat comes beside it and must be one of `seats`. */
const pressShape = z.discriminatedUnion('verb', [
  z.strictObject({
    verb: z.literal('book'),
    seats: z.array(seatIdShape).min(1).max(6),
    start: instant,
    end: instant,
  }),
  z.strictObject({ verb: z.literal('cancel'), booking: bookingIdShape }),
  z.strictObject({ verb: z.literal('check-in'), booking: bookingIdShape }),
  z.strictObject({ verb: z.literal('run-late'), booking: bookingIdShape }),
  z.strictObject({ verb: z.literal('release'), booking: bookingIdShape }),
  z.strictObject({ verb: z.literal('cancel-range'), first: workdayShape, last: workdayShape }),
  z.strictObject({ verb: z.literal('move'), booking: bookingIdShape, seat: seatIdShape }),
  z.strictObject({
    verb: z.literal('free-seats'),
    floor: floorIdShape,
    workday: workdayShape,
    start: instant,
    end: instant,
  }),
  z.strictObject({ verb: z.literal('my-bookings') }),
  z.strictObject({ verb: z.literal('unfollow-floor'), floor: floorIdShape }),
]);
export type Press = z.infer<typeof pressShape>;

const signedShape = z.strictObject({
  v: z.literal(1),
  tenant: z.string().regex(idPattern).transform(tenantId),
  conversation: z.string(),
  person: personIdShape,
  language: z.enum(languages),
  issuedAt: instant,
  expiresAt: instant,
  press: pressShape,
});

/** A button's data once its signature held: who it was made for, where, until when, and what it means. */
export type SignedPress = z.infer<typeof signedShape>;

/** The person and chat that a card is made for. */
export type MadeFor = Pick<SignedPress, 'tenant' | 'conversation' | 'person'> & {
  readonly language: Language;
};

export interface CardSeal {
  sign(press: SignedPress): string;
  /** Undefined where the data were not signed by us as they are, or have expired. */
  open(data: string, now: number): SignedPress | undefined;
}

/** Signs what buttons carry with HMAC-SHA-256, because whoever can press a button can edit its data. */
export function cardSealWith(key: string): CardSeal {
  const macOf = (payload: string) => createHmac('sha256', key).update(payload).digest();
  return {
    sign(press) {
      const payload = Buffer.from(JSON.stringify(press)).toString('base64url');
      return `${payload}.${macOf(payload).toString('base64url')}`;
    },
    open(data, now) {
      const [payload = '', mac = '', ...more] = data.split('.');
      const given = Buffer.from(mac, 'base64url');
      const right = macOf(payload);
      if (more.length > 0 || given.length !== right.length || !timingSafeEqual(given, right)) {
        return undefined;
      }
      const parsed = signedShape.safeParse(
        JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')),
      );
      return parsed.success && now < parsed.data.expiresAt ? parsed.data : undefined;
    },
  };
}
