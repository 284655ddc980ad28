import { z } from 'zod';
import { namedPerson } from './administrators-wire.ts';
import { languages } from './language.ts';
import {
  endsAfterStart,
  endsAfterStartIssue,
  isoText,
  periodFields,
  personIdShape,
} from './shapes.ts';

/** How operations end; `begun` is under way, `unknown` was cut off with its process. */
export const auditOutcomes = [
  'done',
  'refused',
  'denied',
  'unusable',
  'failed',
  'begun',
  'unknown',
] as const;
export type AuditOutcomeWire = (typeof auditOutcomes)[number];

const mostEvents = 20;
/** Events, or beginnings of events that end with a point, with commas between them. */
const eventsShape = z
  .string()
  .max(1000)
  .regex(/^[a-z0-9-]+\.[a-z0-9-]*(,[a-z0-9-]+\.[a-z0-9-]*)*$/)
  .transform((text) => text.split(','))
  .pipe(z.array(z.string()).max(mostEvents));

const wishFields = {
  ...periodFields,
  person: personIdShape.optional(),
  event: eventsShape.optional(),
  /** The id of a floor, a booking, a person… */
  object: z
    .string()
    .regex(/^[!-~]{1,200}$/)
    .optional(),
  outcome: z.enum(auditOutcomes).optional(),
};

export const auditQuery = z
  .strictObject({
    ...wishFields,
    cursor: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,1000}$/)
      .optional(),
  })
  .refine(endsAfterStart, endsAfterStartIssue);

/** `lang`: a download cannot say in a header which language its page speaks. */
export const auditExportQuery = z
  .strictObject({
    ...wishFields,
    format: z.enum(['csv', 'jsonl']),
    lang: z.enum(languages).optional(),
  })
  .refine(endsAfterStart, endsAfterStartIssue);

/** One operation. Without `seal` it is not sealed yet. */
export const auditRecordWire = z.strictObject({
  id: z.string(),
  at: isoText,
  event: z.string(),
  way: z.enum(['web', 'chat', 'worker', 'command']),
  actor: z.enum(['person', 'service', 'operator', 'nobody']),
  /** Called as today, with the address of then. */
  person: namedPerson.optional(),
  object: z.strictObject({ kind: z.string(), id: z.string() }).optional(),
  outcome: z.enum(auditOutcomes),
  code: z.string().optional(),
  status: z.number().int().optional(),
  ms: z.number().optional(),
  external: z.array(
    z.strictObject({
      service: z.string(),
      operation: z.string(),
      status: z.string(),
      ms: z.number(),
      attempt: z.number().int(),
    }),
  ),
  steps: z.array(z.strictObject({ name: z.string(), result: z.string() })),
  requestId: z.string(),
  traceId: z.string().optional(),
  count: z.number().int().optional(),
  /** The minute goes on, or its process was cut off in it: at least so often. */
  isCounting: z.literal(true).optional(),
  seal: z.strictObject({ month: z.string(), seq: z.number().int(), hash: z.string() }).optional(),
});
export type AuditRecordWire = z.infer<typeof auditRecordWire>;

/** `searchedTo`: how far back everything has been looked at; there may be more before, also of an empty page. */
export const auditPageWire = z.strictObject({
  items: z.array(auditRecordWire),
  cursor: z.string().optional(),
  searchedTo: isoText,
});

export const chainFlaws = [
  'changed',
  'missing',
  'surplus',
  'end-differs',
  'anchor-differs',
  'not-linked',
] as const;

const verifiedWire = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    records: z.number().int(),
    months: z.number().int(),
  }),
  z.strictObject({
    ok: z.literal(false),
    flaw: z.enum(chainFlaws),
    month: z.string(),
    /** The first bad record, counted from 1 within its month. */
    seq: z.number().int(),
  }),
]);
export type VerifiedWire = z.infer<typeof verifiedWire>;

const progressWire = z.strictObject({ records: z.number().int(), of: z.number().int() });

/** What the stream of a verification tells: how far it is, again and again, and then what came of it. */
export const verificationEventWire = z.union([progressWire, verifiedWire]);
export type VerificationEventWire = z.infer<typeof verificationEventWire>;
