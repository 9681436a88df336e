/**
 * Mail of people outside: a complaint opens a case and is acknowledged, later mail joins it (procedure
 * step 1). Who may not be answered automatically becomes a task for staff.
 */
import type { Actor } from '../case/events.ts';
import { missingNeeds, type Need } from '../case/needs.ts';
import { printReference } from '../case/reference.ts';
import { CLOCK_NAMES } from '../case/vocabulary.ts';
import { deskProfile } from '../config.ts';
import { ALARMS } from '../mail/alarming-words.ts';
import { BURST } from '../mail/dispose.ts';
import type { ThreadEvidence } from '../mail/disposition.ts';
import { bodyOf, isFromBody } from '../mail/dispute-bodies.ts';
import type { InboundMail } from '../mail/inbound-mail.ts';
import { readPlainAnswer } from '../mail/plain-answer.ts';
import { announce } from './announce.ts';
import type { Docket } from './docket.ts';
import { authorOf, type Filing } from './filing.ts';
import type { Office } from './office.ts';
import { type CaseChange, expectDone, runCommand, runRegistration } from './run-commands.ts';

/**
 * Opens a case under this number.
 * @param staff  who opened it, where it was not opened by itself
 */
export function registerComplaint(
  office: Office,
  docket: Docket,
  filing: Filing,
  caseId: number,
  staff: Actor | null = null,
): void {
  const { claimed, mail, fate, desk, at } = filing;
  const complainant = authorOf(filing);
  const change = runRegistration(office, docket, caseId, desk.profile, {
    type: 'register_complaint',
    at,
    by: staff ?? { kind: 'complainant', address: complainant.address },
    mailId: claimed.id,
    reference: printReference(caseId),
    desk: desk.name,
    language: fate.language,
    channel: fate.flags.includes('contact-form') ? 'form' : 'mail',
    receivedAt: claimed.receivedAt,
    complainant,
    subject: mail.subject,
    words: mail.visibleText,
    missing: missingNeeds(desk.needs, suppliedBy(mail.text, mail)).map((need) => need.name),
  });
  announce(office, docket, expectDone(change), filing);
  noteFormFields(office, docket, filing, caseId);
  noteAlarms(office, docket, filing, caseId);
  if (!fate.acknowledge.send) withhold(office, docket, filing, caseId);
  if (claimed.imported) notePassedTerms(office, docket, filing, caseId);
}

/** The register has no column for what else a form asks, so it is kept on the case under the form's own labels. */
function noteFormFields(office: Office, docket: Docket, filing: Filing, caseId: number): void {
  const { claimed, fate, at } = filing;
  if (fate.formFields.length === 0) return;
  const text = fate.formFields.map(({ label, value }) => `${label}: ${value}`).join('\n');
  const by = { kind: 'bot' } as const;
  const note = { type: 'add_note', at, by, mailId: claimed.id, author: authorOf(filing), text } as const;
  expectDone(runCommand(office, docket, caseId, note));
}

/** What the alarms of a mail make of its case; refused where it was noted before, and rightly so. */
const ALARM_COMMANDS = { 'notice-of-default': 'notice_default', danger: 'notice_danger' } as const;

/** A notice of default starts its own term, and danger is treated as urgent until a person says otherwise. */
function noteAlarms(office: Office, docket: Docket, { claimed, fate, at }: Filing, caseId: number): void {
  if (claimed.imported) return;
  const given = { at, by: { kind: 'bot' }, mailId: claimed.id } as const;
  for (const alarm of ALARMS.filter((each) => fate.flags.includes(each)))
    runCommand(office, docket, caseId, { ...given, type: ALARM_COMMANDS[alarm] });
}

/**
 * The terms of an imported case run from the day on which it came, so many have passed; the log says so, and
 * nobody is warned of what everybody knew before the import.
 */
function notePassedTerms(office: Office, docket: Docket, { claimed, at }: Filing, caseId: number): void {
  const by = { kind: 'bot' } as const;
  for (const clock of CLOCK_NAMES) {
    // Refused for a term of which no warning is due, and rightly so.
    runCommand(office, docket, caseId, { type: 'warn_clock', at, by, mailId: claimed.id, clock });
  }
}

/** A person who may not be answered automatically becomes work for a person, never silence (inbound.md G). */
function withhold(office: Office, docket: Docket, filing: Filing, caseId: number): void {
  const { claimed, fate, desk, at } = filing;
  // Nobody confirms receipt of an old mail that an archive holds; it would be work without end.
  if (!claimed.imported || !fate.acknowledge.because.includes('stale')) {
    docket.tasks.push({ kind: 'acknowledge', desk: desk.name, caseId, mailId: claimed.id, at });
  }
  const by = { kind: 'bot' } as const;
  const { because } = fate.acknowledge;
  const change = runCommand(office, docket, caseId, {
    type: 'withhold_acknowledgement',
    at,
    by,
    mailId: claimed.id,
    because,
  });
  announce(office, docket, expectDone(change), filing);
}

/**
 * Files a mail on the case it belongs to.
 * @param staff  who said so, where it was not filed by itself
 */
export function joinCase(
  office: Office,
  docket: Docket,
  filing: Filing,
  caseId: number,
  staff: Actor | null = null,
): void {
  const { mail, desk } = filing;
  if (isFromBody(mail, deskProfile(office.config, desk))) joinFromBody(office, docket, filing, caseId, staff);
  else joinFromPerson(office, docket, filing, caseId, staff);
}

function joinFromPerson(
  office: Office,
  docket: Docket,
  filing: Filing,
  caseId: number,
  staff: Actor | null,
): void {
  const { claimed, mail, fate, desk, at } = filing;
  const from = authorOf(filing);
  const received = expectDone(
    runCommand(office, docket, caseId, {
      type: 'receive_correspondence',
      at,
      by: staff ?? { kind: fate.otherPerson ? 'other-person' : 'complainant', address: from.address },
      mailId: claimed.id,
      from,
      supplied: suppliedNeeds(desk.needs, mail),
    }),
  );
  // What came to the address of somebody else's order says nothing about our letters to the complainant.
  const isAnswer = !fate.otherPerson && fate.order === null;
  const understood = isAnswer ? understandAnswer(office, docket, filing, caseId) : null;
  // A word that settles something is told with the mail it came in, not as news about a mail.
  const events = [...received.events, ...(understood?.events ?? [])];
  announce(office, docket, { ...(understood ?? received), events }, filing);
  if (!fate.otherPerson) noteAlarms(office, docket, filing, caseId);
  if (fate.flags.includes(BURST))
    docket.tasks.push({ kind: 'burst', desk: desk.name, caseId, mailId: claimed.id, at });
}

/** What a body writes is never the answer of the complainant, whatever stands in it. */
function joinFromBody(
  office: Office,
  docket: Docket,
  filing: Filing,
  caseId: number,
  staff: Actor | null,
): void {
  const { claimed, mail, at } = filing;
  const { id: mailId, imported, receivedAt } = claimed;
  const from = authorOf(filing);
  const by = staff ?? ({ kind: 'other-person', address: from.address } as const);
  // What an archive holds was answered, or its term was over before anybody imported it.
  const body = imported ? null : (bodyOf(mail, office.config.disputes.bodies)?.name ?? null);
  const received = { type: 'receive_from_body', at, by, mailId, from, body, receivedAt } as const;
  announce(office, docket, expectDone(runCommand(office, docket, caseId, received)), filing);
}

/** A word that is all of the mail is an answer: what we asked is settled by it, all else a person confirms (DESIGN 3). */
function understandAnswer(office: Office, docket: Docket, filing: Filing, caseId: number): CaseChange | null {
  const { claimed, mail, at } = filing;
  const from = authorOf(filing);
  const understood = readPlainAnswer(mail.visibleText, from.name);
  if (understood === null) return null;
  const by = { kind: 'complainant', address: from.address } as const;
  const answer = { type: 'understand_answer', at, by, mailId: claimed.id, ...understood } as const;
  const answersUs = isAnswerToUs(filing);
  return expectDone(runCommand(office, docket, caseId, { ...answer, answersUs }));
}

/** A number in a subject can be copied; and nothing follows from the mail of an archive. */
function isAnswerToUs({ claimed, fate }: Filing): boolean {
  const { caseId, evidence } = fate.thread;
  const isOurs = (each: ThreadEvidence) => each.kind === 'token' || each.kind === 'sent-id';
  return !claimed.imported && evidence.some((each) => each.caseId === caseId && isOurs(each));
}

/** What was written now counts; the question itself is in the quoted part. */
function suppliedNeeds(needs: readonly Need[], mail: InboundMail): readonly string[] {
  const missing = missingNeeds(needs, suppliedBy(mail.visibleText, mail));
  return needs.filter((need) => !missing.includes(need)).map((need) => need.name);
}

/** Patterns of the configuration may be slow on long texts, and what an assessment needs stands near the top. */
const MOST_TEXT = 100_000;

function suppliedBy(text: string, { attachments }: InboundMail) {
  return { text: text.slice(0, MOST_TEXT), attachments };
}
