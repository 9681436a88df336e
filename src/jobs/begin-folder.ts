/**
 * The first look at a folder, and the first after the server renumbered it: what is left alone on purpose is
 * written into the ledger before anything is taken, together with the fact that it was looked at, so that a
 * look that breaks off is never mistaken for a first one again (inbound.md A3).
 */
import { localDay } from '../case/working-days.ts';
import type { Desk } from '../config.ts';
import { type Generation, inBatches } from '../mail/work-list.ts';
import {
  type FolderProgress,
  forgetFolder,
  loadSkipped,
  saveProgress,
  skipMessages,
} from '../shell/db/ledger-store.ts';
import type { DescribedMessage, MailboxSession } from '../shell/imap-session.ts';
import type { Office } from './office.ts';

/** Everything in the folder is still to be looked at. */
const FROM_THE_BEGINNING = { watermarkUid: 0, reconciledAt: null } as const;
const ROWS_AT_ONCE = { maxBytes: Number.MAX_SAFE_INTEGER, maxCount: 1_000 };

/** Begins to read the folder that `session` has open. @returns where reading starts */
export async function beginFolder(
  office: Office,
  desk: Desk,
  session: MailboxSession,
  generation: Exclude<Generation, 'same'>,
): Promise<Pick<FolderProgress, 'watermarkUid' | 'reconciledAt'>> {
  const { folder } = desk.imap;
  const { uidValidity, uidNext } = session.state();
  const isFirst = generation === 'first';
  const left = isFirst ? await olderMail(office, desk, session) : await leftBefore(office, desk, session);
  const at = office.now();
  const rows = left.map((message) => ({ ...message, internalDate: message.internalDate ?? at }));
  await office.db.transaction().execute(async (tx) => {
    if (!isFirst) await forgetFolder(tx, desk.name, folder, uidValidity);
    for (const batch of inBatches(rows, ROWS_AT_ONCE)) {
      await skipMessages(tx, desk.name, folder, uidValidity, batch);
    }
    const progress = { uidValidity, uidNext, polledAt: at, missing: 0, ...FROM_THE_BEGINNING };
    await saveProgress(tx, desk.name, folder, progress);
  });
  const fields = { desk: desk.name, olderMails: rows.length };
  if (isFirst) office.log.info('first look at the mailbox: older mail stays where it is', fields);
  else office.log.warn('the mailbox was renumbered: all of it is read again', fields);
  return FROM_THE_BEGINNING;
}

/** What lay in the mailbox before the desk began stays as it is, except from the day that was configured. */
async function olderMail(
  office: Office,
  desk: Desk,
  session: MailboxSession,
): Promise<readonly DescribedMessage[]> {
  const { olderMailSince } = desk.imap;
  const present = await session.describe(await session.listUids(1));
  if (olderMailSince === null) return present;
  const { timeZone } = office.config;
  return present.filter(
    ({ internalDate }) => internalDate !== null && localDay(internalDate, timeZone) < olderMailSince,
  );
}

/**
 * Of what was left alone there are no bytes to compare, so it is known again by the instant and the size
 * that the server states: both stay when a mailbox is rebuilt or moved.
 */
async function leftBefore(
  office: Office,
  desk: Desk,
  session: MailboxSession,
): Promise<readonly DescribedMessage[]> {
  const skipped = await loadSkipped(office.db, desk.name, desk.imap.folder);
  if (skipped.length === 0) return [];
  const known = new Set(skipped.map(describe));
  const present = await session.describe(await session.listUids(1));
  return present.filter((message) => known.has(describe(message)));
}

function describe({ sizeBytes, internalDate }: Omit<DescribedMessage, 'uid'>): string {
  return `${sizeBytes} ${internalDate?.toISOString()}`;
}
