/**
 * One look at a folder: takes every message that the ledger lacks, raw bytes first (inbound.md A1 to A7).
 * What just arrived is taken by the quick way; then the list of the server is compared with the ledger, so
 * that nothing rests on the quick way having been complete.
 */
import type { Desk } from '../config.ts';
import { suspect, suspectsLast } from '../mail/suspect-messages.ts';
import { countAnswers, generationOf, lookFromUid, nextWatermark, uidsToFetch } from '../mail/work-list.ts';
import { ledgerUids, loadProgress, saveProgress, skipMessages } from '../shell/db/ledger-store.ts';
import type { MailboxSession } from '../shell/imap-session.ts';
import { beginFolder } from './begin-folder.ts';
import { openDocket } from './docket.ts';
import { enterDocket } from './enter-docket.ts';
import { tellOfMailboxTrouble } from './notify-staff.ts';
import type { Office } from './office.ts';
import {
  type FolderMemory,
  newFolderMemory,
  type Reading,
  takeMessages,
  takeQuickly,
} from './take-messages.ts';

/** The whole folder is compared with the ledger once a day. */
const RECONCILE_MS = 86_400_000;

/** Takes what is new. @param onStored  called after each fetch that brought something, and waited for */
export async function readFolder(
  office: Office,
  desk: Desk,
  session: MailboxSession,
  memory: FolderMemory,
  onStored: (mails: number) => Promise<void>,
): Promise<void> {
  const { folder } = desk.imap;
  const now = session.state();
  const left = await loadProgress(office.db, desk.name, folder);
  const generation = generationOf(left, now);
  const reading: Reading = { office, desk, session, uidValidity: now.uidValidity, memory, onStored };
  const isSame = generation === 'same' && left !== null;
  const start = isSame ? left : await beginFolder(office, desk, session, left === null ? 'first' : 'new');
  if (!isSame) Object.assign(memory, newFolderMemory());

  const at = office.now();
  const isWhole = start.reconciledAt === null || at.getTime() - start.reconciledAt.getTime() >= RECONCILE_MS;
  const fromUid = lookFromUid(start.watermarkUid, isWhole);
  const { listed, missing } = await takeMissing(reading, isSame ? start.watermarkUid : null, fromUid, at);
  await saveProgress(office.db, desk.name, folder, {
    uidValidity: now.uidValidity,
    uidNext: now.uidNext,
    watermarkUid: nextWatermark(start.watermarkUid, listed, missing),
    polledAt: at,
    missing: missing.length,
    reconciledAt: isWhole ? at : start.reconciledAt,
  });
}

/**
 * Takes what the ledger lacks from `fromUid` on.
 * @param quicklyAbove  UID above which new mail is taken by the quick way first; null: nothing is
 * @returns what the server lists, and what of it is still to be asked for
 */
async function takeMissing(reading: Reading, quicklyAbove: number | null, fromUid: number, at: Date) {
  const { office, desk, session, uidValidity, memory } = reading;
  const broke = memory.inHand;
  memory.inHand = null;
  const { suspects, givenUp } = suspect(memory.suspects, broke, at);
  memory.suspects = suspects;
  await giveUp(reading, givenUp, true, at);

  const inLedger = await ledgerUids(office.db, desk.name, desk.imap.folder, uidValidity, fromUid);
  const isQuick = quicklyAbove !== null && broke === null && suspects.size === 0;
  const quick = isQuick ? await takeQuickly(reading, quicklyAbove, inLedger) : [];
  const known = new Set([...inLedger, ...quick]);
  const listed = await session.listUids(fromUid);
  const wanted = suspectsLast(uidsToFetch(listed, known, memory.unanswered), suspects, at);
  // After a broken connection one by one, to find out at which message it was.
  const portions = broke === null ? [wanted] : wanted.map((uid) => [uid]);
  const taken = new Set<number>();
  for (const uids of portions) for (const uid of await takeMessages(reading, uids)) taken.add(uid);

  const answers = countAnswers(memory.unanswered, wanted, new Set([...known, ...taken]));
  memory.unanswered = answers.unanswered;
  memory.suspects = new Map([...suspects].filter(([uid]) => listed.includes(uid) && !taken.has(uid)));
  const isListed = (uid: number) => listed.includes(uid);
  await giveUp(reading, answers.gone.filter(isListed), true, at);
  await giveUp(
    reading,
    answers.gone.filter((uid) => !isListed(uid)),
    false,
    at,
  );
  return { listed, missing: [...answers.unanswered.keys(), ...memory.suspects.keys()] };
}

/** What lies in the mailbox and cannot be had is told to a person; what was deleted meanwhile is not. */
async function giveUp(
  { office, desk, uidValidity }: Reading,
  uids: readonly number[],
  isThere: boolean,
  at: Date,
): Promise<void> {
  if (uids.length === 0) return;
  const fields = { desk: desk.name, mails: uids.length };
  if (isThere) office.log.error('the server lists messages and does not hand them over', fields);
  else office.log.warn('messages vanished before they could be read', fields);
  const rows = uids.map((uid) => ({ uid, sizeBytes: 0, internalDate: at }));
  const docket = openDocket(at, new Map());
  if (isThere) tellOfMailboxTrouble(office, docket, desk, { kind: 'gap', mails: uids.length }, at);
  await office.db.transaction().execute(async (tx) => {
    await skipMessages(tx, desk.name, desk.imap.folder, uidValidity, rows);
    await enterDocket(office, tx, docket);
  });
}
