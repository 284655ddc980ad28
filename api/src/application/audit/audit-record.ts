import type { PersonId, TenantId } from '../../domain/ids.ts';
import type { Versioned } from '../documents.ts';
import type { NewItem, Stores, TenantStore } from '../store.ts';

/** How an operation ended; `begun` is under way, `unknown` was cut off with its process. */
export type AuditOutcome =
  | 'done'
  | 'refused'
  | 'denied'
  | 'unusable'
  | 'failed'
  | 'begun'
  | 'unknown';

/** One conversation with a service outside (white paper 3.4). */
export type ExternalCall = {
  readonly service: 'rsi' | 'teams';
  readonly operation: string;
  readonly status: string;
  readonly ms: number;
  readonly attempt: number;
};

/** What one step on the way came to. */
export type AuditStep = { readonly name: string; readonly result: string };

/** A mail address that only the person's own key opens; with the key gone, nobody reads it again. */
export type SealedMail = { readonly nonce: string; readonly text: string };

/** What an operation was about. */
export type AuditObject = { readonly kind: string; readonly id: string };

/** One operation, whoever asked for it and however it ended (3.4-b). */
export type AuditRecord = {
  readonly id: string;
  /** When it began; epoch milliseconds. */
  readonly at: number;
  readonly event: string;
  readonly way: 'web' | 'chat' | 'worker' | 'command';
  readonly actor: 'person' | 'service' | 'operator' | 'nobody';
  readonly tenant?: TenantId;
  readonly person?: PersonId;
  readonly mail?: SealedMail;
  readonly object?: AuditObject;
  readonly outcome: AuditOutcome;
  /** The code of a refusal or fault. */
  readonly code?: string;
  /** The HTTP status that was answered. */
  readonly status?: number;
  readonly ms?: number;
  readonly external: readonly ExternalCall[];
  readonly steps: readonly AuditStep[];
  readonly requestId: string;
  readonly traceId?: string;
  /** How often within the minute; for what pages ask again and again. */
  readonly count?: number;
  /** The minute goes on, or its process was cut off in it: at least so often. */
  readonly isCounting?: true;
};

/** Where a record stands in its chain: counted from 1 within its tenant and month. */
export type Seal = { readonly seq: number; readonly hash: string };

export type AuditBody = Versioned<AuditRecord & { readonly seal?: Seal }>;

/** The months of UTC that chains are cut into, as `2026-11`. */
export type Month = string;

export type ChainPoint = Seal & { readonly month: Month };

/** The newest end of one tenant's month. */
export type HeadBody = Versioned<
  ChainPoint & {
    /** The end of the chain before, as it was when this one began. */
    readonly previous?: ChainPoint;
  }
>;

export const recordType = 'audit-record';
export const headType = 'audit-head';
export const headId = 'head';
export const auditScope = (month: Month) => `audit:${month}`;

const instantDigits = 15;
const seqDigits = 10;
const padded = (value: number, digits: number) => String(value).padStart(digits, '0');

export const instantKey = (at: number) => padded(Math.max(0, at), instantDigits);
export const openPrefix = 'open.';
export const sealedPrefix = 'sealed.';
export const sealedKey = (seq: number) => `${sealedPrefix}${padded(seq, seqDigits)}`;
export const recordId = (operation: string) => `op:${operation}`;

/** The document of a record: found by its place in the chain (`k1`) and by its time (`k2`). */
export function recordItem(body: AuditBody): NewItem<AuditBody> {
  const k1 = body.seal ? sealedKey(body.seal.seq) : `${openPrefix}${instantKey(body.at)}`;
  return { id: recordId(body.id), type: recordType, k1, k2: instantKey(body.at), body };
}

/** Records of nobody's tenant, like a login that failed, are the service's own. */
export const auditStore = (stores: Stores, tenant: TenantId | undefined): TenantStore =>
  tenant === undefined ? stores.forService : stores.forTenant(tenant);

/** Whether something is still to be written of it. */
export const isUnderWay = ({ outcome, isCounting }: AuditRecord) =>
  outcome === 'begun' || isCounting === true;
