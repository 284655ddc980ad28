import { Temporal } from 'temporal-polyfill';
import type { PersonId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/person.ts';
import { type Decided, granted, refused } from '../../domain/refusal.ts';
import { mayDo } from '../../domain/roles.ts';
import type { Background } from '../ports.ts';
import { SecretUnreadable } from '../secrets.ts';
import { namesOf } from '../see-administrators.ts';
import type { AuditBody } from './audit-record.ts';
import { type MailWorld, type OpenMail, openMailWith } from './sealed-mail.ts';
import { type AuditWish, type FoundRecords, searchAudit } from './search-audit.ts';
import { type FollowVerification, verificationsOver } from './verifications.ts';
import type { VerifyWorld } from './verify-chain.ts';

/** A record as its tenant's system administrator sees it. */
export type SeenRecord = {
  readonly record: AuditBody;
  /** As they are called today; undefined where they are not on record any more. */
  readonly name?: string | undefined;
  /** As it was then; undefined where none was kept or its key was forgotten. */
  readonly mail?: string | undefined;
};

export type SeenRecords = Omit<FoundRecords, 'items'> & { readonly items: readonly SeenRecord[] };

/** Every record that a wish means, a page at a time, and the day in UTC that it was taken out on. */
export type AuditExport = {
  readonly day: string;
  readonly pages: AsyncIterable<readonly SeenRecord[]>;
};

/** The audit log for the system administrator of a tenant, of that tenant alone. Refusals: not-permitted. */
export interface AuditReader {
  /** Throws `StoreCursorUnknown`. */
  search(actor: Actor, wish: AuditWish): Promise<Decided<SeenRecords>>;
  take(actor: Actor, wish: Omit<AuditWish, 'cursor'>): Promise<Decided<AuditExport>>;
  /** Refused, or how to follow the verification of the whole log. */
  verify(actor: Actor): Decided<FollowVerification>;
}

export type AuditReaderWorld = MailWorld & VerifyWorld & { readonly background: Background };

export function auditReaderOver(world: AuditReaderWorld): AuditReader {
  const followVerification = verificationsOver(world);

  async function search(actor: Actor, wish: AuditWish, open: OpenMail): Promise<SeenRecords> {
    const { tenant } = actor;
    const { items, ...rest } = await searchAudit(world.stores, { tenant, wish });
    const people = items.flatMap(({ person }) => (person === undefined ? [] : [person]));
    const named = await namesOf(world.stores.forTenant(tenant), people);
    const seen = items.map(async (record): Promise<SeenRecord> => {
      const { person, mail: sealed } = record;
      if (person === undefined) return { record };
      const mail = sealed && (await open({ tenant, person }, sealed));
      return { record, name: named(person).name, mail };
    });
    return { ...rest, items: await Promise.all(seen) };
  }

  /** The first page is read before anything is answered, so that a store in trouble is told as such. */
  async function readPages(actor: Actor, wish: AuditWish) {
    const open = openingOnce(openMailWith(world));
    let page = await search(actor, wish, open);
    return (async function* pages() {
      yield page.items;
      while (page.cursor !== undefined) {
        // Pages that hold nothing are sent to nobody, and so nobody would be waited for.
        await world.background.pause(0);
        page = await search(actor, { ...wish, cursor: page.cursor }, open);
        yield page.items;
      }
    })();
  }

  return {
    async search(actor, wish) {
      if (!mayDo(actor.roles, 'read-audit-log')) return notPermitted;
      return granted(await search(actor, wish, openingOnce(openMailWith(world))));
    },
    async take(actor, wish) {
      if (!mayDo(actor.roles, 'read-audit-log')) return notPermitted;
      const day = Temporal.Instant.fromEpochMilliseconds(world.clock.now()).toString().slice(0, 10);
      return granted({ day, pages: await readPages(actor, wish) });
    },
    verify(actor) {
      if (!mayDo(actor.roles, 'read-audit-log')) return notPermitted;
      return granted((listener) => followVerification(actor.tenant, listener));
    },
  };
}

const notPermitted = refused({ code: 'not-permitted', needs: 'read-audit-log' });

const mostRemembered = 10_000;

/** Opens each sealed address once, as records of the same minutes carry the very same one; unreadable ones are none. */
function openingOnce(open: OpenMail): OpenMail {
  const known = new Map<string, Promise<string | undefined>>();
  const nothing = (error: unknown) => {
    if (error instanceof SecretUnreadable) return undefined;
    throw error;
  };
  return (who, sealed) => {
    const key = keyOf(who.person, sealed.nonce);
    const opened = known.get(key) ?? open(who, sealed).catch(nothing);
    if (known.size >= mostRemembered) known.clear();
    known.set(key, opened);
    return opened;
  };
}

const keyOf = (person: PersonId, nonce: string) => `${person}|${nonce}`;
