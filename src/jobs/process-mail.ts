/**
 * Takes whatever mail waits, reads it and files it. The attempt is committed before it is made; mails that
 * have nothing to do with each other are filed in one transaction, and when that fails each is tried in one of
 * its own, so that one bad mail never holds up the rest. After the last attempt a mail is quarantined and the
 * coordinator is told (inbound.md A8, A9; DESIGN §8).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { InboundMail } from '../mail/inbound-mail.ts';
import { isDatabaseAway } from '../shell/db/connection.ts';
import {
  type Claim,
  type ClaimedMail,
  type ClaimLimits,
  claimMails,
  giveBackMails,
  holdClaims,
  isMailDue,
  noteFailure,
  quarantineMail,
} from '../shell/db/inbound-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { faultFields } from '../shell/log.ts';
import { openDocket } from './docket.ts';
import { enterDocket } from './enter-docket.ts';
import { fileMails } from './file-mails.ts';
import { type FilingLine, openFilingLine } from './filing-line.ts';
import type { ReadMail } from './inquiry.ts';
import { tellOfQuarantine } from './notify-staff.ts';
import { deskFor, type Office } from './office.ts';

/** As much as one transaction takes: enough to be quick on a backlog, little enough for a small server. */
const AT_ONCE: ClaimLimits = { mails: 30, bytes: 6 * 1024 * 1024 };

/** An empty line for the mails of this daemon. */
export function openLine({ config }: Office): FilingLine {
  return openFilingLine({ ...AT_ONCE, perAddress: config.limits.newCasesPerAddressPerHour });
}

/**
 * Processes everything that waits now. Two may do so at once, on one line: one reads and judges while the database
 * answers the other.
 * @param onFiled  called after each batch: answers may wait in the outbox
 * @param line     what is in hand; whoever comes to its end while mails wait leaves those to who holds up these
 * @returns number of mails filed or set aside
 * @throws DatabaseAwayError after giving the mails back: the mails are not at fault
 */
export async function processWaiting(
  office: Office,
  signal: AbortSignal,
  onFiled: () => void,
  line = openLine(office),
): Promise<number> {
  for (let done = 0; ; ) {
    const isShort = line.waiting() < AT_ONCE.mails && !line.isClosed();
    if (isShort && !signal.aborted) done += await takeInHand(office, line, signal);
    const mails = line.take();
    if (mails.length === 0) return done;
    await fileTaken(office, line, mails, signal);
    onFiled();
    // The answers leave while this is asked, and at an idle desk nothing more must stand in their way.
    if (line.waiting() === 0 && !(await isMailDue(office.db, office.now()))) return done;
  }
}

/** Processes a backlog by two hands, to its end. @returns number of mails filed or set aside */
export async function processBacklog(office: Office, signal: AbortSignal): Promise<number> {
  const line = openLine(office);
  const hands = [1, 2].map(() => processWaiting(office, signal, () => undefined, line));
  await Promise.allSettled(hands);
  const counts = await Promise.all(hands);
  return counts.reduce((sum, count) => sum + count, 0);
}

function claimOf({ claimed }: ReadMail): ClaimedMail {
  return claimed;
}

/** Claims what waits and reads it. @returns how many were claimed */
async function takeInHand(office: Office, line: FilingLine, signal: AbortSignal): Promise<number> {
  let claims: readonly Claim[] = [];
  const onClaim = (all: readonly Claim[]) => {
    claims = all;
  };
  try {
    const read: ReadMail[] = [];
    for (const claimed of await claimMails(office.db, office.now(), AT_ONCE, office.fresh, onClaim)) {
      const mail = await readMail(office, claimed);
      if (mail !== null) read.push({ claimed, mail });
    }
    line.add(read);
    return claims.length;
  } catch (fault) {
    if (isDatabaseAway(fault)) await giveBack(office, claims, signal);
    throw fault;
  }
}

async function fileTaken(
  office: Office,
  line: FilingLine,
  mails: readonly ReadMail[],
  signal: AbortSignal,
): Promise<void> {
  try {
    if (await fileTogether(office, mails)) return;
    for (const each of mails) await fileAlone(office, each);
  } catch (fault) {
    if (isDatabaseAway(fault)) await giveBack(office, [...mails, ...line.clear()].map(claimOf), signal);
    throw fault;
  } finally {
    line.finish(mails);
  }
}

async function readMail(office: Office, claimed: ClaimedMail): Promise<InboundMail | null> {
  if (claimed.attempt > office.config.limits.attempts) {
    await setAside(office, claimed, 'every attempt ended with the end of the program');
    return null;
  }
  const parsed = await office.parse(claimed.bytes);
  if (parsed.ok) return parsed.mail;
  await failed(office, claimed, parsed.reason);
  return null;
}

/** @returns false when the transaction failed and was rolled back through the fault of some mail in it */
async function fileTogether(office: Office, mails: readonly ReadMail[]): Promise<boolean> {
  try {
    await office.db.transaction().execute((tx) => fileHeld(office, tx, mails));
    return true;
  } catch (fault) {
    if (isDatabaseAway(fault)) throw fault;
    office.log.warn('filing together failed, each mail is tried alone', {
      mails: mails.length,
      ...faultFields(fault),
    });
    return false;
  }
}

async function fileAlone(office: Office, read: ReadMail): Promise<void> {
  try {
    await office.db.transaction().execute((tx) => fileHeld(office, tx, [read]));
  } catch (fault) {
    if (isDatabaseAway(fault)) throw fault;
    const { fault: kind, message } = faultFields(fault);
    await failed(office, read.claimed, `${kind}: ${message}`);
  }
}

/** Files what still is ours: a worker that was held up for longer than its claim lasts may have lost it. */
async function fileHeld(office: Office, tx: Db, mails: readonly ReadMail[]): Promise<void> {
  const held = await holdClaims(
    tx,
    mails.map(({ claimed }) => claimed),
  );
  const ours = mails.filter(({ claimed }) => held.has(claimed.id));
  if (ours.length < mails.length)
    office.log.warn('mails were claimed by another meanwhile', { mails: mails.length - ours.length });
  await fileMails(office, tx, ours);
}

async function failed(office: Office, claimed: ClaimedMail, reason: string): Promise<void> {
  office.log.error('mail could not be processed', { mail: claimed.id, attempt: claimed.attempt, reason });
  if (claimed.attempt >= office.config.limits.attempts) await setAside(office, claimed, reason);
  else await noteFailure(office.db, claimed.id, reason);
}

async function setAside(office: Office, claimed: ClaimedMail, reason: string): Promise<void> {
  const at = office.now();
  const desk = deskFor(office, claimed.desk);
  const docket = openDocket(at, new Map());
  docket.tasks.push({ kind: 'quarantined', desk: desk.name, caseId: null, mailId: claimed.id, at });
  if (!claimed.imported) tellOfQuarantine(office, docket, desk, claimed, reason);
  await office.db.transaction().execute(async (tx) => {
    if (!(await holdClaims(tx, [claimed])).has(claimed.id)) return;
    await quarantineMail(tx, claimed.id, reason, at);
    await enterDocket(office, tx, docket);
  });
  office.log.error('mail quarantined', { mail: claimed.id, reason });
}

/** How often a database that is away is asked whether it is back. */
const KNOCK_EVERY_MS = 1_000;

/**
 * Waits for the database with it, as nothing else can be processed meanwhile. When the program is told to stop
 * before, the lease of the claim stands in for it.
 */
async function giveBack(office: Office, claimed: readonly Claim[], signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      return await giveBackMails(office.db, claimed, office.now());
    } catch (fault) {
      if (!isDatabaseAway(fault)) throw fault;
      if (signal.aborted) {
        office.log.warn('mails come back when their lease ends', { mails: claimed.length });
        return;
      }
    }
    await sleep(KNOCK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
