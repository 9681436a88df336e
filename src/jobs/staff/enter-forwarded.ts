/**
 * A colleague passes a complaint on to the desk: it is registered at once, with the day of the original. Who wrote
 * that is a proposal, because a passed-on mail can be typed: nothing goes out until a colleague confirms it with one
 * tap (DESIGN 3, "Staff forwards a complaint to the desk"; commands.md 3.9).
 */
import type { Person } from '../../case/vocabulary.ts';
import { deskProfile } from '../../config.ts';
import { isAmong, isOwnAddress } from '../../mail/addresses.ts';
import { type ForwardedMail, readForwarded } from '../../mail/forwarded-mail.ts';
import { nextCaseNumbers } from '../../shell/db/case-store.ts';
import { decodeAttachment } from '../../shell/decode-attachment.ts';
import { foldWord } from '../../staff/fold.ts';
import { receivedAt, subjectOf } from '../../staff/intake-facts.ts';
import { highest } from '../../staff/level.ts';
import { readAgain } from '../held-mail.ts';
import type { ReadMail } from '../inquiry.ts';
import type { Office } from '../office.ts';
import { expectDone, runCommand } from '../run-commands.ts';
import { actorOf, finish } from './carry-out.ts';
import { type Attempt, levelOf, passGate, provesNothing } from './gate.ts';
import type { StaffRun } from './staff-run.ts';
import { type Entry, lookForEarlier, tryEntry } from './try-entry.ts';
import type { Tried } from './try-plan.ts';

/**
 * Registers the complaint that a mail passes on.
 * @returns false when it passes none on, or one of our own people: nothing was done then
 */
export async function enterForwarded(run: StaffRun, attempt: Attempt): Promise<boolean> {
  const { office, tx, docket, mail } = run;
  const { desk } = mail.filing;
  const read = await readPassedOn(run, attempt);
  const found = read === null ? null : await findOriginal(office, read, docket.at);
  if (read === null || found === null || isOurs(run, found.from)) return false;
  const wanted = provesNothing(desk) ? 'A0' : 'A1';
  const aboutNone = { ...attempt, caseIds: [] };
  const reached = levelOf(run, aboutNone);
  if (!(await passGate(run, aboutNone, { wanted, reached }))) return true;
  const [caseId] = await nextCaseNumbers(tx, 1);
  if (caseId === undefined) throw new Error('a complaint gets a number');
  const level = highest([reached, wanted]);
  const { mailId } = attempt;
  const by = actorOf(run, aboutNone, level);
  const entry = { by, caseId, ...entryOf(attempt, read, found) };
  await lookForEarlier(run, entry);
  const trial = tryEntry(run, mailId, entry);
  withhold(run, trial, { by, caseId, mailId });
  docket.placed.push({ mailId, caseId });
  await finish(run, { ...attempt, kind: 'enter', caseIds: [caseId] }, trial, level);
  return true;
}

type Original = Omit<ForwardedMail, 'writtenOn'> & { readonly receivedAt: Date };

/** The mail itself; the one that was confirmed, where it had to be. */
async function readPassedOn({ office, tx, mail }: StaffRun, { mailId }: Attempt): Promise<ReadMail | null> {
  const { claimed } = mail.filing;
  return claimed.id === mailId ? mail.filing : readAgain({ ...office, db: tx }, mailId);
}

const MAIL_TYPES: readonly string[] = ['message/rfc822', 'message/global'];

/** The attached mail says more than what programs copy into the text, so it comes first. */
async function findOriginal(office: Office, { claimed, mail }: ReadMail, at: Date): Promise<Original | null> {
  const part = mail.attachments.find(({ type, name }) => MAIL_TYPES.includes(type) || /\.eml$/iu.test(name));
  const parsed = part === undefined ? null : await office.parse(decodeAttachment(claimed.bytes, part));
  const [writer] = parsed?.ok === true ? parsed.mail.from : [];
  if (parsed?.ok === true && writer !== undefined) {
    const { writtenAt, subject, visibleText } = parsed.mail;
    const written = writtenAt ?? claimed.receivedAt;
    return { from: writer, subject, text: visibleText, receivedAt: written < at ? written : at };
  }
  const found = readForwarded(mail.text);
  if (found === null) return null;
  const { writtenOn, ...rest } = found;
  const received = writtenOn === null ? at : receivedAt(writtenOn, at, office.config.timeZone);
  return { ...rest, receivedAt: received < at ? received : claimed.receivedAt };
}

/** What colleagues and the desk write is no complaint of theirs; Outlook may leave nothing of them but the name. */
function isOurs({ office, mail }: StaffRun, { address, name }: Person): boolean {
  const { ownAddresses, roster } = deskProfile(office.config, mail.filing.desk);
  const colleagues = roster.map((member) => member.address);
  if (address === '') {
    const ours = [office.config.organisation.name, ...roster.map((member) => member.name)];
    return ours.some((own) => foldWord(own) === foldWord(name));
  }
  return isOwnAddress(ownAddresses, address) || isAmong(colleagues, address);
}

function entryOf({ plan }: Attempt, { mail }: ReadMail, original: Original): Omit<Entry, 'by' | 'caseId'> {
  const { from, subject, text } = original;
  const [command] = plan.commands;
  return {
    channel: 'forwarded',
    from: { ...from, phone: '', postal: '' },
    receivedAt: original.receivedAt,
    subject: subject.trim() === '' ? subjectOf(text) : subject,
    words: text,
    notes: [plan.note],
    said: { line: command?.line ?? 1, written: command?.written ?? mail.subject },
  };
}

/** The task ends when somebody confirms who complains, or told the complainant another way. */
function withhold(
  { office, docket, mail }: StaffRun,
  { docket: copy }: Tried,
  { by, caseId, mailId }: Pick<Entry, 'by' | 'caseId'> & { readonly mailId: number },
): void {
  const given = {
    type: 'withhold_acknowledgement',
    at: docket.at,
    by,
    mailId,
    because: ['forwarded'],
  } as const;
  expectDone(runCommand(office, copy, caseId, given));
  const { name } = mail.filing.desk;
  copy.tasks.push({ kind: 'acknowledge', desk: name, caseId, mailId, at: docket.at });
}
