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
import { fileMails, roundsOf } from './file-mails.ts';
import type { ReadMail } from './inquiry.ts';
import { tellOfQuarantine } from './notify-staff.ts';
import { deskFor, type Office } from './office.ts';

/** As much as one transaction takes: enough to be quick on a backlog, little enough for a small server. */
const AT_ONCE: ClaimLimits = { mails: 50, bytes: 8 * 1024 * 1024 };

/**
 * Processes everything that waits now. While a full batch is filed, the next one is claimed and read.
 * @param onFiled  called after each batch: answers may wait in the outbox
 * @returns number of mails filed or set aside
 * @throws DatabaseAwayError after giving the mails back: the mails are not at fault
 */
export async function processWaiting(
  office: Office,
  signal: AbortSignal,
  onFiled: () => void,
): Promise<number> {
  let batch = await takeBatch(office, signal);
  for (let done = 0; ; ) {
    const { claimed } = batch;
    if (claimed.length === 0) return done;
    const hasMore = claimed.length === AT_ONCE.mails;
    const next = hasMore ? takeBatch(office, signal) : null;
    // Whoever awaits it meets the fault; until then it must not count as one that nobody looks at.
    next?.catch(() => undefined);
    try {
      await fileBatch(office, batch);
    } catch (fault) {
      const taken = (await next?.catch(() => null))?.claimed ?? [];
      if (isDatabaseAway(fault)) await giveBack(office, [...claimed, ...taken], signal);
      throw fault;
    }
    onFiled();
    done += claimed.length;
    // The answers leave while this is asked, and at an idle desk nothing more must stand in their way.
    if (next === null && !(await isMailDue(office.db, office.now()))) return done;
    batch = await (next ?? takeBatch(office, signal));
  }
}

/** Mails that were claimed, and those of them that could be read. */
type Batch = { readonly claimed: readonly ClaimedMail[]; readonly read: readonly ReadMail[] };

/** Claims and reads what waits; nothing once the program was told to stop. */
async function takeBatch(office: Office, signal: AbortSignal): Promise<Batch> {
  if (signal.aborted) return { claimed: [], read: [] };
  const claimed = await claimMails(office.db, office.now(), AT_ONCE, office.fresh);
  try {
    const read: ReadMail[] = [];
    for (const each of claimed) {
      const mail = await readMail(office, each);
      if (mail !== null) read.push({ claimed: each, mail });
    }
    return { claimed, read };
  } catch (fault) {
    if (isDatabaseAway(fault)) await giveBack(office, claimed, signal);
    throw fault;
  }
}

async function fileBatch(office: Office, { read }: Batch): Promise<void> {
  for (const round of roundsOf(read, office.config.limits.newCasesPerAddressPerHour)) {
    if (await fileTogether(office, round)) continue;
    for (const each of round) await fileAlone(office, each);
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
async function giveBack(office: Office, claimed: readonly ClaimedMail[], signal: AbortSignal): Promise<void> {
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
