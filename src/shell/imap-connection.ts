/**
 * The only file that knows imapflow: opens one folder over one connection and offers the session of
 * imap-session.ts on it. A connection is used once and thrown away (inbound.md A6); no command is ever
 * given while the answer to a fetch is being read, because that blocks for good.
 */
import { type FetchMessageObject, type FetchQueryObject, ImapFlow } from 'imapflow';
import type { MailAccount } from './account.ts';
import { translated } from './imap-faults.ts';
import { loginOptions } from './imap-login.ts';
import type { DescribedMessage, FetchedMessage, MailboxSession, NewMessages } from './imap-session.ts';
import { firstTextPart, shortenedMail, type TextPiece } from './imap-shorten.ts';
import { TransientError } from './transient-error.ts';

export type MailboxConnection = MailboxSession & {
  /** Selects the folder again: the only way to learn that its UIDVALIDITY changed. */
  readonly reselect: () => Promise<void>;
  /** Asks to be told of new mail; does nothing where the server cannot. Any command ends it. */
  readonly idle: () => void;
  /** Settles when the connection ended, with the fault that ended it, if any. */
  readonly ended: Promise<Error | null>;
  readonly close: () => void;
};

/** How many UIDs `fetchNew` asks for, and how many bytes of each: at most 4 MiB at once. */
const NEW_UIDS = 16;
const NEW_BYTES = 262_144;
const TEXT_BYTES = 1_048_576;
const PIECE_BYTES = 1_048_576;
const TAKEN_KEYWORD = '$Redress';
const DESCRIPTION: FetchQueryObject = { uid: true, size: true, internalDate: true };

/** What the connection tells while it is open. */
export type ConnectionHooks = {
  /** The server says that the number of messages changed. */
  readonly onNotice: () => void;
  /** The server answered a command: the connection is alive. */
  readonly onAnswer: () => void;
};

/** For whoever looks once and goes. */
export const NO_HOOKS: ConnectionHooks = { onNotice: () => undefined, onAnswer: () => undefined };

/**
 * Connects, logs in and selects `folder`.
 * @throws MailboxAuthenticationError, or TransientError for all else that went wrong
 */
export async function connectMailbox(
  account: MailAccount,
  folder: string,
  socketTimeoutMs: number,
  hooks: ConnectionHooks,
  signal: AbortSignal,
): Promise<MailboxConnection> {
  const client = new ImapFlow({
    ...(await loginOptions(account)),
    socketTimeout: socketTimeoutMs,
    connectionTimeout: socketTimeoutMs,
    logger: false,
    disableAutoIdle: true,
    // Extensions that change what a command answers buy nothing here.
    disableCompression: true,
    disableAutoEnable: true,
    disableIMAP4rev2: true,
    disableBinary: true,
  });
  const { promise: ended, resolve: end } = Promise.withResolvers<Error | null>();
  client.on('error', end);
  client.on('close', () => end(null));
  client.on('exists', hooks.onNotice);
  client.on('response', hooks.onAnswer);
  const close = () => client.close();
  signal.addEventListener('abort', close, { once: true });
  void ended.then(() => signal.removeEventListener('abort', close));
  try {
    signal.throwIfAborted();
    await client.connect();
    await client.mailboxOpen(folder);
  } catch (fault) {
    close();
    throw translated(fault);
  }
  return {
    ...sessionOn(client),
    reselect: () => reselect(client, folder),
    idle: () => idle(client),
    ended,
    close,
  };
}

async function reselect(client: ImapFlow, folder: string): Promise<void> {
  await attempt(client.mailboxOpen(folder));
}

function idle(client: ImapFlow): void {
  if (!client.capabilities.has('IDLE')) return;
  // A broken IDLE shows as the end of the connection, or at the next poll.
  void client.idle().catch(() => undefined);
}

function sessionOn(client: ImapFlow): MailboxSession {
  return {
    state: () => {
      const { mailbox } = client;
      if (mailbox === false) throw new TransientError('the folder is not open any more');
      const { uidValidity, exists } = mailbox;
      // The library's type promises UIDNEXT, but a server may leave it out.
      const uidNext: number | undefined = mailbox.uidNext;
      return { uidValidity: Number(uidValidity), uidNext: uidNext ?? 0, exists };
    },
    listUids: (fromUid) => listUids(client, fromUid),
    describe: async (uids) => [...(await fetchAll(client, uids, DESCRIPTION)).values()].map(described),
    fetchNew: (fromUid) => fetchNew(client, fromUid),
    fetchBodies: (uids) => fetchBodies(client, uids),
    fetchBody: (uid) => fetchBody(client, uid),
    fetchHead: (uid) => fetchHead(client, uid),
    markTaken: (uids) => markTaken(client, uids),
  };
}

async function attempt<T>(command: Promise<T>): Promise<T> {
  try {
    return await command;
  } catch (fault) {
    throw translated(fault);
  }
}

async function listUids(client: ImapFlow, fromUid: number): Promise<readonly number[]> {
  const uids = await attempt(client.search({ uid: `${fromUid}:*` }, { uid: true }));
  if (uids === false || uids === undefined) throw new TransientError('the server refused UID SEARCH');
  // `n:*` always names the last message, also when its UID is below n (RFC 9051 6.4.8).
  return uids.filter((uid) => uid >= fromUid);
}

/** By UID. Servers mix flag updates of other messages into the answer, hence the check of what was asked. */
async function fetchAll(client: ImapFlow, uids: readonly number[], query: FetchQueryObject) {
  const found = new Map<number, FetchMessageObject>();
  if (uids.length === 0) return found;
  const asked = new Set(uids);
  for (const message of await attempt(client.fetchAll([...uids], query, { uid: true }))) {
    if (asked.has(message.uid) && message.size !== undefined) found.set(message.uid, message);
  }
  return found;
}

function described({ uid, size, internalDate }: FetchMessageObject): DescribedMessage {
  const date = internalDate === undefined ? null : new Date(internalDate);
  return {
    uid,
    sizeBytes: size ?? 0,
    internalDate: date === null || Number.isNaN(date.getTime()) ? null : date,
  };
}

function isShort(bytes: number, stated: number): boolean {
  return bytes < stated * 0.99;
}

async function fetchNew(client: ImapFlow, fromUid: number): Promise<NewMessages> {
  const uids = Array.from({ length: NEW_UIDS }, (_, index) => fromUid + index);
  const query = { ...DESCRIPTION, source: { start: 0, maxLength: NEW_BYTES } };
  const messages = [...(await fetchAll(client, uids, query)).values()];
  const whole = messages.flatMap((message) => {
    const { source } = message;
    const size = message.size ?? 0;
    // What looks short is left to `fetchBodies`, which asks a second time.
    if (source === undefined || size > NEW_BYTES || isShort(source.length, size)) return [];
    return [{ ...described(message), bytes: source, short: false }];
  });
  const taken = new Set(whole.map((message) => message.uid));
  return { fetched: whole, larger: messages.filter(({ uid }) => !taken.has(uid)).map(described) };
}

async function fetchBodies(client: ImapFlow, uids: readonly number[]): Promise<readonly FetchedMessage[]> {
  const query = { ...DESCRIPTION, source: true };
  const first = await fetchAll(client, uids, query);
  const suspect = [...first.values()].filter((m) => isShort(m.source?.length ?? 0, m.size ?? 0));
  const second = await fetchAll(
    client,
    suspect.map((message) => message.uid),
    query,
  );
  return [...first.values()].flatMap((message) => {
    const again = second.get(message.uid)?.source;
    const bytes =
      again !== undefined && again.length > (message.source?.length ?? 0) ? again : message.source;
    return bytes === undefined
      ? []
      : [{ ...described(message), bytes, short: isShort(bytes.length, message.size ?? 0) }];
  });
}

async function fetchBody(client: ImapFlow, uid: number): Promise<FetchedMessage | null> {
  const message = (await fetchAll(client, [uid], DESCRIPTION)).get(uid);
  if (message === undefined) return null;
  const download = async () => {
    const answer = await client.download(String(uid), undefined, { uid: true, chunkSize: PIECE_BYTES });
    return answer.content === undefined ? null : await collect(answer.content, message.size ?? 0);
  };
  let bytes = await attempt(download());
  if (bytes !== null && isShort(bytes.length, message.size ?? 0))
    bytes = (await attempt(download())) ?? bytes;
  if (bytes === null) return null;
  return { ...described(message), bytes, short: isShort(bytes.length, message.size ?? 0) };
}

/** Reads a stream to its end into one piece of memory: joining the pieces at the end would take twice as much. */
async function collect(pieces: AsyncIterable<Buffer>, expectedBytes: number): Promise<Buffer> {
  let bytes = Buffer.alloc(expectedBytes);
  let end = 0;
  for await (const piece of pieces) {
    if (end + piece.length > bytes.length) bytes = Buffer.concat([bytes], (end + piece.length) * 2);
    end += piece.copy(bytes, end);
  }
  return bytes.subarray(0, end);
}

async function fetchHead(client: ImapFlow, uid: number): Promise<FetchedMessage | null> {
  const query = { ...DESCRIPTION, headers: true, bodyStructure: true };
  const message = (await fetchAll(client, [uid], query)).get(uid);
  if (message?.headers === undefined) return null;
  const part = message.bodyStructure === undefined ? null : firstTextPart(message.bodyStructure);
  const text = part === null ? null : await fetchText(client, uid, part);
  return { ...described(message), bytes: shortenedMail(message.headers, text), short: false };
}

async function fetchText(client: ImapFlow, uid: number, part: string): Promise<TextPiece | null> {
  const key = part === '' ? 'text' : part;
  const headKeys = part === '' ? [] : [`${part}.mime`];
  const bodyParts = [...headKeys, { key, start: 0, maxLength: TEXT_BYTES }];
  const found = (await fetchAll(client, [uid], { ...DESCRIPTION, bodyParts })).get(uid)?.bodyParts;
  const body = found?.get(key);
  return body === undefined ? null : { head: found?.get(`${part}.mime`) ?? null, body };
}

async function markTaken(client: ImapFlow, uids: readonly number[]): Promise<boolean> {
  if (uids.length === 0) return false;
  return await attempt(client.messageFlagsAdd([...uids], [TAKEN_KEYWORD], { uid: true, silent: true }));
}
