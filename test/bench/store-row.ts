/** Storing a mail: ours against the bare inserts of the same rows, one transaction for each mail, both with fsync. */
import { createHash } from 'node:crypto';
import { openDatabase, openSession } from '../../src/shell/db/connection.ts';
import { storeMails } from '../../src/shell/db/inbound-store.ts';
import type { BenchRow } from './compare.ts';

const RECEIVED_AT = new Date('2026-11-02T07:00:00Z');

/**
 * Raw bytes to committed rows, over one connection.
 * @param url  of a migrated database that may be written to
 */
export function storeRow(url: string, raws: readonly Buffer[]): BenchRow {
  let uid = 0;
  return {
    name: 'store vs bare inserts',
    unit: 'mails/s',
    floor: async () => {
      const session = await openSession(url);
      await session.query(
        'create table if not exists bare_mails (sha256 text primary key, bytes bytea not null)',
      );
      await session.query('alter table bare_mails alter column bytes set storage external');
      await session.query(
        'create table if not exists bare_ledger (uid bigint primary key, sha256 text not null)',
      );
      await session.query('truncate bare_mails, bare_ledger');
      for (const [index, raw] of raws.entries()) {
        const sha256 = createHash('sha256').update(raw).digest('hex');
        await session.query('begin');
        await session.query('insert into bare_mails values ($1, $2)', [sha256, raw]);
        await session.query('insert into bare_ledger values ($1, $2)', [index, sha256]);
        await session.query('commit');
      }
      await session.close();
      return raws.length;
    },
    measured: async () => {
      const { db, close } = openDatabase(url, { max: 1 });
      await db.deleteFrom('fetched_messages').execute();
      await db.deleteFrom('raw_mails').execute();
      await db.deleteFrom('inbound_mails').execute();
      for (const bytes of raws) {
        uid += 1;
        await storeMails(db, [
          {
            desk: 'klachten',
            folder: 'INBOX',
            uidValidity: 1,
            uid,
            internalDate: RECEIVED_AT,
            storedAt: RECEIVED_AT,
            sizeBytes: bytes.length,
            bytes,
            shortened: false,
            imported: false,
            messageId: `${uid}@mail.example.net`,
            refersTo: [],
          },
        ]);
      }
      await close();
      return raws.length;
    },
  };
}
