/**
 * Takes the mails of an archive into the register (procedure step 1, DESIGN §4 `import`): in the order in which
 * they were received, so that answers find what they answer; stored raw like mail of a mailbox, then filed by
 * the same jobs. It may be ended anywhere and started again: what is there already is passed over.
 */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { scanHeader } from '../mail/scan-header.ts';
import { keepStored } from '../shell/db/fresh-mails.ts';
import { countUnfiled, findPresent, type ImportRun, type Unfiled } from '../shell/db/import-store.ts';
import { type FetchedMail, storeMails } from '../shell/db/inbound-store.ts';
import { type ArchivePlace, readArchived } from '../shell/mail-archive.ts';
import type { Office } from './office.ts';
import { processBacklog } from './process-mail.ts';

const MIB = 1_048_576;
const AT_ONCE = { mails: 100, bytes: 8 * MIB };

/** `mails` in the order in which they were received. */
export type ImportOrder = {
  readonly run: ImportRun;
  readonly mails: readonly ArchivePlace[];
  /** False when nobody is to be kept from being answered or told: the mail is new, only its way here was not. */
  readonly asArchive: boolean;
  /** True when nothing is to be written. */
  readonly onlyLook: boolean;
};

/** How far an import has come, in mails. */
export type ImportProgress = {
  readonly looked: number;
  readonly added: number;
  /** Bytes that the register had before, or that stand twice in the archive. */
  readonly present: number;
  /** Mails that could not be read from the disk. */
  readonly unread: readonly { readonly path: string; readonly why: string }[];
};

/**
 * Stores and files the mails; ends early when `signal` aborts.
 * @param onProgress  called after each portion
 */
export async function importMails(
  office: Office,
  order: ImportOrder,
  signal: AbortSignal,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportProgress> {
  let progress: ImportProgress = { looked: 0, added: 0, present: 0, unread: [] };
  let filing: Promise<unknown> = Promise.resolve();
  const seen = new Set<string>();
  for (let next = 0; next < order.mails.length && !signal.aborted; ) {
    const portion = await readPortion(office, order, next);
    next += portion.looked;
    const fresh = await withoutPresent(office, portion.mails, seen);
    let added = fresh.length;
    if (!order.onlyLook && fresh.length > 0) {
      // Another process may have stored the same since they were looked up.
      const stored = await storeMails(office.db, fresh);
      added = stored.length;
      keepStored(office.fresh, fresh, stored);
      // While one portion is filed the next is read and stored, so that two at most are in memory.
      await filing;
      filing = processBacklog(office, signal);
      // Whoever awaits it meets the fault; until then it must not count as one that nobody looks at.
      filing.catch(() => undefined);
    }
    progress = {
      looked: next,
      added: progress.added + added,
      present: progress.present + portion.mails.length - added,
      unread: [...progress.unread, ...portion.unread],
    };
    onProgress(progress);
  }
  await filing;
  return progress;
}

type ReadMail = FetchedMail & { readonly digest: string };
type Portion = {
  readonly looked: number;
  readonly mails: readonly ReadMail[];
  readonly unread: ImportProgress['unread'];
};

/** Reads the next mails, as many as fit into one portion and at least one. */
async function readPortion(office: Office, order: ImportOrder, from: number): Promise<Portion> {
  const mails: ReadMail[] = [];
  const unread: { path: string; why: string }[] = [];
  const storedAt = office.now();
  let bytes = 0;
  let looked = 0;
  for (const place of order.mails.slice(from, from + AT_ONCE.mails)) {
    if (looked > 0 && bytes + place.end - place.start > AT_ONCE.bytes) break;
    looked += 1;
    const read = await readArchived(place, office.config.limits.maxMailMiB * MIB);
    if (typeof read === 'string') {
      unread.push({ path: place.path, why: read });
      continue;
    }
    bytes += read.bytes.length;
    mails.push({
      ...order.run,
      // From 1 on, in the order in which the mails were received: numbers of mails follow it.
      uid: from + looked,
      internalDate: new Date(place.receivedAt),
      sizeBytes: read.sizeBytes,
      bytes: read.bytes,
      shortened: read.isCut,
      imported: order.asArchive,
      storedAt,
      digest: createHash('sha256').update(read.bytes).digest('hex'),
      ...scanHeader(read.bytes),
    });
  }
  return { looked, mails, unread };
}

/** @param seen  digests of this run, for when nothing is written that would remember them */
async function withoutPresent(
  office: Office,
  mails: readonly ReadMail[],
  seen: Set<string>,
): Promise<readonly ReadMail[]> {
  const present = await findPresent(
    office.db,
    mails.map(({ digest }) => digest),
  );
  return mails.filter(({ digest }) => {
    const isFresh = !present.has(digest) && !seen.has(digest);
    seen.add(digest);
    return isFresh;
  });
}

const LOOK_AGAIN_MS = 500;

/**
 * Waits until all imported mail is filed: a daemon may have some of it in hand, or an import that was killed
 * may have had, which is free again after a minute. What failed is tried again later and not waited for.
 * @param onWait  called with the number of mails before each wait
 */
export async function fileRest(
  office: Office,
  signal: AbortSignal,
  onWait: (mails: number) => void,
): Promise<Unfiled> {
  for (;;) {
    await processBacklog(office, signal);
    const unfiled = await countUnfiled(office.db);
    if (unfiled.waiting === 0 || signal.aborted) return unfiled;
    onWait(unfiled.waiting);
    await sleep(LOOK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
  }
}
