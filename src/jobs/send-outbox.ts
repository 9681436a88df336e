/**
 * Empties the outbox: takes what is due, hands it to the desk's mail server, and writes what became of it
 * on the row and on the case. Transient faults are tried again with growing pauses up to a ceiling; a
 * letter that cannot leave becomes a fact of the case and a notice to staff (DESIGN §3 "SMTP outcome
 * unknown"; style.md 3.9).
 */
import type { LaterCommand } from '../case/commands.ts';
import { lockCases, lockFreeCases } from '../shell/db/case-store.ts';
import {
  type ClaimedOutbound,
  claimDueMails,
  finishSending,
  holdSendings,
  nextDueAt,
  type SendingOutcome,
} from '../shell/db/outbox-store.ts';
import type { Db } from '../shell/db/tables.ts';
import type { NewTask } from '../shell/db/task-store.ts';
import { type GatherLimits, gather } from '../shell/gather.ts';
import type { Sender, SendResult } from '../shell/smtp.ts';
import { announce } from './announce.ts';
import { type Docket, openDocket } from './docket.ts';
import { enterDocket } from './enter-docket.ts';
import type { Office } from './office.ts';
import { runCommand } from './run-commands.ts';

/** Pauses in minutes before the second, third, … attempt; after the last one the mail has failed. */
export const RETRY_MINUTES: readonly number[] = [1, 2, 5, 10, 30, 60, 120, 240, 480, 480];

/** A mail that may have arrived is sent once more after this time, byte for byte the same. */
const UNKNOWN_MINUTES = 15;
const UNKNOWN = 'outcome unknown: ';
const MAILS_AT_ONCE = 48;

/** The sender of each desk, by name. */
export type Senders = ReadonlyMap<string, Sender>;

/**
 * Sends everything that is due now. While it is written what became of some mails, the next ones are handed over.
 * @returns how many mails were handed over
 */
export async function sendOutbox(office: Office, senders: Senders, signal: AbortSignal): Promise<number> {
  let handedOver = 0;
  let before: Promise<number> = Promise.resolve(0);
  // However long it takes to write it, and the lease with it, none of them is sent a second time.
  let handing: readonly number[] = [];
  for (;;) {
    const mails = signal.aborted ? [] : await claimDueMails(office.db, office.now(), MAILS_AT_ONCE, handing);
    if (mails.length === 0) return handedOver + (await before);
    const { handed, written } = sendTogether(office, senders, mails);
    // Whoever awaits it meets the fault; until then it must not count as one that nobody looks at.
    written.catch(() => undefined);
    await handed;
    try {
      handedOver += await before;
    } catch (fault) {
      await written.catch(() => undefined);
      throw fault;
    }
    before = written;
    handing = mails.map(({ id }) => id);
  }
}

/** What became of mails is written for so many of them, and so long after the first at most. */
const REPORT: GatherLimits = { items: 48, ms: 150 };

/**
 * Hands mails over, several at once. What became of them is written soon after it is known: one slow server
 * must not keep the others from being known as sent. What cannot be written now is written with the next ones,
 * also what belongs to a case on which a mail is just being filed; only the last waits for that one. The fault
 * of the last attempt is that of all.
 */
function sendTogether(office: Office, senders: Senders, mails: readonly ClaimedOutbound[]) {
  let unwritten: readonly Sent[] = [];
  let fault: unknown = null;
  const write = async (sent: readonly Sent[], isLast: boolean): Promise<void> => {
    unwritten = sent;
    try {
      unwritten = await office.db.transaction().execute((tx) => report(office, tx, sent, isLast));
      fault = null;
    } catch (caught) {
      fault = caught;
    }
  };
  const reports = gather<Sent>(mails.length, (ready) => write([...unwritten, ...ready], false), REPORT);
  const sending = mails.map((mail) => sendOne(office, senders, mail));
  const reporting = Promise.all(sending.map(async (each) => reports.add(await each)));
  const finish = async (): Promise<number> => {
    await reporting;
    if (fault === null && unwritten.length > 0) await write(unwritten, true);
    if (fault !== null) throw fault;
    const outcomes = await Promise.all(sending);
    return outcomes.filter(({ outcome }) => outcome.status === 'sent').length;
  };
  return { handed: Promise.all(sending), written: finish() };
}

/** Milliseconds until the next mail is due, at most `longest`. */
export async function outboxPause(office: Office, longest: number): Promise<number> {
  const due = await nextDueAt(office.db);
  if (due === null) return longest;
  return Math.min(longest, Math.max(0, due.getTime() - office.now().getTime()));
}

type Sent = { readonly mail: ClaimedOutbound; readonly outcome: SendingOutcome };

async function sendOne(office: Office, senders: Senders, mail: ClaimedOutbound): Promise<Sent> {
  const sender = senders.get(mail.desk) ?? [...senders.values()][0];
  if (sender === undefined) throw new Error('every desk has a sender');
  const result = await sender.send({ from: mail.envelopeFrom, to: mail.toAddress, bytes: mail.bytes });
  const outcome = judgeSending(result, mail.attempt, mail.failure, office.now());
  const fields = { outbound: mail.id, letter: mail.letter, attempt: mail.attempt, outcome: result.outcome };
  if (outcome.status === 'sent') office.log.info('mail sent', fields);
  else office.log.warn('mail not sent', { ...fields, reason: outcome.failure, status: outcome.status });
  return { mail, outcome };
}

/** Nobody goes on reminding an address that does not work; the order may be over already, or taken back. */
export function loseWorkMail(office: Office, docket: Docket, caseId: number, number: number): void {
  const given = { at: docket.at, by: { kind: 'bot' }, mailId: null } as const;
  runCommand(office, docket, caseId, { ...given, type: 'lose_work_mail', number });
}

/**
 * Writes what became of the mails on their rows, and of the letters on their cases.
 * @param isLast  waits for cases that another transaction holds; otherwise these are left for later
 * @returns what is still to be written
 */
async function report(
  office: Office,
  tx: Db,
  sent: readonly Sent[],
  isLast: boolean,
): Promise<readonly Sent[]> {
  const at = office.now();
  const concerned = sent.map(({ mail, outcome }) => (isFactOfCase(mail, outcome) ? mail.caseId : null));
  const lock = isLast ? lockCases : lockFreeCases;
  const cases = await lock(
    tx,
    concerned.filter((caseId) => caseId !== null),
  );
  const docket = openDocket(at, cases);
  const { now = [], later = [] } = Object.groupBy(sent, ({ mail, outcome }) =>
    isLast || mail.caseId === null || !isFactOfCase(mail, outcome) || cases.has(mail.caseId)
      ? 'now'
      : 'later',
  );
  const held = await holdSendings(
    tx,
    now.map(({ mail: { id, attempt } }) => ({ id, attempt })),
  );
  const written = now.filter(({ mail }) => held.has(mail.id));
  for (const { mail, outcome } of written) {
    if (mail.caseId === null || !isFactOfCase(mail, outcome)) continue;
    const change = runCommand(office, docket, mail.caseId, reportOf(mail, outcome, at));
    if (!change.ok) continue;
    announce(office, docket, change, null);
    if (outcome.status !== 'failed') continue;
    docket.tasks.push(taskFor(mail, at));
    if (mail.workOrder !== null) loseWorkMail(office, docket, mail.caseId, mail.workOrder);
  }
  await finishSending(
    tx,
    written.map(({ mail, outcome }) => ({ id: mail.id, ...outcome })),
  );
  await enterDocket(office, tx, docket);
  return later;
}

/**
 * What the answer of the mail server means for the row.
 * @param attempt  number of this try, from 1
 * @param before   the failure of the try before, which tells whether the outcome was unknown already
 */
export function judgeSending(
  result: SendResult,
  attempt: number,
  before: string | null,
  at: Date,
): SendingOutcome {
  const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
  switch (result.outcome) {
    case 'accepted':
      return { status: 'sent', sentAt: at, smtpReply: result.reply, failure: null, sendAfter: null };
    case 'permanent':
      return failed(result.reason);
    case 'unknown':
      if (before?.startsWith(UNKNOWN) === true) return failed(`${UNKNOWN}${result.reason}`);
      return again(`${UNKNOWN}${result.reason}`, later(UNKNOWN_MINUTES));
    case 'transient': {
      const pause = RETRY_MINUTES[attempt - 1];
      return pause === undefined ? failed(result.reason) : again(result.reason, later(pause));
    }
  }
}

function failed(failure: string): SendingOutcome {
  return { status: 'failed', sentAt: null, smtpReply: null, failure, sendAfter: null };
}

function again(failure: string, sendAfter: Date): SendingOutcome {
  return { status: 'queued', sentAt: null, smtpReply: null, failure, sendAfter };
}

/** Only letters to people outside are; a notice that fails shows in the log and the outbox. */
function isFactOfCase(mail: ClaimedOutbound, outcome: SendingOutcome): boolean {
  return mail.audience !== 'staff' && outcome.status !== 'queued';
}

/** The complainant knows nothing of what the letter says until a person tells. */
function taskFor({ id, desk, caseId }: ClaimedOutbound, at: Date): NewTask {
  return { kind: 'letter-failed', desk, caseId, mailId: null, outboundId: id, at };
}

function reportOf(mail: ClaimedOutbound, outcome: SendingOutcome, at: Date): LaterCommand {
  const given = { at, by: { kind: 'bot' }, mailId: null, letter: mail.letter, outboundId: mail.id } as const;
  return outcome.status === 'sent'
    ? { type: 'report_letter_sent', ...given }
    : { type: 'report_letter_failed', ...given, reason: outcome.failure ?? 'no reason given' };
}
