/**
 * Files mails where they belong, in one transaction: a complaint opens a case, correspondence joins one, a
 * staff mail becomes a note, a bounce marks the letter that did not arrive, and what a person must look at
 * becomes a task. The judgement itself is pure (mail/dispose.ts); here it gets what the register knows.
 */
import { dispose } from '../mail/dispose.ts';
import type { Known } from '../mail/disposition.ts';
import { lockCases, nextCaseNumbers } from '../shell/db/case-store.ts';
import { lockMeasures } from '../shell/db/measure-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { countTroubles } from '../shell/db/trouble-store.ts';
import { withBatchAnswers } from './batch-answers.ts';
import { type Docket, openDocket, quietly } from './docket.ts';
import { enterDocket } from './enter-docket.ts';
import { fileBounce } from './file-bounce.ts';
import { joinCase, registerComplaint } from './file-complaint.ts';
import { holdMail, recordMail } from './file-machine-mail.ts';
import { fileThirdParty, isOfThirdParty } from './file-third-party.ts';
import type { Filing } from './filing.ts';
import { type Inquiry, inquiryOf, type ReadMail } from './inquiry.ts';
import { lookForAlike } from './look-for-alike.ts';
import { lookUp } from './look-up.ts';
import type { Office } from './office.ts';
import { runStaffMail } from './run-staff-mail.ts';
import { casesOfMail, type LookedUp, loadStaffMails, measuresOfMails } from './staff/staff-mail.ts';

/** Judges mails and files them; what others file at the same moment waits where one must see the other. */
export async function fileMails(office: Office, tx: Db, mails: readonly ReadMail[]): Promise<void> {
  const at = office.now();
  const inquiries = mails.map((read) => inquiryOf(office, read));
  const known = await lookUp(office, tx, inquiries, at);
  const looked = judge(inquiries, known, at);
  const filings = looked.map(({ filing }) => filing);
  const written = looked.filter(({ filing }) => isCommandMail(filing));
  const commands = await loadStaffMails(office, tx, written);
  const named = [...filings.flatMap(casesOf), ...commands.flatMap(casesOfMail)];
  const cases = await lockCases(tx, named);
  const docket = openDocket(at, cases, await lockMeasures(tx, await measuresOfMails(tx, commands)));
  await countTroublesOf(office, tx, docket, filings);
  const numbers = await numberComplaints(tx, filings.filter(opensCase));
  await lookForAlike(
    tx,
    docket,
    [...numbers].map(([filing, caseId]) => ({ filing, caseId })),
  );
  for (const filing of filings) {
    const caseId = numbers.get(filing) ?? filing.fate.thread.caseId;
    // An archive of thousands of mails is one piece of news, which the person who imports it has.
    const entry = filing.claimed.imported ? quietly(docket) : docket;
    const command = commands.find((each) => each.filing === filing) ?? null;
    if (isCommandMail(filing)) await runStaffMail(office, tx, docket, filing, command);
    else if (filing.fate.secondDeliveryOf === null) fileOne(office, entry, filing, caseId);
    const placed = docket.placed.find(({ mailId }) => mailId === filing.claimed.id)?.caseId ?? caseId;
    docket.filed.push({ filing, caseId: command?.byStranger === true ? null : placed });
    logFiled(office, filing, caseId);
  }
  await enterDocket(office, tx, docket);
}

async function numberComplaints(tx: Db, opening: readonly Filing[]): Promise<ReadonlyMap<Filing, number>> {
  const numbers = await nextCaseNumbers(tx, opening.length);
  return new Map(opening.map((filing, index) => [filing, numbers[index] ?? missing()]));
}

/** Judges mails one after the other: what those before will be answered counts for the next. */
function judge(inquiries: readonly Inquiry[], known: readonly Known[], at: Date): readonly LookedUp[] {
  const looked: LookedUp[] = [];
  for (const [index, { claimed, mail, desk, profile, question }] of inquiries.entries()) {
    const before = looked.map(({ filing }) => filing);
    const author = question.wanted.author?.address ?? '';
    const facts = withBatchAnswers(known[index] ?? missing(), author, before);
    const fate = dispose(mail, profile, facts, claimed.receivedAt, at, claimed.signatureCheck);
    const flags = claimed.shortened ? [...fate.flags, 'too-large'] : fate.flags;
    const filing = { claimed, mail, desk, at, fate: { ...fate, flags } };
    looked.push({ filing, known: facts });
  }
  return looked;
}

/** Mails of colleagues, and those that strangers write to the reply address of one. */
function isCommandMail({ fate }: Filing): boolean {
  const isMeant = fate.disposition === 'staff' || fate.rules.hit.includes('staff-token');
  return isMeant && fate.secondDeliveryOf === null;
}

function opensCase({ fate }: Filing): boolean {
  return fate.disposition === 'complaint' && fate.secondDeliveryOf === null;
}

function casesOf({ fate }: Filing): readonly number[] {
  return [fate.thread.caseId, ...fate.bounced.map((bounced) => bounced.sent.caseId)].filter(
    (id) => id !== null,
  );
}

/** What counts against the addresses of letters that are reported as delayed or refused for now. */
async function countTroublesOf(
  office: Office,
  tx: Db,
  docket: Docket,
  filings: readonly Filing[],
): Promise<void> {
  const soft = filings.flatMap(({ fate }) => fate.bounced).filter((letter) => !letter.hard);
  const since = new Date(docket.at.getTime() - office.config.limits.softBounceDays * DAY_MS);
  const addresses = soft.map(({ sent }) => sent.recipient);
  const counts = await countTroubles(tx, addresses, since);
  for (const [address, count] of counts) docket.troubleCounts.set(address, count);
}

const DAY_MS = 24 * 60 * 60 * 1000;

function missing(): never {
  throw new Error('every question has an answer and every complaint a number');
}

function fileOne(office: Office, docket: Docket, filing: Filing, caseId: number | null): void {
  const { disposition } = filing.fate;
  switch (disposition) {
    case 'complaint':
      registerComplaint(office, docket, filing, caseId ?? missing());
      break;
    case 'correspondence':
      if (isOfThirdParty(filing)) fileThirdParty(office, docket, filing, caseId ?? missing());
      else joinCase(office, docket, filing, caseId ?? missing());
      break;
    case 'staff':
      throw new Error('a mail of staff is carried out, not filed');
    case 'bounce':
      fileBounce(office, docket, filing);
      break;
    case 'auto-reply':
    case 'record':
    case 'own':
      recordMail(office, docket, filing, disposition);
      break;
    case 'hold':
      holdMail(office, docket, filing);
      break;
    case 'quarantine':
      throw new Error('a mail that was read is never judged unreadable');
  }
}

function logFiled(office: Office, { claimed, fate }: Filing, caseId: number | null): void {
  office.log.info('mail filed', {
    mail: claimed.id,
    disposition: fate.disposition,
    case: caseId,
    rule: fate.rules.hit[0],
    secondDeliveryOf: fate.secondDeliveryOf,
  });
}
