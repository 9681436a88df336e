/**
 * What the notices to one colleague about a case say: it is yours now, the complainant did not answer, somebody asks
 * you something (domain.md 4.3, S2, S5 and S6).
 */
import type { ColleagueConsulted } from '../case/assessment-events.ts';
import { inline, quote } from './foreign-text.ts';
import { type CaseFacts, type CaseModel, caseModel } from './staff-models.ts';
import { type LetterSetting, writeDay } from './wording.ts';

/** Model of `staff/assigned`. */
export type AssignedModel = CaseModel & {
  /** What was complained about, behind `│ `. */
  readonly points: string;
  readonly cut: boolean;
  /** What the complainant has against our decision, as colleagues wrote it down, behind `│ `; '' where nothing. */
  readonly objection: string;
};

/** The case is the reader's from now on. */
export function assignedModel(setting: LetterSetting, facts: CaseFacts): AssignedModel {
  const { lines, cut } = quote(facts.state.points.map(({ text }) => text).join('\n\n'));
  const objection = facts.state.stage === 'disputed' ? (facts.state.objection?.why ?? '') : '';
  return {
    ...caseModel(setting, facts),
    points: lines,
    cut,
    objection: objection === '' ? '' : quote(objection).lines,
  };
}

/** Model of `staff/choose`. */
export type ChooseModel = CaseModel & { readonly questions: readonly string[]; readonly askedUntil: string };

/** The complainant did not answer in time: somebody must choose how it goes on. */
export function chooseModel(setting: LetterSetting, facts: CaseFacts): ChooseModel {
  const { asked } = facts.state;
  return {
    ...caseModel(setting, facts),
    questions: (asked?.questions ?? []).map((question) => inline(question)),
    askedUntil: asked === null ? '' : writeDay(asked.until, setting.language),
  };
}

/** Model of `staff/consult`. */
export type ConsultModel = CaseModel & {
  readonly question: string;
  readonly cut: boolean;
  readonly points: string;
};

/** A colleague is asked something; what they answer stays inside. */
export function consultModel(
  setting: LetterSetting,
  facts: CaseFacts,
  { text }: ColleagueConsulted,
): ConsultModel {
  const { lines, cut } = quote(text);
  const points = quote(facts.state.points.map((point) => point.text).join('\n\n'));
  return { ...caseModel(setting, facts), question: lines, cut, points: points.lines };
}
