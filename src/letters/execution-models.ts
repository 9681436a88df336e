/**
 * What is written about a remedy that is carried out: the question whether it is solved and its reminder, that we go on
 * with it, and what the complainant answered, for staff. Step 3.2 of the procedure; K13, K14 and S8 of domain.md 4.3.
 */

import type { Case, CasePoint } from '../case/case.ts';
import { isWritingOnly } from '../case/contact.ts';
import type {
  CallPromised,
  RemedyDone,
  SatisfactionAnswered,
  SatisfactionChased,
} from '../case/execution-events.ts';
import { type LetterFrame, letterFrame, writeDaysAfter } from './complainant-parts.ts';
import { inline } from './foreign-text.ts';
import { ownWords } from './own-words.ts';
import { type CaseFacts, type CaseModel, caseModel } from './staff-models.ts';
import { type LetterSetting, wordFor, writeDay, writeDayOf, writeTerm } from './wording.ts';

/** Something that was carried out; `heading` is '' where the complaint has one point. */
export type DoneWork = {
  readonly heading: string;
  readonly work: string;
  readonly day: string;
  /** Who carried it out, or '' for ourselves. */
  readonly by: string;
};

/** Model of `complainant/satisfaction`. */
export type SatisfactionModel = LetterFrame & {
  readonly works: readonly DoneWork[];
  readonly untilDay: string;
  /** In how much time we call after a no. */
  readonly callTerm: string;
  /** Last day on which the complainant can come back when nothing is answered. */
  readonly reopenDays: number;
  readonly files: readonly string[];
  readonly hasFiles: boolean;
};

/** K13. @param files  names of what goes with it */
export function satisfactionModel(
  setting: LetterSetting,
  { state, rules }: CaseFacts,
  files: RemedyDone['files'] = [],
): SatisfactionModel {
  const until = state.satisfaction?.until ?? null;
  return {
    ...letterFrame(setting, state),
    works: doneWorks(setting, state),
    untilDay: until === null ? '' : writeDay(until, setting.language),
    callTerm: writeTerm(rules.profile.terms.callback, setting.words),
    reopenDays: setting.reopenDays,
    files: files.map((file) => inline(file)),
    hasFiles: files.length > 0,
  };
}

/** What was told in one report stands once, above all its points. */
function doneWorks(setting: LetterSetting, { points }: Case): readonly DoneWork[] {
  const reports = Map.groupBy(
    points.filter(({ remedy, done }) => remedy !== null && done !== null),
    ({ done, remedy }) => JSON.stringify([done, remedy?.who]),
  );
  return [...reports.values()].map((told) => doneWork(setting, told, points.length));
}

function doneWork(setting: LetterSetting, told: readonly CasePoint[], total: number): DoneWork {
  const [first] = told;
  const numbers = told.map(({ number }) => String(number)).join(', ');
  return {
    heading: total > 1 ? `${wordFor(setting.words, 'point', 'one-of-many')} ${numbers}` : '',
    work: ownWords(first?.done?.what ?? ''),
    day: writeDayOf(new Date(first?.done?.at ?? 0), setting),
    by: inline(first?.remedy?.who ?? ''),
  };
}

/** Model of `complainant/satisfaction-reminder`. */
export type SatisfactionReminderModel = SatisfactionModel & { readonly askedDay: string };

/** K13 once more. */
export function satisfactionReminderModel(
  setting: LetterSetting,
  facts: CaseFacts,
  { until }: SatisfactionChased,
): SatisfactionReminderModel {
  const { satisfaction, registeredAt } = facts.state;
  const asked = satisfaction === null ? registeredAt : new Date(satisfaction.since);
  return {
    ...satisfactionModel(setting, facts),
    untilDay: writeDay(until, setting.language),
    askedDay: writeDayOf(asked, setting),
  };
}

/** Model of `complainant/reopened`. */
export type ReopenedModel = LetterFrame & {
  /** True when somebody calls; false where it was arranged that we write. */
  readonly calls: boolean;
  /** Who calls, or '' where nobody handles the case. */
  readonly caller: string;
  readonly callDay: string;
  /** True when we have no telephone number. */
  readonly asksPhone: boolean;
};

/** K14. */
export function reopenedModel(
  setting: LetterSetting,
  { state }: CaseFacts,
  { until }: CallPromised,
): ReopenedModel {
  const frame = letterFrame(setting, state);
  return {
    ...frame,
    calls: !isWritingOnly(state),
    caller: frame.handler,
    callDay: writeDay(until, setting.language),
    asksPhone: (state.fields.phone ?? '') === '' && !isWritingOnly(state),
  };
}

/** Model of `staff/answered`; one of the three answers is true. */
export type AnsweredModel = CaseModel & {
  readonly yes: boolean;
  readonly no: boolean;
  readonly partly: boolean;
  /** Last day for the call that was promised, or ''. */
  readonly callDay: string;
  /** Last day on which an answer opens the case again. */
  readonly reopenDay: string;
  /** How often the work had to be done again, this time included. */
  readonly times: number;
  readonly again: boolean;
};

/** S8, and its counterpart for who is content. */
export function answeredModel(
  setting: LetterSetting,
  facts: CaseFacts,
  { answer }: SatisfactionAnswered,
): AnsweredModel {
  const { callBack, rework, closing, registeredAt } = facts.state;
  const times = rework?.times ?? 0;
  return {
    ...caseModel(setting, facts),
    yes: answer === 'yes',
    no: answer === 'no',
    partly: answer === 'partly',
    callDay: callBack === null ? '' : writeDay(callBack.until, setting.language),
    reopenDay: writeDaysAfter(
      setting,
      closing === null ? registeredAt : new Date(closing.at),
      setting.reopenDays,
    ),
    times,
    again: times > 1,
  };
}
