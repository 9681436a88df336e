/**
 * Hashes the logs of the register again, those of cases and those of measures, a lot at a time: which of them are not as
 * they were written (DESIGN §3 "Register and data"). A tail that was cut off is seen where the register row still knows of
 * it; where both were cut, the fingerprint of a digest shows it.
 */
import { type RawBuilder, sql } from 'kysely';
import { type BrokenRow, type ChainRow, verifyChain } from '../../case/chain.ts';
import type { Db } from './tables.ts';

/** Every kind of log. */
export const LOG_KINDS = ['case', 'measure'] as const;
/** Whose log it is. */
export type LogKind = (typeof LOG_KINDS)[number];

/** How many logs of a kind there are, and how many events in them. */
export type LogCount = { readonly kind: LogKind; readonly logs: number; readonly events: number };

/** A log that is not as it was written: the number of its case or measure, the first event that shows it, and why. */
export type BrokenLog = {
  readonly kind: LogKind;
  readonly number: number;
  readonly seq: number;
  readonly because: BrokenRow['because'] | 'cut-off';
};

/** A case or measure by its number, and how many events the register knows of it. */
export type LogLength = { readonly number: number; readonly revision: number };

type LinkRow = Omit<ChainRow, 'caseId' | 'kept'> & {
  readonly number: number;
  readonly payload: string | null;
  readonly salt: Buffer | null;
};

type Tables = Readonly<Record<'register' | 'key' | 'events' | 'owner' | 'payloads', RawBuilder<unknown>>>;

const TABLES: Readonly<Record<LogKind, Tables>> = {
  case: {
    register: sql`cases`,
    key: sql`id`,
    events: sql`case_events`,
    owner: sql`case_id`,
    payloads: sql`case_event_payloads`,
  },
  measure: {
    register: sql`measures`,
    key: sql`number`,
    events: sql`measure_events`,
    owner: sql`measure`,
    payloads: sql`measure_event_payloads`,
  },
};

/** Logs are hashed in lots of so many. */
export const LOGS_AT_ONCE = 200;

/** How much there is to look at. */
export async function countLogs(db: Db): Promise<readonly LogCount[]> {
  const counts: LogCount[] = [];
  for (const kind of LOG_KINDS) {
    const { register, events } = TABLES[kind];
    const { rows } = await sql<{ logs: number; events: number }>`
      select (select count(*)::int from ${register}) as logs, (select count(*)::int from ${events}) as events
    `.execute(db);
    for (const row of rows) counts.push({ kind, ...row });
  }
  return counts;
}

/**
 * Looks at every log of a kind.
 * @param onDone  told how many are done
 */
export async function checkLogs(
  db: Db,
  kind: LogKind,
  onDone: (logs: number) => void,
): Promise<readonly BrokenLog[]> {
  const { register, key } = TABLES[kind];
  const broken: BrokenLog[] = [];
  let done = 0;
  for (let last = 0; ; ) {
    const { rows } = await sql<LogLength>`
      select ${key} as number, revision from ${register} where ${key} > ${last} order by 1 limit ${LOGS_AT_ONCE}
    `.execute(db);
    const end = rows.at(-1);
    if (end === undefined) return broken;
    last = end.number;
    broken.push(...(await brokenAmong(db, kind, rows)));
    done += rows.length;
    onDone(done);
  }
}

/** Those of a lot of one kind that are not as they were written. */
export async function brokenAmong(
  db: Db,
  kind: LogKind,
  lot: readonly LogLength[],
): Promise<readonly BrokenLog[]> {
  const { events, owner, payloads } = TABLES[kind];
  const { rows } = await sql<LinkRow>`
    select ${owner} as number, seq, type, at, mail_id as "mailId", payload_digest as "payloadDigest",
      previous_digest as "previousDigest", digest, payload, salt
    from ${events} left join ${payloads} on event_id = id
    where ${owner} = any(${lot.map(({ number }) => number)}::bigint[]) order by ${owner}, seq
  `.execute(db);
  const logs = Map.groupBy(rows, ({ number }) => number);
  return lot.flatMap(({ number, revision }) => {
    const log = logs.get(number) ?? [];
    const fault = verifyChain(log.map(asChainRow));
    if (fault !== null) return { kind, number, ...fault };
    return log.length < revision ? { kind, number, seq: log.length + 1, because: 'cut-off' as const } : [];
  });
}

function asChainRow({ number, payload, salt, ...row }: LinkRow): ChainRow {
  return { ...row, caseId: number, kept: payload === null || salt === null ? null : { payload, salt } };
}
