/**
 * The way to PostgreSQL: a pool that Kysely works on, and single sessions for what needs a connection of its
 * own (advisory locks). A fault of the connection comes out as `DatabaseAwayError`, so that a job can tell
 * "the database is gone" from "this mail is at fault" (DESIGN.md §8: nothing is lost and nothing blocks).
 */
import {
  Kysely,
  type PostgresCursor,
  PostgresDialect,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely';
import pg from 'pg';
import { TransientError } from '../transient-error.ts';
import type { Database } from './tables.ts';

/** The database cannot be reached, went away while it was asked, or has no room to work in. */
export class DatabaseAwayError extends TransientError {}

/** A pool under Kysely; `close` waits for what is running. */
export type DatabaseHandle = {
  readonly db: Kysely<Database>;
  readonly close: () => Promise<void>;
};

/** One connection of one's own; `lost` aborts when it breaks, also while it is idle. */
export type Session = {
  readonly query: (text: string, values?: readonly unknown[]) => Promise<readonly Row[]>;
  readonly lost: AbortSignal;
  readonly close: () => Promise<void>;
};

type Row = Readonly<Record<string, unknown>>;

/**
 * Opens a pool; the first query connects.
 * @param url  `postgres://user:password@host:port/name`; a percent-encoded path as host is a socket folder
 * @param max  number of connections
 */
export function openDatabase(url: string, { max }: { readonly max: number }): DatabaseHandle {
  const pool = new pg.Pool({
    ...connectionOptions(url),
    max,
    idleTimeoutMillis: 60_000,
    onConnect: prepareConnection,
  });
  // A connection that breaks announces it here, idle ones through the pool, and without a listener the
  // process would end. Whoever works on it or takes it next meets the fault itself.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const connect = async () => watched(await pool.connect().catch(raise));
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: { connect, end: () => pool.end(), options: pool.options } }),
  });
  return { db, close: () => db.destroy() };
}

/**
 * Opens one connection.
 * @throws DatabaseAwayError when the server cannot be reached
 */
export async function openSession(url: string): Promise<Session> {
  const client = new pg.Client(connectionOptions(url));
  const lost = new AbortController();
  client.on('error', (fault) => lost.abort(fault));
  client.on('end', () => lost.abort(new DatabaseAwayError('the connection to the database ended')));
  await client.connect().catch(raise);
  await prepareConnection(client).catch(raise);
  return {
    query: async (text, values = []) => (await client.query<Row>(text, [...values]).catch(raise)).rows,
    lost: lost.signal,
    close: () => client.end(),
  };
}

/** True for a fault of the database itself or the way to it, also as the cause of another fault. */
export function isDatabaseAway(fault: unknown): boolean {
  if (fault instanceof DatabaseAwayError) return true;
  return fault instanceof Error && fault.cause !== undefined && isDatabaseAway(fault.cause);
}

const INT8 = 20;
const DATE = 1082;

function connectionOptions(url: string): pg.ClientConfig {
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8, Number);
  types.setTypeParser(DATE, String);
  return {
    connectionString: url,
    application_name: 'redress',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 15_000,
    types,
  };
}

// A machine that dies without a word must not keep its row locks and advisory locks for two hours (the
// default of TCP): after 15 + 3 x 5 seconds of silence the server drops the connection. No effect on a socket.
// Plans are made for the values at hand: one for any value would not use the small indexes of what is due.
const SETTINGS = `set tcp_keepalives_idle = 15; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3;
  set plan_cache_mode = force_custom_plan`;

async function prepareConnection(client: pg.ClientBase): Promise<void> {
  await client.query(SETTINGS);
}

function watched(client: pg.PoolClient): PostgresPoolClient {
  let outdated = false;
  const note = (fault: unknown) => {
    outdated ||= isOutdated(fault);
    return raise(fault);
  };
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new Error('cursors are not used: read in pages');
    const name = values.length > 0 ? statementName(text) : undefined;
    return client.query({ text, values: [...values], ...(name && { name }) }).catch(note);
  }
  return { query, release: (destroy) => client.release(destroy === true || outdated) };
}

// A named statement is parsed once per connection, which saves a quarter of the time of a short query. Texts
// whose length varies (lists) must not fill the memory of the server, so only the first ones get a name.
const MOST_NAMES = 500;
const names = new Map<string, string>();

function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const name = `redress_${names.size}`;
  names.set(text, name);
  return name;
}

/** Faults of sockets and name lookup that say the server cannot be reached. */
const NETWORK_CODES =
  /^(?:ECONN\w+|EPIPE|ENOENT|EACCES|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;
/**
 * Connection exceptions, shutdown and start, and a server without room: disk full, out of memory, no free
 * connection (PostgreSQL, appendix A). Whatever was asked for then is not at fault, and is done when there is room.
 */
const SERVER_CODES = /^(?:08...|57P0[1-5]|53[123]00)$/;
/** What pg and Kysely throw without a code about a connection that broke or was not got in time. */
const UNCODED =
  /^(?:Connection terminated|timeout exceeded when trying to connect|timeout expired|Client (?:has encountered a connection error|was closed)|Cannot use a pool after calling end|Postgres connection has been discarded)/;
/** Serialization failure, deadlock, lock not got in time: done again it succeeds. */
const AGAIN_CODES = /^(?:40001|40P01|55P03)$/;

function raise(fault: unknown): never {
  const code = faultCode(fault);
  if (fault instanceof pg.DatabaseError) {
    if (SERVER_CODES.test(code)) throw new DatabaseAwayError(fault.message, { cause: fault });
    if (AGAIN_CODES.test(code) || isOutdated(fault))
      throw new TransientError(fault.message, { cause: fault });
  } else if (fault instanceof Error && (NETWORK_CODES.test(code) || UNCODED.test(fault.message))) {
    throw new DatabaseAwayError(`the database cannot be reached: ${fault.message || code}`, { cause: fault });
  }
  throw fault;
}

// A migration changed the tables of a named statement; on a new connection it works again.
function isOutdated(fault: unknown): boolean {
  return fault instanceof pg.DatabaseError && fault.routine === 'RevalidateCachedQuery';
}

function faultCode(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : '';
}
