/**
 * What a complainant reads of our decision and after it: one letter with a section for each point, whatever the
 * findings are; the same after a call; a reminder; what was agreed. Step 2 of the procedure; letters K7 to K10 of
 * domain.md 4.3.
 */
import type { AgreementRecorded, DecisionTold, ReactionChased } from '../case/assessment-events.ts';
import type { Case, CasePoint } from '../case/case.ts';
import { depositUntil } from '../case/delivery.ts';
import type { IsoDate } from '../case/vocabulary.ts';
import {
  type LetterFrame,
  letterFrame,
  type MoneyModel,
  moneyModel,
  type QuotedPoint,
  quotePoint,
} from './complainant-parts.ts';
import { isReviewed, type ReviewModel, reviewModel } from './dispute-models.ts';
import { inline } from './foreign-text.ts';
import { ownWords } from './own-words.ts';
import { type RightsModel, rightsModel } from './rights.ts';
import type { CaseFacts } from './staff-models.ts';
import { type LetterSetting, wordFor, writeDay, writeDayOf } from './wording.ts';

/** One point with its answer. At most one of the findings is true: none where the headline says it already. */
export type DecidedPoint = QuotedPoint & {
  readonly founded: boolean;
  readonly partly: boolean;
  readonly unfounded: boolean;
  readonly noFinding: boolean;
  readonly outOfScope: boolean;
  /** True where the grounds follow the quoted words with none of these between. */
  readonly bare: boolean;
  readonly grounds: string;
  readonly hasRemedy: boolean;
  readonly remedy: string;
  readonly remedyDay: string;
  /** Who carries it out, or '' for ourselves. */
  readonly remedyBy: string;
};

/** What both forms of the decision say. */
type DecisionBody = LetterFrame &
  MoneyModel &
  ReviewModel & {
    /** The answer in one sentence. */
    readonly headline: string;
    readonly several: boolean;
    readonly points: readonly DecidedPoint[];
    /** What we propose, or ''. */
    readonly offer: string;
    /** Last day to react, or ''. */
    readonly reactDay: string;
    readonly hasRights: boolean;
    readonly rights: RightsModel;
  };

/** Model of `complainant/decision`. */
export type DecisionModel = DecisionBody;

/** K7, K8 and K9. */
export function decisionModel(setting: LetterSetting, facts: CaseFacts): DecisionModel {
  const { state, rules } = facts;
  const { points, decision } = state;
  const until = decision?.until ?? null;
  return {
    ...letterFrame(setting, state),
    ...moneyModel(setting, facts, momentOf(state)),
    ...reviewModel(state),
    headline: wordFor(setting.words, 'outcome', outcomeOf(state)),
    several: points.length > 1,
    points: points.map((point) => decidedPoint(setting, point, points.length)),
    offer: ownWords(state.offer?.text ?? ''),
    reactDay: dayOrNone(setting, until),
    hasRights: needsRights(state),
    rights: rightsModel(
      setting,
      rules.profile.terms.review,
      until,
      isReviewed(state),
      depositUntil(state, rules.calendar, momentOf(state)),
    ),
  };
}

function momentOf({ decision, receivedAt }: Case): Date {
  return decision === null ? receivedAt : new Date(decision.at);
}

function dayOrNone({ language }: LetterSetting, day: IsoDate | null): string {
  return day === null ? '' : writeDay(day, language);
}

/** True for everything but a decision in which the complainant is right on every point (domain.md 4.2). */
export function needsRights({ points, offer }: Pick<Case, 'points' | 'offer'>): boolean {
  return offer !== null || points.some(({ finding }) => finding !== 'founded');
}

/** What all findings come to: the word of it in `words.json`. */
export function outcomeOf({ points }: Pick<Case, 'points'>): 'founded' | 'partly' | 'unfounded' | 'other' {
  const findings = new Set(points.map(({ finding }) => finding));
  if (findings.size === 1 && findings.has('founded')) return 'founded';
  if (findings.size === 1 && findings.has('unfounded')) return 'unfounded';
  return findings.has('founded') || findings.has('partly') ? 'partly' : 'other';
}

function decidedPoint(setting: LetterSetting, point: CasePoint, total: number): DecidedPoint {
  const { finding, grounds, remedy } = point;
  // With one point the headline has said it, unless that says too little.
  const said = total === 1 && finding !== 'no-finding' && finding !== 'out-of-scope' ? null : finding;
  return {
    ...quotePoint(setting, point, total),
    founded: said === 'founded',
    partly: said === 'partly',
    unfounded: said === 'unfounded',
    noFinding: said === 'no-finding',
    outOfScope: said === 'out-of-scope',
    bare: said === null && grounds.trim() !== '',
    grounds: ownWords(grounds),
    hasRemedy: remedy !== null,
    remedy: ownWords(remedy?.text ?? ''),
    remedyDay: dayOrNone(setting, remedy?.by ?? null),
    remedyBy: inline(remedy?.who ?? ''),
  };
}

/** Model of `complainant/called`. */
export type CalledModel = DecisionBody & { readonly toldDay: string; readonly summary: string };

/** The result was given by telephone: the same letter, with what was said. */
export function calledModel(setting: LetterSetting, facts: CaseFacts, event: DecisionTold): CalledModel {
  return {
    ...decisionModel(setting, facts),
    toldDay: writeDay(event.on, setting.language),
    summary: ownWords(event.summary),
  };
}

/** Model of `complainant/offer`. */
export type OfferModel = LetterFrame & MoneyModel & { readonly offer: string; readonly rights: RightsModel };

/** K8: a proposal that comes after the decision. */
export function offerModel(setting: LetterSetting, facts: CaseFacts): OfferModel {
  const { state, rules } = facts;
  const at = state.offer === null ? momentOf(state) : new Date(state.offer.at);
  return {
    ...letterFrame(setting, state),
    ...moneyModel(setting, facts, at),
    offer: ownWords(state.offer?.text ?? ''),
    rights: rightsModel(
      setting,
      rules.profile.terms.review,
      null,
      isReviewed(state),
      depositUntil(state, rules.calendar, at),
    ),
  };
}

/** Model of `complainant/reaction-reminder`. */
export type ReactionReminderModel = LetterFrame & {
  readonly decidedDay: string;
  readonly reactDay: string;
  readonly offer: string;
  /** True when something is done even if the complainant says nothing. */
  readonly remedyOpen: boolean;
  readonly rights: RightsModel;
};

/** Clock J, before its end. */
export function reactionReminderModel(
  setting: LetterSetting,
  { state, rules }: CaseFacts,
  { until }: ReactionChased,
): ReactionReminderModel {
  return {
    ...letterFrame(setting, state),
    decidedDay: writeDayOf(momentOf(state), setting),
    reactDay: writeDay(until, setting.language),
    offer: ownWords(state.offer?.text ?? ''),
    remedyOpen: state.points.some(({ remedy }) => remedy !== null),
    rights: rightsModel(setting, rules.profile.terms.review, until, isReviewed(state)),
  };
}

/** Model of `complainant/agreement`. */
export type AgreementModel = LetterFrame &
  MoneyModel & {
    /** The offer that was accepted; '' where the remedies are what was agreed. */
    readonly text: string;
    readonly remedies: readonly { readonly work: string; readonly day: string }[];
    readonly hasRemedies: boolean;
  };

/** K10: what was agreed, as it was frozen. */
export function agreementModel(
  setting: LetterSetting,
  facts: CaseFacts,
  { text }: AgreementRecorded,
): AgreementModel {
  const { state } = facts;
  const remedies = state.points.flatMap(({ remedy }) =>
    remedy === null ? [] : [{ work: ownWords(remedy.text), day: writeDay(remedy.by, setting.language) }],
  );
  const at = state.agreement === null ? momentOf(state) : new Date(state.agreement.at);
  return {
    ...letterFrame(setting, state),
    ...moneyModel(setting, facts, at),
    // Without an offer it is the remedies that were agreed, and they stand below with their days.
    text: state.offer === null ? '' : ownWords(text),
    remedies,
    hasRemedies: remedies.length > 0,
  };
}
