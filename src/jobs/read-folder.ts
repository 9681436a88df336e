/**
 * One look at a folder: takes every message that the ledger lacks, raw bytes first (inbound.md A1 to A7).
 * What just arrived is taken by the quick way; then the list of the server is compared with the ledger, so
 * that nothing rests on the quick way having been complete.
 */
import type { Desk } from '../config.ts';
import { scanHeader } from '../mail/scan-header.ts';
import {
  countAnswers,
  generationOf,
  inBatches,
  lookFromUid,
  nextWatermark,
  type Unanswered,
  uidsToFetch,
} from '../mail/work-list.ts';
import { storeMails } from '../shell/db/inbound-store.ts';
import { ledgerUids, loadProgress, saveProgress, skipMessages } from '../shell/db/ledger-store.ts';
import type { DescribedMessage, FetchedMessage, MailboxSession } from '../shell/imap-session.ts';
import { beginFolder } from './begin-folder.ts';
import type { Office } from './office.ts';

/** What is kept between the rounds of one reader; losing it costs a little work, never a mail. */
export type FolderMemory = { unanswered: Unanswered };

/** The memory of a reader that just started. */
export function newFolderMemory(): FolderMemory {
  return { unanswered: new Map() };
}

/** The whole folder is compared with the ledger once a day. */
const RECONCILE_MS = 86_400_000;
const MIB = 1024 * 1024;

/** A folder being read: everything the steps below need. */
type Reading = {
  readonly office: Office;
  readonly desk: Desk;
  readonly session: MailboxSession;
  readonly uidValidity: number;
  readonly onStored: () => void;
};

/** Takes what is new. @param onStored  called after each fetch that brought something */
export async function readFolder(
  office: Office,
  desk: Desk,
  session: MailboxSession,
  memory: FolderMemory,
  onStored: () => void,
): Promise<void> {
  const { folder } = desk.imap;
  const now = session.state();
  const left = await loadProgress(office.db, desk.name, folder);
  const generation = generationOf(left, now);
  const reading: Reading = { office, desk, session, uidValidity: now.uidValidity, onStored };
  const isSame = generation === 'same' && left !== null;
  const start = isSame ? left : await beginFolder(office, desk, session, left === null ? 'first' : 'new');
  if (!isSame) memory.unanswered = new Map();

  const at = office.now();
  const isWhole = start.reconciledAt === null || at.getTime() - start.reconciledAt.getTime() >= RECONCILE_MS;
  const fromUid = lookFromUid(start.watermarkUid, isWhole);
  const inLedger = await ledgerUids(office.db, desk.name, folder, now.uidValidity, fromUid);
  const quick = isSame ? await takeQuickly(reading, start.watermarkUid, inLedger) : [];
  const known = new Set([...inLedger, ...quick]);
  const listed = await session.listUids(fromUid);
  const wanted = uidsToFetch(listed, known, memory.unanswered);
  const taken = await takeAll(reading, wanted);
  const { unanswered, gone } = countAnswers(memory.unanswered, wanted, new Set([...known, ...taken]));
  await giveUp(reading, gone, at);
  memory.unanswered = unanswered;
  await saveProgress(office.db, desk.name, folder, {
    uidValidity: now.uidValidity,
    uidNext: now.uidNext,
    watermarkUid: nextWatermark(start.watermarkUid, listed, [...unanswered.keys()]),
    polledAt: at,
    reconciledAt: isWhole ? at : start.reconciledAt,
  });
}

async function giveUp(reading: Reading, gone: readonly number[], at: Date): Promise<void> {
  if (gone.length === 0) return;
  const { office, desk, uidValidity } = reading;
  office.log.warn('messages vanished before they could be read', { desk: desk.name, mails: gone.length });
  const rows = gone.map((uid) => ({ uid, sizeBytes: 0, internalDate: at }));
  await skipMessages(office.db, desk.name, desk.imap.folder, uidValidity, rows);
}

/** @returns the UIDs that were stored */
async function takeQuickly(
  reading: Reading,
  watermarkUid: number,
  inLedger: ReadonlySet<number>,
): Promise<readonly number[]> {
  const { fetched } = await reading.session.fetchNew(watermarkUid + 1);
  // What was left alone on purpose lies above a watermark that fell, and must stay alone.
  const wanted = fetched.filter(({ uid }) => !inLedger.has(uid));
  await store(reading, wanted, false);
  return wanted.map(({ uid }) => uid);
}

/** @returns the UIDs that the server answered */
async function takeAll(reading: Reading, uids: readonly number[]): Promise<ReadonlySet<number>> {
  const { session, office } = reading;
  const taken = new Set<number>();
  const most = office.config.limits.maxMailMiB * MIB;
  for (const batch of inBatches(await session.describe(uids))) {
    const tooLarge = batch.filter((message) => message.sizeBytes > most);
    const whole = batch.filter((message) => message.sizeBytes <= most);
    const fetched = await fetchWhole(session, whole);
    await store(reading, fetched, false);
    for (const { uid } of tooLarge) {
      const head = await session.fetchHead(uid);
      if (head !== null) await store(reading, [head], true);
      if (head !== null) taken.add(uid);
    }
    for (const { uid } of fetched) taken.add(uid);
  }
  return taken;
}

/** One large message is read in pieces; many small ones come in one answer. */
async function fetchWhole(
  session: MailboxSession,
  messages: readonly DescribedMessage[],
): Promise<readonly FetchedMessage[]> {
  const [first] = messages;
  if (first === undefined) return [];
  if (messages.length > 1) return session.fetchBodies(messages.map((message) => message.uid));
  const message = await session.fetchBody(first.uid);
  return message === null ? [] : [message];
}

/** Raw bytes and ledger row are committed before anything else is done with a mail; flags come after. */
async function store(
  { office, desk, session, uidValidity, onStored }: Reading,
  messages: readonly FetchedMessage[],
  shortened: boolean,
): Promise<void> {
  const storedAt = office.now();
  const added = await storeMails(
    office.db,
    messages.map(({ uid, bytes, sizeBytes, internalDate }) => ({
      desk: desk.name,
      folder: desk.imap.folder,
      uidValidity,
      uid,
      internalDate: internalDate ?? storedAt,
      sizeBytes,
      bytes,
      shortened,
      storedAt,
      ...scanHeader(bytes),
    })),
  );
  if (added > 0) onStored();
  if (messages.length > 0) await session.markTaken(messages.map((message) => message.uid));
}
