import { openDatabase } from '../api/src/adapters/sqlite/database.ts';
import type { Row } from '../api/src/adapters/sqlite/row.ts';

const days = 10;
const rowsOfOneInsert = 'INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)';
const bookingsOfOneTransaction = 20_000;

type Pattern = {
  /** The rows of the pattern's workday hold one booking and nothing else. */
  readonly workday: string;
  readonly person: string;
  readonly seat: string;
  readonly command: string;
};

/**
 * Fills a store file with past bookings of other tenants: copies of the documents that one real booking in
 * it consists of, with other tenants, days, people, seats and commands. Written tenant by tenant, without
 * waiting for the disk.
 */
export async function fillWithPastBookings(
  file: string,
  { bookings, tenants, pattern }: { bookings: number; tenants: number; pattern: Pattern },
): Promise<{ readonly documents: number }> {
  const database = await openDatabase(file);
  const rows = database
    .prepare('SELECT * FROM items WHERE scope = ? ORDER BY seq')
    .all(`day:${pattern.workday}`) as Row[];
  const { seq: before } = database.prepare('SELECT seq FROM counter').get() as { seq: number };
  let seq = before;
  const insert = database.prepare(rowsOfOneInsert);
  database.exec('PRAGMA synchronous = OFF; BEGIN');
  const perTenant = bookings / tenants;
  for (let count = 0; count < bookings; count += 1) {
    if (count > 0 && count % bookingsOfOneTransaction === 0) database.exec('COMMIT; BEGIN');
    const copied = copier(pattern, count % perTenant);
    const tenant = `past-${String(Math.floor(count / perTenant)).padStart(4, '0')}`;
    for (const { scope, id, type, k1, k2, body } of rows) {
      seq += 1;
      const keys = [k1 && copied(k1), k2 && copied(k2)] as const;
      insert.run(tenant, copied(scope), copied(id), type, ...keys, null, copied(body), seq);
    }
  }
  database.prepare('UPDATE counter SET seq = ?').run(seq);
  database.exec('COMMIT; PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  return { documents: seq - before };
}

/** The text of a document, as it would be of another booking of a tenant. */
function copier(pattern: Pattern, at: number): (text: string) => string {
  const day = `2026-09-${String(1 + (at % days)).padStart(2, '0')}`;
  const number = String(Math.floor(at / days)).padStart(6, '0');
  const command = `${pattern.command.slice(0, -8)}${number}${day.slice(-2)}`;
  return (text) =>
    text
      .replaceAll(pattern.workday, day)
      .replaceAll(pattern.command, command)
      .replaceAll(pattern.person, `person-${number}`)
      .replaceAll(pattern.seat, `${pattern.seat}-${number}`);
}
