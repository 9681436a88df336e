/**
 * The configuration as the program uses it: checked, complete, frozen, with every secret already read.
 * shell/read-config.ts makes it from the YAML file; nothing else reads that file or the environment.
 * `config/redress.example.yaml` explains every key to the person who fills it in.
 */

import type { Category } from './case/category.ts';
import type { DisputeBody } from './case/dispute-body.ts';
import type { Need } from './case/needs.ts';
import type { Profile } from './case/profile.ts';
import type { IsoDate, Language, ProfileName } from './case/vocabulary.ts';
import type { AnswerLimits, DeskProfile, SpamHeader, StaffMember } from './mail/desk-profile.ts';
import type { WebForm } from './mail/form-fields.ts';
import type { ReplyAddress } from './mail/reply-token.ts';
import type { MailAccount, SmtpAccount } from './shell/account.ts';
import type { LogLevel } from './shell/log.ts';

/** Who answers the complaints, as named in letters. */
export type Organisation = {
  readonly name: string;
  readonly phone: string;
  /** Number for danger and damage that grows, or null when there is no other than `phone`. */
  readonly urgentPhone: string | null;
  readonly website: string | null;
};

/** Ceilings of the daemon: those of the answer gate, and those that keep one mail from harming the rest. */
export type Limits = AnswerLimits & {
  /** A larger mail is quarantined without being parsed. */
  readonly maxMailMiB: number;
  readonly parseSeconds: number;
  readonly parseMiB: number;
  /** How often a mail is tried before it is quarantined. */
  readonly attempts: number;
  /** Minutes before a letter to a complainant leaves; 0 is allowed. */
  readonly letterDelayMinutes: number;
  /** Notices beyond these wait for one combined mail; with 0 there are only combined ones. */
  readonly staffNoticesPerHour: number;
  /** As many answers to their own mail leave at once; a mailbox that answers everything gets no more. */
  readonly staffAnswersPerHour: number;
};

/** Ceilings that hold when the file names none, beside `DEFAULT_LIMITS` of the answer gate. */
export const DEFAULT_CEILINGS: Omit<Limits, keyof AnswerLimits> = {
  maxMailMiB: 50,
  parseSeconds: 30,
  parseMiB: 512,
  attempts: 3,
  letterDelayMinutes: 10,
  staffNoticesPerHour: 20,
  staffAnswersPerHour: 30,
};

/** One complaints address with its mailbox. */
export type Desk = {
  /** Short lower-case word; it names the desk in the register, so it never changes. */
  readonly name: string;
  readonly address: string;
  /** Other addresses that arrive in the same mailbox. */
  readonly aliases: readonly string[];
  /** The name beside the address in the letters we send. */
  readonly senderName: string;
  readonly language: Language;
  readonly profile: ProfileName;
  readonly imap: {
    readonly account: MailAccount;
    readonly folder: string;
    /** First day of the mail that is taken in at the first connect; null: only mail that arrives after it. */
    readonly olderMailSince: IsoDate | null;
  };
  readonly smtp: SmtpAccount;
  readonly replyAddress: ReplyAddress;
  /** `plus`: letters have an envelope sender of their own (`address+token`); `none`: the desk's address. */
  readonly bounceAddress: 'plus' | 'none';
  /** What an assessment needs: the list of the desk, or that of its profile. */
  readonly needs: readonly Need[];
  /** What complaints are about: the categories of the desk, and those of its profile. */
  readonly categories: readonly Category[];
  readonly formSenders: readonly string[];
  readonly forms: readonly WebForm[];
  readonly ownLists: readonly string[];
  /** The name under which the mail server of this desk writes Authentication-Results; null: nobody is believed. */
  readonly trustedAuthServ: string | null;
  /** Whether signatures are checked when mail is fetched, which asks the DNS about every sender. */
  readonly checkSignatures: boolean;
  readonly spamHeader: SpamHeader | null;
};

export type Config = {
  /** The file it was read from, as it was named. */
  readonly file: string;
  readonly organisation: Organisation;
  /** Where a complainant can go who does not agree, beside our own review and the court; in the order of going. */
  readonly disputes: {
    readonly bodies: readonly DisputeBody[];
    /** The first day on which what a body asks has a term (domain.md 2.3, clock E); null: none has. */
    readonly inquiriesFrom: IsoDate | null;
  };
  /** IANA name; all days and terms are counted in it. */
  readonly timeZone: string;
  /** ISO 3166 code of the country whose public holidays are no working days. */
  readonly country: string;
  /** Own closing days, those of every closing period included. */
  readonly closingDays: readonly IsoDate[];
  /** When somebody is there on a working day, `HH:MM` in the time zone. */
  readonly officeHours: { readonly from: string; readonly until: string };
  readonly language: Language;
  readonly profile: ProfileName;
  /** Every sector profile, as it was read with the configuration: a case keeps the one that its desk had. */
  readonly profiles: ReadonlyMap<ProfileName, Profile>;
  readonly database: {
    /** Connection string of an own server; null: the embedded server in `dataFolder`. */
    readonly url: string | null;
    /** Absolute path. */
    readonly dataFolder: string;
  };
  /** At least one. */
  readonly desks: readonly Desk[];
  /** At least one, of whom one is handler or coordinator. */
  readonly staff: readonly StaffMember[];
  /** Who hears of everything that nobody else does. */
  readonly coordinator: StaffMember;
  readonly limits: Limits;
  /** What an hour of our own work costs, in cents; null where nobody said. */
  readonly hourCents: number | null;
  readonly log: { readonly level: LogLevel };
  /** Where the health page listens, on loopback; null: nowhere. */
  readonly health: { readonly port: number } | null;
};

/** What the mail rules must know of a desk. */
export function deskProfile(config: Config, desk: Desk): DeskProfile {
  return {
    name: desk.name,
    address: desk.address,
    ownAddresses: config.desks.flatMap((each) => [each.address, ...each.aliases]),
    language: desk.language,
    roster: config.staff,
    formSenders: [...desk.formSenders, ...desk.forms.map(({ from }) => from)],
    forms: desk.forms,
    bodies: config.disputes.bodies.flatMap(({ address }) => address ?? []),
    ownLists: desk.ownLists,
    trustedAuthServ: desk.trustedAuthServ,
    spamHeader: desk.spamHeader,
    bounceAddress: desk.bounceAddress,
    limits: config.limits,
  };
}
