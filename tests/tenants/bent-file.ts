import { connect } from '../../api/src/adapters/sqlite/database.ts';

/**
 * A store file whose tenants are one in all but the case of their letters: whoever asks as `midori` finds
 * what is of `Midori` too. What a wrong collation, index or query of ours would do, behind the adapter's back.
 */
export async function bendFile(file: string): Promise<void> {
  const database = await connect(file, { readOnly: false });
  const [table] = database.prepare("SELECT sql FROM sqlite_schema WHERE name = 'items'").all() as {
    sql: string;
  }[];
  const indexes = database
    .prepare("SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
    .all() as { sql: string }[];
  const bent = table?.sql.replace('tenant TEXT NOT NULL', 'tenant TEXT NOT NULL COLLATE NOCASE');
  if (bent === undefined || bent === table?.sql) throw new Error('The table looks different now');
  database.exec(`ALTER TABLE items RENAME TO straight; ${bent};
    INSERT OR IGNORE INTO items SELECT * FROM straight ORDER BY tenant DESC; DROP TABLE straight;
    ${indexes.map(({ sql }) => sql).join(';')}`);
  database.close();
}
