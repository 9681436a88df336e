/**
 * What the notices outside a case say: mail that waits for a person, mail that could not be read, a mailbox
 * that cannot be reached. Each says what happened, what was not done, and what to do.
 */
import type { Person } from '../case/vocabulary.ts';
import { commandLine, typedOn } from './answer-parts.ts';
import { inline, inlineSubject } from './foreign-text.ts';
import { type MailFacts, type ShownMail, showMail, showPerson } from './mail-facts.ts';
import { type LetterSetting, wordFor, writeInstant, writeSize } from './wording.ts';

/** Model of `staff/held`. */
export type HeldModel = {
  readonly organisation: string;
  readonly mailId: string;
  readonly shortSubject: string;
  readonly mail: ShownMail;
  readonly reasons: readonly string[];
  /** The reference to type where the mail is filed on a case, or the word that stands for it. */
  readonly joinTo: string;
  /** What to reply, for each of the three decisions. */
  readonly open: string;
  readonly join: string;
  readonly discard: string;
};

/** @param because  rules of the mail that made it wait */
export function heldModel(
  setting: LetterSetting,
  mailId: number,
  mail: MailFacts,
  because: readonly string[],
): HeldModel {
  return {
    organisation: setting.organisation.name,
    mailId: String(mailId),
    shortSubject: inlineSubject(mail.subject) || showPerson(mail.from),
    mail: showMail(setting, mail),
    reasons: because.map((rule) => wordFor(setting.words, 'because', rule)),
    joinTo: mail.maybe ?? wordFor(setting.words, 'mail', 'reference'),
    open: commandLine(setting, 'open'),
    // With its number known the line is complete; otherwise the reader types it.
    join: `${typedOn(setting, 'join')}${mail.maybe ?? ''}`,
    discard: typedOn(setting, 'discard'),
  };
}

/** A mail that could not be read, as far as it could. */
export type UnreadMail = {
  readonly mailId: number;
  readonly desk: string;
  readonly receivedAt: Date;
  readonly sizeBytes: number;
  readonly from: Person | null;
  readonly subject: string | null;
  /** What went wrong, for the one who looks after the installation. */
  readonly reason: string;
  readonly attempts: number;
};

/** Model of `staff/quarantined`. */
export type QuarantinedModel = {
  readonly organisation: string;
  readonly mailId: string;
  readonly desk: string;
  readonly receivedAt: string;
  readonly size: string;
  readonly from: string;
  readonly subject: string;
  readonly reason: string;
  readonly attempts: string;
};

/** What could not be read is called so. */
export function quarantinedModel(setting: LetterSetting, mail: UnreadMail): QuarantinedModel {
  const unknown = wordFor(setting.words, 'mail', 'unreadable');
  return {
    organisation: setting.organisation.name,
    mailId: String(mail.mailId),
    desk: mail.desk,
    receivedAt: writeInstant(mail.receivedAt, setting),
    size: writeSize(mail.sizeBytes, setting.language),
    from: (mail.from && showPerson(mail.from)) || unknown,
    subject: inline(mail.subject ?? '') || unknown,
    reason: wordFor(setting.words, 'because', inline(mail.reason, 300)),
    attempts: String(mail.attempts),
  };
}

/** What is wrong with a mailbox. */
export type MailboxTrouble = {
  readonly desk: string;
  readonly address: string;
  readonly since: Date;
  readonly trouble: /** The server refuses the login. */
    | { readonly kind: 'login-refused'; readonly reply: string }
    /** The server cannot be reached or does not answer. */
    | { readonly kind: 'unreachable'; readonly reply: string }
    /** Mails that lie in the mailbox and are not in the register. */
    | { readonly kind: 'gap'; readonly mails: number };
};

/** Model of `staff/mailbox-trouble`. */
export type MailboxTroubleModel = {
  readonly organisation: string;
  readonly desk: string;
  readonly address: string;
  readonly since: string;
  readonly loginRefused: boolean;
  readonly unreachable: boolean;
  readonly gap: boolean;
  readonly mails: string;
  readonly reply: string;
};

/** One of `loginRefused`, `unreachable` and `gap` is true. */
export function mailboxTroubleModel(setting: LetterSetting, mailbox: MailboxTrouble): MailboxTroubleModel {
  const { trouble } = mailbox;
  return {
    organisation: setting.organisation.name,
    desk: mailbox.desk,
    address: mailbox.address,
    since: writeInstant(mailbox.since, setting),
    loginRefused: trouble.kind === 'login-refused',
    unreachable: trouble.kind === 'unreachable',
    gap: trouble.kind === 'gap',
    mails: trouble.kind === 'gap' ? String(trouble.mails) : '',
    reply: trouble.kind === 'gap' ? '' : inline(trouble.reply, 300),
  };
}

/** Automatic mail to complainants that waits, with what made it wait. */
export type PausedAnswers = { readonly since: Date; readonly mails: number; readonly limit: number };

/** Model of `staff/answers-paused`. */
export type AnswersPausedModel = {
  readonly organisation: string;
  readonly since: string;
  /** Automatic mails of the last ten minutes, and how many may be. */
  readonly mails: string;
  readonly limit: string;
};

/** What waits, since when, and why. */
export function answersPausedModel(
  setting: LetterSetting,
  { since, mails, limit }: PausedAnswers,
): AnswersPausedModel {
  return {
    organisation: setting.organisation.name,
    since: writeInstant(since, setting),
    mails: String(mails),
    limit: String(limit),
  };
}
