/**
 * What the notices about a case say to staff, computed from the case and from what happened to it. A notice
 * names the outcome first; what a reply to it does is fixed in its template (commands.md 3.2, "frozen contract").
 */
import { ACKNOWLEDGEMENT_LETTERS, type Case } from '../case/case.ts';
import type { CaseRules } from '../case/case-rules.ts';
import type { RunningClock } from '../case/clocks.ts';
import type {
  AcknowledgementWithheld,
  CorrespondenceReceived,
  LetterFailed,
  LetterNotDelivered,
} from '../case/events.ts';
import type { Alike } from '../mail/alike.ts';
import type { StaffMember } from '../mail/desk-profile.ts';
import { dayOneSteps, nextSteps } from '../staff/next-steps.ts';
import { type AlikePart, alikePart } from './alike-model.ts';
import {
  caseFoot,
  commandLine,
  type PromiseModel,
  promiseModel,
  type StepModel,
  showSteps,
  typedOn,
} from './answer-parts.ts';
import { type SuggestedCategory, suggestedCategory } from './category-words.ts';
import { deliveryWords } from './delivery-words.ts';
import { inline, inlineSubject } from './foreign-text.ts';
import { type WaitingBody, waitingBodyOf } from './inquiry-words.ts';
import { type MailFacts, type ShownMail, showMail, showPerson } from './mail-facts.ts';
import { type LetterSetting, questionsFor, wordFor, writeDay } from './wording.ts';

/** The case that a notice is about, after what happened. */
export type CaseFacts = {
  readonly state: Case;
  readonly clocks: readonly Pick<RunningClock, 'name' | 'dueOn' | 'stoppedAt'>[];
  /** The terms and the calendar that hold for it. */
  readonly rules: CaseRules;
  /** Everybody who gets this notice. */
  readonly recipients: readonly StaffMember[];
  /** The letter to somebody outside that was written on the same occasion. */
  readonly copy?: string;
};

/** What every notice about a case shows. */
export type CaseModel = PromiseModel & {
  readonly organisation: string;
  readonly reference: string;
  readonly complainant: string;
  /** Names of those who get the notice, in one line. */
  readonly recipients: string;
  /** What can be done now, as lines to tap. */
  readonly steps: readonly StepModel[];
  readonly hasSteps: boolean;
  /** Where the case stands, for the foot. */
  readonly foot: string;
};

/** The part of every notice about a case. */
export function caseModel(setting: LetterSetting, { state, recipients }: CaseFacts): CaseModel {
  const roles = [...new Set(recipients.flatMap((reader) => reader.roles))];
  const steps = showSteps(setting, nextSteps(state, roles, setting.language));
  return {
    organisation: setting.organisation.name,
    reference: state.reference,
    complainant: showPerson(state.complainant),
    ...promiseModel(setting, state),
    recipients: recipients.map(({ name }) => name).join(', '),
    steps,
    hasSteps: steps.length > 0,
    foot: caseFoot(setting, state),
  };
}

/** What is still needed for the assessment, as it was or will be asked. */
type MissingModel = { readonly missing: readonly string[]; readonly hasMissing: boolean };

function missingModel(setting: LetterSetting, state: Case): MissingModel {
  const missing = questionsFor(setting, state.missing);
  return { missing, hasMissing: missing.length > 0 };
}

/** Model of `staff/new-complaint`. */
export type NewComplaintModel = CaseModel &
  MissingModel &
  AlikePart &
  SuggestedCategory & {
    readonly shortSubject: string;
    readonly channel: string;
    readonly outerDay: string;
    /** Which regime of a new home applies, in one sentence; '' where the profile knows none. */
    readonly delivery: string;
    readonly mail: ShownMail;
    /** True when the acknowledgement leaves now. */
    readonly acknowledged: boolean;
  };

/**
 * @param acknowledged  true when the acknowledgement was put in the outbox
 * @param alike         earlier complaints that it may belong to
 */
export function newComplaintModel(
  setting: LetterSetting,
  facts: CaseFacts,
  mail: MailFacts,
  acknowledged: boolean,
  alike: readonly Alike[] = [],
): NewComplaintModel {
  const { state } = facts;
  return {
    ...caseModel(setting, facts),
    ...missingModel(setting, state),
    ...alikePart(setting, alike, facts.recipients),
    ...suggestedCategory(setting, state),
    steps: showSteps(setting, dayOneSteps(setting.language)),
    hasSteps: true,
    shortSubject: inlineSubject(state.subject) || showPerson(state.complainant),
    channel: wordFor(setting.words, 'channel', state.channel),
    outerDay: dueDayOf(setting, facts, 'outer'),
    delivery: deliveryWords(setting, facts.state, facts.rules.calendar),
    mail: showMail(setting, mail),
    acknowledged,
  };
}

/** Model of `staff/new-mail`. */
export type NewMailModel = CaseModel &
  MissingModel &
  WaitingBody & {
    readonly mail: ShownMail;
    /** Somebody who was not on the case until now. */
    readonly otherPerson: boolean;
    readonly supplied: readonly string[];
    readonly hasSupplied: boolean;
  };

/** @param event  the state of `facts` is that after this event */
export function newMailModel(
  setting: LetterSetting,
  facts: CaseFacts,
  mail: MailFacts,
  event: CorrespondenceReceived,
): NewMailModel {
  const supplied = questionsFor(setting, event.supplied);
  return {
    ...caseModel(setting, facts),
    ...missingModel(setting, facts.state),
    ...waitingBodyOf(setting, facts, event.from),
    mail: showMail(setting, mail),
    otherPerson: !facts.state.participants.includes(event.from.address),
    supplied,
    hasSupplied: supplied.length > 0,
  };
}

/** Model of `staff/not-acknowledged`. */
export type NotAcknowledgedModel = CaseModel & {
  readonly reasons: readonly string[];
  readonly decisionDay: string;
  readonly confirmDay: string;
  /** The line that has the confirmation leave, and the beginning of the one that says it was given otherwise. */
  readonly send: string;
  readonly told: string;
};

/** The rules of the answer gate that refused, in plain words. */
export function notAcknowledgedModel(
  setting: LetterSetting,
  facts: CaseFacts,
  event: AcknowledgementWithheld,
): NotAcknowledgedModel {
  return {
    ...caseModel(setting, facts),
    reasons: event.because.map((rule) => wordFor(setting.words, 'because', rule)),
    decisionDay: writeDay(facts.state.decisionDue, setting.language),
    confirmDay: dueDayOf(setting, facts, 'confirm'),
    send: commandLine(setting, 'ack'),
    told: typedOn(setting, 'ack'),
  };
}

/** Model of `staff/letter-failed`. */
export type LetterFailedModel = CaseModel & {
  readonly letterWords: string;
  readonly reason: string;
  /** True for the confirmation of receipt, which may be given another way. */
  readonly acknowledgement: boolean;
  /** True for a mail about work of somebody outside: the complainant was to get nothing. */
  readonly thirdParty: boolean;
};

/** What the mail server said, in one line. */
export function letterFailedModel(
  setting: LetterSetting,
  facts: CaseFacts,
  event: LetterFailed,
): LetterFailedModel {
  return {
    ...caseModel(setting, facts),
    letterWords: wordFor(setting.words, 'letter', event.letter),
    reason: inline(event.reason, 300),
    acknowledgement: ACKNOWLEDGEMENT_LETTERS.has(event.letter),
    thirdParty: event.letter.startsWith('third-party/'),
  };
}

/** Model of `staff/not-delivered`. */
export type NotDeliveredModel = CaseModel & {
  readonly letterWords: string;
  readonly recipient: string;
  readonly reason: string;
  /** True for the confirmation of receipt, which may be given another way. */
  readonly acknowledgement: boolean;
  /** True for a mail about work of somebody outside: the complainant was to get nothing. */
  readonly thirdParty: boolean;
};

/** The status of RFC 3463 in plain words. */
export function notDeliveredModel(
  setting: LetterSetting,
  facts: CaseFacts,
  event: LetterNotDelivered,
): NotDeliveredModel {
  return {
    ...caseModel(setting, facts),
    letterWords: wordFor(setting.words, 'letter', event.letter),
    recipient: inline(event.recipient),
    reason: statusWords(setting, event.status),
    acknowledgement: ACKNOWLEDGEMENT_LETTERS.has(event.letter),
    thirdParty: event.letter.startsWith('third-party/'),
  };
}

// RFC 3463: subject and detail say what it is about; the whole status stands behind it for the technician.
function statusWords({ words }: LetterSetting, status: string): string {
  const [, subject = '', detail = ''] = status.split('.');
  const keys = [`${subject}.${detail}`, subject, 'unknown'];
  const known = keys.map((key) => words[`status.${key}`]).find((each) => each !== undefined) ?? status;
  return status === '' ? known : `${known} (${inline(status, 20)})`;
}

function dueDayOf(setting: LetterSetting, { clocks, state }: CaseFacts, name: RunningClock['name']): string {
  const clock = clocks.find((each) => each.name === name);
  return writeDay(clock?.dueOn ?? state.decisionDue, setting.language);
}
