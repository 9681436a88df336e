/**
 * Notices that no event of a case calls for by itself: mail that waits for a person, mail that could not be read,
 * a note that belongs to no case, a mailbox in trouble. Each is written to those who must act, each in
 * their own language.
 */
import type { Case } from '../case/case.ts';
import { clocksOf } from '../case/clocks.ts';
import { printReference } from '../case/reference.ts';
import type { Person, Role } from '../case/vocabulary.ts';
import type { Desk } from '../config.ts';
import { LETTERS, type LetterModels, type LetterName } from '../letters/letters.ts';
import type { MailFacts } from '../letters/mail-facts.ts';
import { strayNoteModel } from '../letters/note-models.ts';
import type { CaseFacts } from '../letters/staff-models.ts';
import { stillWaitingModel, type WaitingThing } from '../letters/still-waiting-model.ts';
import {
  answersPausedModel,
  heldModel,
  type MailboxTrouble,
  mailboxTroubleModel,
  quarantinedModel,
} from '../letters/trouble-models.ts';
import type { LetterSetting } from '../letters/wording.ts';
import type { StaffMember } from '../mail/desk-profile.ts';
import { glimpseHeader } from '../mail/glimpse-header.ts';
import type { MailFile } from '../mail/outbound-mail.ts';
import type { ClaimedMail } from '../shell/db/inbound-store.ts';
import type { Docket, LetterOrder } from './docket.ts';
import type { Filing } from './filing.ts';
import { type Office, rulesFor } from './office.ts';
import { settingFor } from './write-letters.ts';

/** Everybody with one of these roles; the coordinator where nobody has. */
export function staffWith(office: Office, roles: readonly Role[]): readonly StaffMember[] {
  const members = office.config.staff.filter((member) => member.roles.some((role) => roles.includes(role)));
  return members.length > 0 ? members : [office.config.coordinator];
}

/** Who handles the case, where that is a member of staff; null where nobody does. */
export function handlersOf({ config }: Office, { handler }: Case): readonly StaffMember[] | null {
  const handling = config.staff.filter(({ address }) => address === handler?.address);
  return handling.length > 0 ? handling : null;
}

/** What a notice shows of a mail. */
export function mailFacts({ claimed, mail, fate }: Filing): MailFacts {
  return {
    receivedAt: claimed.receivedAt,
    from: fate.author ?? mail.from[0] ?? { address: '', name: '' },
    subject: mail.subject,
    text: mail.visibleText,
    attachments: mail.attachments,
    flags: fate.flags,
    maybe: fate.maybe === null ? null : printReference(fate.maybe),
  };
}

/**
 * A mail that a person must look at; nothing was registered and nothing was answered.
 * @param because  why; the rules of the mail where nothing else is said
 */
export function tellOfHeldMail(
  office: Office,
  docket: Docket,
  filing: Filing,
  because: readonly string[] = filing.fate.rules.hit,
): void {
  const { fate, claimed, desk } = filing;
  const caseId = fate.maybe ?? fate.thread.caseId;
  const facts = { ...mailFacts(filing), maybe: caseId === null ? null : printReference(caseId) };
  notify(
    office,
    docket,
    desk,
    staffWith(office, ['coordinator']),
    'staff/held',
    (setting) => heldModel(setting, claimed.id, facts, because),
    { about: claimed.id },
  );
}

/** A mail that could not be read or filed. */
export function tellOfQuarantine(
  office: Office,
  docket: Docket,
  desk: Desk,
  claimed: ClaimedMail,
  reason: string,
): void {
  const unread = {
    mailId: claimed.id,
    desk: desk.name,
    receivedAt: claimed.receivedAt,
    sizeBytes: claimed.bytes.length,
    ...glimpseHeader(claimed.bytes),
    reason,
    attempts: Math.min(claimed.attempt, office.config.limits.attempts),
  };
  notify(
    office,
    docket,
    desk,
    staffWith(office, ['coordinator']),
    'staff/quarantined',
    (setting) => quarantinedModel(setting, unread),
    { about: claimed.id },
  );
}

/** A staff mail that names no case: its writer hears that nothing was done with it. */
export function tellOfStrayNote(office: Office, docket: Docket, filing: Filing, author: Person): void {
  const { claimed, desk, mail } = filing;
  const writer = office.config.staff.filter((member) => member.address === author.address);
  notify(
    office,
    docket,
    desk,
    writer,
    'staff/note-not-placed',
    (setting) => strayNoteModel(setting, claimed.id, mail.visibleText),
    { answers: filing },
  );
}

/** Automatic mail to complainants waits: so many were written in ten minutes, at this desk the last of them. */
export function tellOfBreaker(office: Office, docket: Docket, desk: Desk, mails: number): void {
  const limit = office.config.limits.totalPerTenMinutes;
  notify(office, docket, desk, staffWith(office, ['coordinator']), 'staff/answers-paused', (setting) =>
    answersPausedModel(setting, { since: docket.at, mails, limit }),
  );
}

/** A mailbox that cannot be read, or that holds mail which the register lacks, since that instant. */
export function tellOfMailboxTrouble(
  office: Office,
  docket: Docket,
  desk: Desk,
  trouble: MailboxTrouble['trouble'],
  since: Date,
): void {
  const mailbox = { desk: desk.name, address: desk.address, since, trouble };
  notify(office, docket, desk, staffWith(office, ['coordinator']), 'staff/mailbox-trouble', (setting) =>
    mailboxTroubleModel(setting, mailbox),
  );
}

/** What waits for a person for too long; the first desk writes it, because it is about all of them. */
export function tellOfWaiting(office: Office, docket: Docket, waiting: readonly WaitingThing[]): void {
  const [desk] = office.config.desks;
  if (desk === undefined) throw new Error('the configuration has at least one desk');
  notify(office, docket, desk, staffWith(office, ['coordinator']), 'staff/still-waiting', (setting) =>
    stillWaitingModel(setting, waiting),
  );
}

/** A notice about a case to who handles it, or to the coordinator where nobody does. */
export function tellHandlers<Name extends LetterName>(
  office: Office,
  docket: Docket,
  { desk, caseId, state }: Pick<LetterOrder, 'desk' | 'caseId'> & { readonly state: Case },
  letter: Name,
  model: (setting: LetterSetting, facts: CaseFacts) => LetterModels[Name],
  files: readonly MailFile[] = [],
): void {
  const recipients = handlersOf(office, state) ?? staffWith(office, ['coordinator']);
  const rules = rulesFor(office, state.profile);
  const facts = { state, clocks: clocksOf(state, rules), rules, recipients };
  const place = { caseId, reference: state.reference, files };
  notify(office, docket, desk, recipients, letter, (setting) => model(setting, facts), place);
}

/** Where a notice belongs, what it answers or is about, and what goes with it: nothing of it unless it is said. */
type NoticePlace = Partial<Pick<LetterOrder, 'caseId' | 'reference' | 'answers' | 'about' | 'files'>>;

/** A notice to each of these colleagues in their own language. */
export function notify<Name extends LetterName>(
  office: Office,
  docket: Docket,
  desk: Desk,
  members: readonly StaffMember[],
  letter: Name,
  model: (setting: LetterSetting) => LetterModels[Name],
  place: NoticePlace = {},
): void {
  if (docket.quiet) return;
  for (const to of members) {
    const setting = settingFor(office, desk, to.language);
    const written = office.templates.render(letter, to.language, model(setting));
    const { automatic } = LETTERS[letter];
    const order = { desk, letter, written, to, caseId: null, reference: null, answers: null, automatic };
    docket.letters.push({ ...order, ...place });
  }
}
