/**
 * What a complainant reads while we find out what happened: what we understood, questions, a visit, a later decision,
 * an answer of staff. Steps 1 and 2 of the procedure; letters K1b, K4, K5 and K6 of domain.md 4.3.
 */
import type {
  DecisionExtended,
  InformationChased,
  InformationRequested,
  ReplyWritten,
} from '../case/assessment-events.ts';
import { addWorkingDays, localDay } from '../case/working-days.ts';
import { type LetterFrame, letterFrame, type QuotedPoint, quotePoints } from './complainant-parts.ts';
import { inline } from './foreign-text.ts';
import { placeOf, type VisitMoment } from './invitation.ts';
import { ownLine, ownWords } from './own-words.ts';
import { type RightsModel, rightsModel } from './rights.ts';
import type { CaseFacts } from './staff-models.ts';
import { type LetterSetting, questionsFor, writeDay, writeDayOf } from './wording.ts';

/** Model of `complainant/understood`; at most one of the three ways in is true. */
export type UnderstoodModel = LetterFrame & {
  readonly byPhone: boolean;
  readonly byLetter: boolean;
  readonly atDesk: boolean;
  readonly points: readonly QuotedPoint[];
  readonly urgentPhone: string | null;
  /** The day by which we like to hear what is wrong. */
  readonly correctDay: string;
  readonly questions: readonly string[];
  readonly asks: boolean;
};

/** Working days in which a complainant corrects what we understood (domain.md 1 row 1.1b). */
const CORRECT_WORKING_DAYS = 5;

/** K1b: a complaint that was told or came by post, played back. */
export function understoodModel(setting: LetterSetting, { state, rules }: CaseFacts): UnderstoodModel {
  const registered = localDay(state.registeredAt, setting.timeZone);
  const questions = questionsFor(setting, state.missing);
  return {
    ...letterFrame(setting, state),
    byPhone: state.channel === 'phone',
    byLetter: state.channel === 'letter',
    atDesk: state.channel === 'desk',
    points: quotePoints(setting, state),
    urgentPhone: setting.organisation.urgentPhone,
    correctDay: writeDay(addWorkingDays(registered, CORRECT_WORKING_DAYS, rules.calendar), setting.language),
    questions,
    asks: questions.length > 0,
  };
}

/** Model of `complainant/ask`. */
export type AskModel = LetterFrame & { readonly questions: readonly string[]; readonly untilDay: string };

/** K4: the questions of staff. */
export function askModel(
  setting: LetterSetting,
  { state }: CaseFacts,
  { questions, until }: InformationRequested,
): AskModel {
  return {
    ...letterFrame(setting, state),
    questions: questions.map(ownLine),
    untilDay: writeDay(until, setting.language),
  };
}

/** Model of `complainant/ask-reminder`. */
export type AskReminderModel = AskModel & { readonly askedDay: string };

/** K4r: the questions once more. @throws Error when none is open, which the case never says */
export function askReminderModel(
  setting: LetterSetting,
  { state }: CaseFacts,
  { until }: InformationChased,
): AskReminderModel {
  if (state.asked === null) throw new Error(`nothing is asked of the complainant of ${state.reference}`);
  return {
    ...letterFrame(setting, state),
    questions: state.asked.questions.map(ownLine),
    untilDay: writeDay(until, setting.language),
    askedDay: writeDayOf(new Date(state.asked.since), setting),
  };
}

/** Model of `complainant/visit`. */
export type VisitModel = LetterFrame & {
  readonly visitor: string;
  readonly day: string;
  readonly time: string;
  /** Where, or ''. */
  readonly place: string;
  /** True for another time of a visit that was planned before. */
  readonly changed: boolean;
  readonly points: readonly QuotedPoint[];
  /** What staff wrote about it, or ''. */
  readonly text: string;
};

/** K5. */
export function visitModel(
  setting: LetterSetting,
  { state }: CaseFacts,
  event: VisitMoment,
  changed: boolean,
): VisitModel {
  return {
    ...letterFrame(setting, state),
    visitor: inline(event.visitor.name || event.visitor.address),
    day: writeDay(event.day, setting.language),
    time: event.time,
    place: placeOf(state),
    changed,
    points: quotePoints(setting, state),
    text: ownWords(state.visit?.text ?? ''),
  };
}

/** Model of `complainant/extended`. */
export type ExtendedModel = LetterFrame & {
  readonly previousDay: string;
  readonly untilDay: string;
  readonly because: string;
  /** True from the outer term on. */
  readonly hasRights: boolean;
  readonly rights: RightsModel;
};

/** K6: the decision comes later. */
export function extendedModel(
  setting: LetterSetting,
  { state, clocks, rules }: CaseFacts,
  { previous, until, because }: DecisionExtended,
): ExtendedModel {
  const outer = clocks.find(({ name }) => name === 'outer');
  return {
    ...letterFrame(setting, state),
    previousDay: writeDay(previous, setting.language),
    untilDay: writeDay(until, setting.language),
    because: ownWords(because),
    hasRights: outer !== undefined && until >= outer.dueOn,
    rights: rightsModel(setting, rules.profile.terms.review, null),
  };
}

/** Model of `complainant/reply`. */
export type ReplyModel = LetterFrame & {
  readonly text: string;
  /** Who writes: the handler, or the organisation. */
  readonly sender: string;
  readonly files: readonly string[];
  readonly hasFiles: boolean;
};

/** A text of staff, rendered fresh: nothing of the mail it came in is in it. */
export function replyModel(
  setting: LetterSetting,
  { state }: CaseFacts,
  { text, files }: ReplyWritten,
): ReplyModel {
  const frame = letterFrame(setting, state);
  return {
    ...frame,
    text: ownWords(text),
    sender: frame.handler || frame.organisation,
    files: files.map((file) => inline(file)),
    hasFiles: files.length > 0,
  };
}
