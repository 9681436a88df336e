/**
 * A register of some size, and what looking something up in it costs: the tables that were read from end to
 * end, and how many rows were touched, as the server itself counts them within a transaction.
 */
import { sql } from 'kysely';
import type { Db } from '../../src/shell/db/tables.ts';

/** Number of mails received, and of mails sent, in the register that `fillRegister` makes. */
export const MANY = 20_000;

/**
 * Four mails received and four sent on each of 5,000 cases, one minute apart and the last one at `until`; the
 * third letter on a case is to staff, and every tenth mail has a file.
 */
export async function fillRegister(db: Db, until: Date): Promise<void> {
  const minute = sql`${until}::timestamptz - interval '1 minute' * (${sql.lit(MANY)} - n)`;
  const numbers = sql`generate_series(1, ${sql.lit(MANY)}) as n`;
  await sql`
    insert into cases (id, reference, desk, profile, language, channel, stage, complainant_address, complainant_name,
      subject, received_at, registered_at, decision_due_on, missing, revision, updated_at)
    select n, 'C-' || n, 'klachten', 'algemeen', 'nl', 'mail', 'received', 'person' || n || '@example.net',
      'Person ' || n, 'Klacht', ${until}, ${until}, '2026-12-15', '{}', 1, ${until}
    from generate_series(1, ${sql.lit(MANY / 4)}) as n
  `.execute(db);
  await sql`
    insert into inbound_mails (desk, raw_sha256, size_bytes, received_at, stored_at, message_id, status, attempts,
      disposition, from_address, subject, content_digest, case_id, processed_at)
    select 'klachten', 'sha-' || n, 900, ${minute}, ${minute}, 'in-' || n || '@mail.example.net', 'processed', 1,
      'complaint', 'person' || n / 4 || '@example.net', 'Klacht', 'digest-' || n, 1 + n % 5000, ${minute}
    from ${numbers}
  `.execute(db);
  await sql`insert into raw_mails (mail_id, bytes) select id, 'x' from inbound_mails`.execute(db);
  await sql`
    insert into attachments (mail_id, position, name, type, bytes, inline, range_start, range_end, encoding, sha256)
    select id, 0, 'dakkapel.png', 'image/png', 90, false, 1, 100, 'base64', 'sha' from inbound_mails where id % 10 = 0
  `.execute(db);
  await sql`
    insert into thread_ids (message_id, case_id, kind) select message_id, case_id, 'received' from inbound_mails
  `.execute(db);
  await sql`
    insert into outbound_mails (desk, case_id, letter, audience, to_address, to_domain, message_id, envelope_from,
      subject, bytes, automatic, status, send_after, sent_at, made_at)
    select 'klachten', 1 + n % 5000, 'complainant/received', case n % 4 when 3 then 'staff' else 'complainant' end,
      'person' || n % 5000 || '@host' || n % 500 || '.example.net', 'host' || n % 500 || '.example.net',
      'out-' || n || '@example.org', 'klachten@example.org', 'Uw klacht', 'x', n % 4 < 3, 'sent', ${minute},
      ${minute}, ${minute}
    from ${numbers}
  `.execute(db);
  await sql`analyze`.execute(db);
}

/** What a piece of work cost on one table. */
export type TableCost = { readonly table: string; readonly scans: number; readonly rows: number };

/**
 * Does the work in a transaction that is rolled back.
 * @returns for every table that was touched, how often it was read from end to end, and how many of its rows
 *          were looked at
 */
export async function costOf(db: Db, work: (tx: Db) => Promise<unknown>): Promise<readonly TableCost[]> {
  const tx = await db.startTransaction().execute();
  const before = await readCounters(tx);
  const after = await work(tx)
    .then(() => readCounters(tx))
    .finally(() => tx.rollback().execute());
  return after
    .map(({ table, scans, rows }) => {
      const earlier = before.find((each) => each.table === table) ?? { scans: 0, rows: 0 };
      return { table, scans: scans - earlier.scans, rows: rows - earlier.rows };
    })
    .filter(({ scans, rows }) => scans > 0 || rows > 0);
}

/** What this connection did and the server has not yet added to its totals. */
async function readCounters(tx: Db): Promise<readonly TableCost[]> {
  const { rows } = await sql<TableCost>`
    select relname as table, seq_scan as scans, seq_tup_read + coalesce(idx_tup_fetch, 0) as rows
    from pg_stat_xact_user_tables order by relname
  `.execute(tx);
  return rows;
}
