/**
 * Takes messages of a folder: fetched in batches bounded in bytes, stored raw with their ledger rows in one
 * transaction, and only then marked on the server (inbound.md A4, A5, A7).
 */
import type { Desk } from '../config.ts';
import { scanHeader } from '../mail/scan-header.ts';
import type { SignatureCheck } from '../mail/sender-proof.ts';
import type { InHand, Suspects } from '../mail/suspect-messages.ts';
import { inBatches, type Unanswered } from '../mail/work-list.ts';
import { keepStored } from '../shell/db/fresh-mails.ts';
import { storeMails } from '../shell/db/inbound-store.ts';
import type { DescribedMessage, FetchedMessage, MailboxSession } from '../shell/imap-session.ts';
import type { Office } from './office.ts';

const MIB = 1024 * 1024;

/** What is kept between the rounds of one reader; losing it costs a little work, never a mail. */
export type FolderMemory = {
  unanswered: Unanswered;
  /** What stands here when a round begins ended the connection of the round before. */
  inHand: InHand;
  suspects: Suspects;
};

/** The memory of a reader that just started. */
export function newFolderMemory(): FolderMemory {
  return { unanswered: new Map(), inHand: null, suspects: new Map() };
}

/** A folder being read: everything the steps below need. */
export type Reading = {
  readonly office: Office;
  readonly desk: Desk;
  readonly session: MailboxSession;
  readonly uidValidity: number;
  readonly memory: FolderMemory;
  /** Called after each fetch that brought something; the next one begins when it settles. */
  readonly onStored: (mails: number) => Promise<void>;
};

/** Remembers what is asked for, so that it is known when the connection ends over it. */
async function asking<T>(
  memory: FolderMemory,
  uids: readonly number[],
  answer: () => Promise<T>,
): Promise<T> {
  const [uid] = uids;
  memory.inHand = uids.length === 1 && uid !== undefined ? uid : 'several';
  const found = await answer();
  memory.inHand = null;
  return found;
}

/** Takes what was just announced, by the quick way. @returns the UIDs that were stored */
export async function takeQuickly(
  reading: Reading,
  watermarkUid: number,
  inLedger: ReadonlySet<number>,
): Promise<readonly number[]> {
  const { memory, session } = reading;
  const { fetched } = await asking(memory, [], () => session.fetchNew(watermarkUid + 1));
  // What was left alone on purpose lies above a watermark that fell, and must stay alone.
  const wanted = fetched.filter(({ uid }) => !inLedger.has(uid));
  const stored = await store(
    reading,
    wanted.map((message) => ({ ...message, shortened: false })),
  );
  await session.markTaken(stored);
  return stored;
}

/**
 * Takes messages in batches; while one is being stored the next is being fetched, so that two at most are in
 * memory.
 * @returns the UIDs that the server answered
 */
export async function takeMessages(reading: Reading, uids: readonly number[]): Promise<ReadonlySet<number>> {
  const { session, memory } = reading;
  const taken = new Set<number>();
  let storing: Promise<readonly number[]> = Promise.resolve([]);
  for (const batch of inBatches(await asking(memory, uids, () => session.describe(uids)))) {
    const fetched = await fetchBatch(reading, batch);
    const stored = await storing;
    storing = store(reading, fetched);
    // Whoever awaits it meets the fault; until then it must not count as one that nobody looks at.
    storing.catch(() => undefined);
    await session.markTaken(stored);
    for (const { uid } of fetched) taken.add(uid);
  }
  await session.markTaken(await storing);
  return taken;
}

type Fetched = FetchedMessage & { readonly shortened: boolean };

async function fetchBatch(
  { office, session, memory }: Reading,
  batch: readonly DescribedMessage[],
): Promise<readonly Fetched[]> {
  const most = office.config.limits.maxMailMiB * MIB;
  const whole = batch.filter((message) => message.sizeBytes <= most).map(({ uid }) => uid);
  const fetched = await asking(memory, whole, () => fetchWhole(session, whole));
  const all = fetched.map((message) => ({ ...message, shortened: false }));
  for (const { uid } of batch.filter((message) => message.sizeBytes > most)) {
    const head = await asking(memory, [uid], () => session.fetchHead(uid));
    if (head !== null) all.push({ ...head, shortened: true });
  }
  return all;
}

/** One large message is read in pieces; many small ones come in one answer. */
async function fetchWhole(
  session: MailboxSession,
  uids: readonly number[],
): Promise<readonly FetchedMessage[]> {
  const [uid] = uids;
  if (uid === undefined) return [];
  if (uids.length > 1) return session.fetchBodies(uids);
  const message = await session.fetchBody(uid);
  return message === null ? [] : [message];
}

/**
 * Raw bytes and ledger row are committed before anything else is done with a mail; flags come after.
 * @returns the UIDs that were stored
 */
async function store(
  { office, desk, uidValidity, onStored }: Reading,
  messages: readonly Fetched[],
): Promise<readonly number[]> {
  const storedAt = office.now();
  const checks = await checkSignatures(office, desk, messages);
  const rows = messages.map(({ uid, bytes, sizeBytes, internalDate, shortened }) => ({
    desk: desk.name,
    folder: desk.imap.folder,
    uidValidity,
    uid,
    internalDate: internalDate ?? storedAt,
    sizeBytes,
    bytes,
    shortened,
    imported: false,
    storedAt,
    signatureCheck: checks.get(uid) ?? null,
    ...scanHeader(bytes),
  }));
  const added = await storeMails(office.db, rows);
  keepStored(office.fresh, messages, added);
  if (added.length > 0) await onStored(added.length);
  return messages.map(({ uid }) => uid);
}

/** A mail of which only the beginning was fetched cannot be checked: its signature is over the whole. */
async function checkSignatures(
  office: Office,
  desk: Desk,
  messages: readonly Fetched[],
): Promise<ReadonlyMap<number, SignatureCheck>> {
  const whole = desk.checkSignatures ? messages.filter(({ shortened }) => !shortened) : [];
  if (whole.length === 0) return new Map();
  const checks = await office.checkSignatures(
    whole.map(({ bytes }) => bytes),
    office.now(),
  );
  return new Map(
    whole.flatMap(({ uid }, index) => {
      const check = checks[index];
      return check === undefined ? [] : [[uid, check]];
    }),
  );
}
