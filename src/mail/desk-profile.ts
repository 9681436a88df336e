/**
 * What the mail rules must know of the desk that a mail came to: its addresses, its people and the
 * limits of the answer gate. Built from the configuration; `neutralDesk` serves `redress try` without one.
 */
import { REOPEN_DAYS } from '../case/profile.ts';
import type { Language, Role } from '../case/vocabulary.ts';
import type { WebForm } from './form-fields.ts';

/** A member of staff on the roster; the address is compared as lower-case with an ASCII domain. */
export type StaffMember = {
  readonly name: string;
  readonly address: string;
  readonly roles: readonly Role[];
  readonly language: Language;
};

/** Numbers of inbound.md G3, G4 and H3; all of them belong in the configuration. */
export type AnswerLimits = {
  readonly perAddressPerHour: number;
  readonly perAddressPerDay: number;
  readonly perDomainPerHour: number;
  /** Automatic mails on one case in 24 hours. */
  readonly perCasePerDay: number;
  /** More than these and the breaker pauses automatic mail to complainants until a person lets it go. */
  readonly totalPerTenMinutes: number;
  /** From the next one on, new complaints of one address join its last case. */
  readonly newCasesPerAddressPerHour: number;
  /** A mail that is older than this when it is processed is not answered automatically. */
  readonly staleAfterDays: number;
  /** So many reports of delay or temporary refusal in `softBounceDays`, and the letter counts as not delivered. */
  readonly softBounces: number;
  readonly softBounceDays: number;
  /** Within these days of its closing, mail of a participant joins a case; later it opens a linked one. */
  readonly reopenDays: number;
};

/** A mark of a spam filter; `name` in lower case. */
export type SpamHeader = { readonly name: string; readonly pattern: RegExp };

/** One desk as the mail rules see it; all addresses are in lower case. */
export type DeskProfile = {
  readonly name: string;
  readonly address: string;
  /** Every address of every desk of ours, aliases included. */
  readonly ownAddresses: readonly string[];
  readonly language: Language;
  readonly roster: readonly StaffMember[];
  /** Addresses of web forms that write on behalf of the person in Reply-To. */
  readonly formSenders: readonly string[];
  /** Web forms of which the fields are read as well; each writes for others like those of `formSenders`. */
  readonly forms: readonly WebForm[];
  /** Addresses of the bodies of the ladder of disputes. */
  readonly bodies: readonly string[];
  /** List-Ids in front of the desk whose mail is the mail of people. */
  readonly ownLists: readonly string[];
  /** The name under which our mail server writes Authentication-Results; null: nothing of them is believed. */
  readonly trustedAuthServ: string | null;
  /** The field in which the filter of our mail server marks spam, and what stands in it then. */
  readonly spamHeader: SpamHeader | null;
  /** `plus`: every letter has a bounce address of its own, so a report that is about it comes there. */
  readonly bounceAddress: 'plus' | 'none';
  readonly limits: AnswerLimits;
};

/** The limits that hold when the configuration names none (inbound.md G3, G4, H3; DESIGN 3 for reopening). */
export const DEFAULT_LIMITS: AnswerLimits = {
  perAddressPerHour: 4,
  perAddressPerDay: 10,
  perDomainPerHour: 30,
  perCasePerDay: 3,
  totalPerTenMinutes: 60,
  newCasesPerAddressPerHour: 10,
  staleAfterDays: 3,
  softBounces: 3,
  softBounceDays: 5,
  reopenDays: REOPEN_DAYS,
};

/** The desk that `redress try` assumes when there is no configuration. */
export const NEUTRAL_DESK: DeskProfile = {
  name: 'desk',
  address: 'desk@example.org',
  ownAddresses: ['desk@example.org'],
  language: 'en',
  roster: [],
  formSenders: [],
  forms: [],
  bodies: [],
  ownLists: [],
  trustedAuthServ: null,
  spamHeader: null,
  bounceAddress: 'plus',
  limits: DEFAULT_LIMITS,
};
