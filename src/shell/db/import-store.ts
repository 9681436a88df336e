/**
 * What an import asks the register: which mails are there already, what is still to be filed, and what became
 * of those that it brought. An import is a folder of its own in the ledger: `import:` and the name of the
 * archive, with the second at which it began in place of a UIDVALIDITY.
 */
import { sql } from 'kysely';
import type { Disposition } from '../../mail/disposition.ts';
import type { Db } from './tables.ts';

/** One run of an import, as the ledger knows it. */
export type ImportRun = { readonly desk: string; readonly folder: string; readonly uidValidity: number };

/** How the folders of imports begin, which no folder of a mailbox does. */
export const IMPORT_FOLDER = 'import:';

/** Which of these raw mails (SHA-256, hex) are in the register. */
export async function findPresent(db: Db, digests: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ digest: string }>`
    select raw_sha256 as digest from inbound_mails where raw_sha256 = any(${[...digests]}::text[])
  `.execute(db);
  return new Set(rows.map(({ digest }) => digest));
}

/** Mails of imports that were not filed yet: those that only wait, and those that failed and are tried again. */
export type Unfiled = { readonly waiting: number; readonly failing: number };

/** What earlier runs and this one left to be filed, by whomever. */
export async function countUnfiled(db: Db): Promise<Unfiled> {
  const { rows } = await sql<Unfiled>`
    select count(*) filter (where failure is null) as waiting, count(*) filter (where failure is not null) as failing
    from inbound_mails as mail
    where status = 'pending' and exists (
      select from fetched_messages
      where mail_id = mail.id and starts_with(folder, ${IMPORT_FOLDER}))
  `.execute(db);
  return rows[0] ?? { waiting: 0, failing: 0 };
}

/** How many mails of a run became what; `second` are deliveries of a mail that was there already. */
export type ImportTally = {
  readonly disposition: Disposition | null;
  readonly second: boolean;
  readonly mails: number;
};

/** What became of the mails that a run brought. */
export async function tallyRun(db: Db, run: ImportRun): Promise<readonly ImportTally[]> {
  const { rows } = await sql<ImportTally>`
    select disposition, second_delivery_of is not null as second, count(*) as mails
    from inbound_mails
    where id in (
      select mail_id from fetched_messages
      where desk = ${run.desk} and folder = ${run.folder} and uid_validity = ${run.uidValidity})
    group by 1, 2
  `.execute(db);
  return rows;
}
