/**
 * Transactions of staff in the database: what each mail of a colleague brought about or waits to bring about, so that
 * it runs once, can be confirmed and can be taken back (commands.md 3.5 and 3.7).
 */
import { sql } from 'kysely';
import type { Provenance } from '../../case/events.ts';
import type { Plan } from '../../staff/plan.ts';
import type { Db } from './tables.ts';
import type { TransactionStatus } from './transaction-tables.ts';

/** How it was proven who wrote a mail. */
export type StoredProof = Omit<Provenance, 'transaction'>;

/** A transaction to be written. */
export type NewTransaction = {
  readonly id: number;
  readonly mailId: number;
  readonly desk: string;
  /** Address of the member of staff. */
  readonly by: string;
  readonly messageId: string | null;
  /** The Date that the mail says; null for none. */
  readonly writtenAt: Date | null;
  readonly status: TransactionStatus;
  readonly proof: StoredProof;
  readonly plan: Plan;
  readonly planDigest: string;
  readonly caseIds: readonly number[];
  /** How many events of each case the writer had seen. */
  readonly revisions: ReadonlyMap<number, number>;
  /** The last lines of the mail. */
  readonly tail: readonly string[];
  readonly madeAt: Date;
  /** Until when a confirmation is awaited; null for all that does not wait. */
  readonly expiresAt: Date | null;
};

/** A transaction as it stands. */
export type StoredTransaction = Omit<NewTransaction, 'tail'> & { readonly doneAt: Date | null };

/** Numbers of the next transactions; a number is never given twice. */
export async function takeTransactionIds(db: Db, count: number): Promise<readonly number[]> {
  if (count === 0) return [];
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('staff_transactions', 'id')) as id from generate_series(1, ${count}::int)
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Writes transactions in the caller's transaction; whatever does not wait is done now. */
export async function saveTransactions(tx: Db, transactions: readonly NewTransaction[]): Promise<void> {
  for (const each of transactions) {
    await tx
      .insertInto('staff_transactions')
      .values({
        id: each.id,
        mail_id: each.mailId,
        desk: each.desk,
        by_address: each.by,
        message_id: each.messageId,
        written_at: each.writtenAt,
        status: each.status,
        proof: JSON.stringify(each.proof),
        plan: JSON.stringify(each.plan),
        plan_digest: each.planDigest,
        cases: [...each.caseIds],
        revisions: JSON.stringify(Object.fromEntries(each.revisions)),
        tail: [...each.tail],
        made_at: each.madeAt,
        done_at: each.status === 'waiting' ? null : each.madeAt,
        expires_at: each.expiresAt,
      })
      .execute();
  }
}

type TransactionRow = Omit<StoredTransaction, 'revisions'> & {
  readonly revisions: Readonly<Record<string, number>>;
};

const COLUMNS =
  sql.raw(`id, mail_id as "mailId", desk, by_address as "by", message_id as "messageId", written_at as "writtenAt", status, proof,
  plan, plan_digest as "planDigest", to_json(cases) as "caseIds", revisions, made_at as "madeAt", done_at as "doneAt",
  expires_at as "expiresAt"`);

function storedTransaction({ revisions, ...row }: TransactionRow): StoredTransaction {
  const seen = Object.entries(revisions).map(([caseId, revision]) => [Number(caseId), revision] as const);
  return { ...row, revisions: new Map(seen) };
}

/** Loads a transaction and holds its row until the caller's transaction ends, so that it is confirmed or undone once. */
export async function holdTransaction(tx: Db, id: number): Promise<StoredTransaction | null> {
  const { rows } = await sql<TransactionRow>`
    select ${COLUMNS} from staff_transactions where id = ${id} for update
  `.execute(tx);
  const [row] = rows;
  return row === undefined ? null : storedTransaction(row);
}

/** Ends or changes transactions. */
export async function endTransactions(
  tx: Db,
  ids: readonly number[],
  status: TransactionStatus,
  at: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('staff_transactions')
    .set({ status, done_at: at })
    .where('id', 'in', [...ids])
    .execute();
}

/** Cancels what waits for a confirmation of a person: a second question takes the place of the first. */
export async function cancelWaiting(tx: Db, by: string, at: Date): Promise<void> {
  await tx
    .updateTable('staff_transactions')
    .set({ status: 'cancelled', done_at: at })
    .where('by_address', '=', by)
    .where('status', '=', 'waiting')
    .execute();
}

/** What the same mail, or another with the same plan, would be a repetition of. */
export type Repetition = {
  readonly by: string;
  readonly planDigest: string;
  readonly messageId: string | null;
  readonly writtenAt: Date | null;
  /** Mails with another Message-ID and another Date count from here on. */
  readonly since: Date;
};

/**
 * The last transaction that was carried out with this plan by this person; null when there is none. A mail that says
 * the same Date is the same mail, whatever Message-ID it has: a signature covers the one and not always the other. It
 * does not run again even when it was taken back.
 */
export async function findRepeated(
  tx: Db,
  { by, planDigest, messageId, writtenAt, since }: Repetition,
): Promise<StoredTransaction | null> {
  const { rows } = await sql<TransactionRow>`
    select ${COLUMNS} from staff_transactions
    where by_address = ${by} and plan_digest = ${planDigest} 
      and ((status in ('done', 'noted') and (made_at >= ${since} or message_id = ${messageId}))
        or (status in ('done', 'noted', 'undone') and written_at = ${writtenAt}))
    order by id desc limit 1
  `.execute(tx);
  const [row] = rows;
  return row === undefined ? null : storedTransaction(row);
}

/** Mails of a person of which nothing was carried out since an instant: how many, and the first of them. */
export async function countRefused(
  tx: Db,
  by: string,
  since: Date,
): Promise<{ readonly count: number; readonly first: Date | null }> {
  const { rows } = await sql<{ count: number; first: Date | null }>`
    select count(*) as count, min(made_at) as first from staff_transactions
    where by_address = ${by} and status = 'refused' and made_at > ${since}
  `.execute(tx);
  const [row] = rows;
  return row ?? { count: 0, first: null };
}

/** How many mails a signature is learned from. */
const MOST_TAILS = 10;

/** The last lines of the latest mails of each of these persons, newest first. */
export async function loadTails(
  tx: Db,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> {
  const { rows } = await sql<{ by: string; tail: readonly string[] }>`
    select asked.by, latest.tail
    from (select distinct by from unnest(${[...addresses]}::text[]) as by) as asked
    cross join lateral (
      select tail, id from staff_transactions where by_address = asked.by and tail <> '{}'
      order by made_at desc, id desc limit ${MOST_TAILS}) as latest
    order by latest.id desc
  `.execute(tx);
  const grouped = Map.groupBy(rows, ({ by }) => by);
  return new Map([...grouped].map(([by, found]) => [by, found.map(({ tail }) => tail)]));
}
