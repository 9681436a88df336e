/**
 * What a mail is for us, and everything that was considered on the way: the value that `redress try`
 * prints and that the register stores with the mail. DESIGN words: disposition, evidence, because.
 */
import type { Language, Person } from '../case/vocabulary.ts';
import type { FormField } from './form-fields.ts';
import type { SenderProof } from './sender-proof.ts';

export const DISPOSITIONS = [
  'complaint',
  'correspondence',
  'staff',
  'bounce',
  'auto-reply',
  'record',
  'hold',
  'own',
  'quarantine',
] as const;
/**
 * `complaint` opens a case, `correspondence` joins one, `record` is kept and never a case, `hold` waits
 * for a person, `quarantine` could not be read (the raw mail is kept).
 */
export type Disposition = (typeof DISPOSITIONS)[number];

export const EVIDENCE_KINDS = [
  'token',
  'sent-id',
  'received-id',
  'subject-reference',
  'quoted-marker',
] as const;
/** Why a mail belongs to a case, strongest first (inbound.md E1). */
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** One reason why a mail belongs to a case; `reference` as printed, such as C-1042-9. */
export type ThreadEvidence = {
  readonly kind: EvidenceKind;
  readonly caseId: number;
  readonly reference: string;
};

/** What the register says of a case that a mail may belong to. */
export type CaseLink = {
  readonly caseId: number;
  readonly reference: string;
  readonly language: Language;
  /** Addresses that take part: the complainant and persons we wrote to on this case. */
  readonly participants: readonly string[];
  readonly closedAt: Date | null;
  /** Addresses outside to which we wrote about work; they do not take part. */
  readonly thirdParties: readonly string[];
  /** When we last wrote to the complainant on this case; settles a conflict of two strong signals (inbound.md E2). */
  readonly lastOwnMailAt: Date | null;
};

/** A mail that we sent, as far as a returning mail can point at it. */
export type SentMail = {
  readonly outboundId: number;
  readonly caseId: number | null;
  readonly letter: string;
  readonly recipient: string;
  readonly sentAt: Date | null;
  /** True for a mail that nobody wrote: acknowledgements, notices, answers. */
  readonly automatic: boolean;
  /** Number of the work order that it is about, on `caseId`; null for any other mail. */
  readonly workOrder: number | null;
  /** Where the order was given, when that case goes on in `caseId`; absent for any other mail. */
  readonly movedOrder?: MovedOrder;
};

/** An order of a case that goes on in another one: the number of that case, and of the order there. */
export type MovedOrder = { readonly caseId: number; readonly number: number };

/** An earlier mail with the same Message-ID, or the same content from the same sender. */
export type EarlierMail = {
  readonly mailId: number;
  readonly messageId: string | null;
  readonly contentDigest: string;
  readonly from: string;
  readonly receivedAt: Date;
  readonly caseId: number | null;
};

/** How many automatic mails have left lately; the limits of the answer gate are compared with it. */
export type AnswerHistory = {
  readonly toAddressLastHour: number;
  readonly toAddressLastDay: number;
  readonly toDomainLastHour: number;
  readonly addressBouncedHard: boolean;
};

/** Cases of the author at this desk that were received in the hour before the mail; the last one, or null. */
export type NewCases = { readonly lastHour: number; readonly lastCaseId: number | null };

/** Everything the register knows that bears on one mail, looked up beforehand so that deciding is pure. */
export type Known = {
  /** Cases by id, for every case that any of the maps below names. */
  readonly cases: ReadonlyMap<number, CaseLink>;
  /** Message-IDs we sent, to the mail. */
  readonly sentIds: ReadonlyMap<string, SentMail>;
  /** Message-IDs we received, and roots they referenced, to the case. */
  readonly receivedIds: ReadonlyMap<string, number>;
  /** Reply tokens found in the recipients that verified, to the mail that carried them. */
  readonly tokens: ReadonlyMap<string, SentMail>;
  /** Reply tokens quoted in the HTML that verified, to the mail that carried them. */
  readonly quotedTokens: ReadonlyMap<string, SentMail>;
  /** Case numbers in the subject that exist, to the case. */
  readonly subjectCases: ReadonlyMap<number, number>;
  readonly earlier: readonly EarlierMail[];
  /** True when the mail bears our signed mark for its Message-ID (own-mark.ts). */
  readonly ownMark: boolean;
  /** What we sent in the last 14 days to the addresses that a bounce names. */
  readonly recentSent: readonly SentMail[];
  readonly answers: AnswerHistory;
  /** True for old mail that was handed over as files (`redress import`), not sent to us now. */
  readonly imported: boolean;
  readonly newCases: NewCases;
};

/** May an automatic answer leave, and why (not). `because` names the rules, in order. */
export type AnswerGate = { readonly send: boolean; readonly because: readonly string[] };

/**
 * What shows that a report is about a letter of ours: the signed token of the letter in the address it came to, or as
 * the envelope sender in a report of abuse, the Message-ID of the letter inside it where the desk has no bounce addresses (`returned-id`) and where it has
 * them (`copied-id`), or nothing but an address that we wrote to, which anybody can name.
 */
export type BounceProof = 'token' | 'returned-id' | 'copied-id' | 'address';

/** A mail of ours that came back, or is said to. */
export type BouncedLetter = {
  readonly sent: SentMail;
  readonly proof: BounceProof;
  readonly recipient: string;
  readonly status: string;
  /** Permanent and about the address (inbound.md H3). */
  readonly hard: boolean;
};

/** A mail of ours that a provider reports as unwanted by its addressee, or somebody in his name. */
export type UnwantedLetter = { readonly sent: SentMail; readonly proof: BounceProof };

/** A mail about a work order of a case: who wrote it, and whether anything that we sent shows that they know of it. */
export type OrderUse = {
  readonly caseId: number;
  /** Number of the order; null when it cannot be told which is meant. */
  readonly workOrder: number | null;
  /** Where the order was given, when that case goes on in `caseId`. */
  readonly movedOrder?: MovedOrder;
  /** Who was asked; somebody of the complainant's side with that address; or anybody else who has it. */
  readonly by: 'addressee' | 'complainant' | 'another';
  readonly proven: boolean;
};

/** Where a mail goes, with everything that led there. */
export type Fate = {
  readonly disposition: Disposition;
  /** Rules of the table that hit, and those looked at before it that did not. */
  readonly rules: { readonly hit: readonly string[]; readonly missed: readonly string[] };
  /** What was filled in on the web form that wrote it, except the name. */
  readonly formFields: readonly FormField[];
  /** Who wrote it, after contact forms and missing headers are dealt with; null when nobody can be named. */
  readonly author: Person | null;
  readonly language: Language;
  readonly thread: { readonly caseId: number | null; readonly evidence: readonly ThreadEvidence[] };
  /** Set when it is about work that somebody outside does. */
  readonly order: OrderUse | null;
  /** True when the author is not a participant of the case it joins. */
  readonly otherPerson: boolean;
  /** A case it may belong to, when the evidence was too weak to join a stranger (inbound.md E3). */
  readonly maybe: number | null;
  /** Set when this is one more delivery of a mail that is already there (inbound.md F). */
  readonly secondDeliveryOf: number | null;
  readonly bounced: readonly BouncedLetter[];
  /** Addressees of what is proven to be reported get no automatic mail any more. */
  readonly unwanted: readonly UnwantedLetter[];
  readonly acknowledge: AnswerGate;
  /** What proves that it comes from the domain in From. */
  readonly proof: SenderProof;
  readonly flags: readonly string[];
};
