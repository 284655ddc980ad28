import type { SeenRecord } from '../../application/audit/see-audit.ts';
import { StoreCursorUnknown } from '../../application/store-faults.ts';
import type { VerificationEventWire } from '../../contract/audit-wire.ts';
import type { Language } from '../../contract/language.ts';
import type { Handlers } from '../handler.ts';
import { utcText } from '../present/administrators.ts';
import { auditRecordToWire, cursorFromWire, cursorToWire } from '../present/audit.ts';
import { csvHead, csvLine } from '../present/audit-csv.ts';
import { Unusable } from '../unusable.ts';
import { watchSession } from '../watch-session.ts';

type AuditRoutes = Pick<Handlers, 'auditLog' | 'auditVerification' | 'auditExport'>;

/** The audit log for system administrators (3.4). */
export const auditRoutes: AuditRoutes = {
  async auditLog({ actor, query }, { audit }) {
    const { event: events, ...wish } = query;
    const cursor = query.cursor === undefined ? undefined : cursorFromWire(query.cursor);
    const found = await audit.search(actor, { ...wish, events, cursor }).catch(refuseCursor);
    if (!found.ok) return { kind: 'refusal', refusal: found.refusal };
    const { items, searchedTo, cursor: next } = found.value;
    return {
      kind: 'json',
      body: {
        items: items.map(auditRecordToWire),
        ...(next === undefined ? {} : { cursor: cursorToWire(next) }),
        searchedTo: utcText(searchedTo),
      },
    };
  },

  async auditVerification({ actor, cookies }, { audit, sessions }) {
    const verification = audit.verify(actor);
    if (!verification.ok) return { kind: 'refusal', refusal: verification.refusal };
    return {
      kind: 'stream',
      start: ({ send, end, fail }) => {
        const tell = (event: VerificationEventWire) => send(event);
        const leave = verification.value({
          progress: tell,
          done: (verified) => {
            tell(verified);
            end();
          },
          fail,
        });
        const unwatch = watchSession(sessions, { cookies, needs: 'read-audit-log', over: fail });
        return () => {
          unwatch();
          leave();
        };
      },
    };
  },

  async auditExport({ actor, query, language, cookies }, { audit, sessions }) {
    const { format, lang = language, event: events, ...wish } = query;
    const taken = await audit.take(actor, { ...wish, events });
    if (!taken.ok) return { kind: 'refusal', refusal: taken.refusal };
    const { day, pages } = taken.value;
    const file = files[format];
    let isOver = false;
    let records = 0;
    const over = () => {
      isOver = true;
    };
    async function* parts() {
      const unwatch = watchSession(sessions, { cookies, needs: 'read-audit-log', over });
      try {
        yield file.head(lang);
        for await (const page of pages) {
          if (isOver) throw new Unusable('not-signed-in');
          records += page.length;
          if (page.length > 0) yield page.map((seen) => file.line(seen, lang)).join('');
        }
      } finally {
        unwatch();
      }
    }
    return {
      kind: 'download',
      type: file.type,
      fileName: `audit-log-${day}.${format}`,
      parts: parts(),
      records: () => records,
    };
  },
};

function refuseCursor(error: unknown): never {
  if (!(error instanceof StoreCursorUnknown)) throw error;
  throw new Unusable('invalid-request', [{ path: 'query.cursor', message: '?' }]);
}

type AuditFile = {
  readonly type: string;
  readonly head: (language: Language) => string;
  readonly line: (seen: SeenRecord, language: Language) => string;
};

const files: { readonly [Format in 'csv' | 'jsonl']: AuditFile } = {
  csv: {
    type: 'text/csv; charset=utf-8',
    head: csvHead,
    line: (seen, language) => csvLine(auditRecordToWire(seen), language),
  },
  jsonl: {
    type: 'application/jsonl; charset=utf-8',
    head: () => '',
    line: (seen) => `${JSON.stringify(auditRecordToWire(seen))}\n`,
  },
};
