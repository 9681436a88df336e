/**
 * What a complainant reads in a dispute: that somebody else looks again, and the next step of the ladder with who, until
 * when, at whose cost and what comes after it. Step 6 of the procedure; letters K12, K18 and K21 of domain.md 4.3.
 */
import type { Case } from '../case/case.ts';
import type { AwardRecorded, ContactLifted, ContactRestricted, RungEntered } from '../case/dispute-events.ts';
import type { Person } from '../case/vocabulary.ts';
import type { ReviewEntrusted } from '../case/work-events.ts';
import { type LetterFrame, letterFrame } from './complainant-parts.ts';
import { CONTACT_LETTERS, type ContactLetters } from './contact-models.ts';
import { inline } from './foreign-text.ts';
import type { LetterRow } from './letter-row.ts';
import { ownWords } from './own-words.ts';
import { type BodiesModel, bodiesModel, type RightsModel, rightsModel } from './rights.ts';
import type { CaseFacts } from './staff-models.ts';
import { type LetterSetting, wordFor, writeDay, writeDayOf, writeMoney } from './wording.ts';

/** The letters of this file, by name (letters.ts). */
export type DisputeLetters = {
  /** K12: we look again. */
  readonly 'complainant/objection': ObjectionModel;
  /** Somebody outside looks again. */
  readonly 'complainant/reviewer': ReviewerModel;
  /** K12: the next step of a dispute. */
  readonly 'complainant/rung': RungModel;
  /** K18: a body ruled on the dispute. */
  readonly 'complainant/award': AwardModel;
  /** K21: a contact arrangement. */
  readonly 'complainant/restricted': RestrictedModel;
  /** The arrangement ends before its last day. */
  readonly 'complainant/unrestricted': UnrestrictedModel;
} & ContactLetters;

/** Each letter waits before it leaves, like every one that staff order. */
export const DISPUTE_LETTERS = {
  'complainant/objection': { audience: 'complainant', automatic: false, delay: 'configured' },
  'complainant/reviewer': { audience: 'complainant', automatic: false, delay: 'configured' },
  'complainant/rung': { audience: 'complainant', automatic: false, delay: 'configured' },
  'complainant/award': { audience: 'complainant', automatic: false, delay: 'configured' },
  'complainant/restricted': { audience: 'complainant', automatic: false, delay: 'configured' },
  'complainant/unrestricted': { audience: 'complainant', automatic: false, delay: 'configured' },
  ...CONTACT_LETTERS,
} as const satisfies Readonly<Record<keyof DisputeLetters, LetterRow>>;

/** What a decision says that answers an objection, or that one person took for two. */
export type ReviewModel = {
  readonly review: boolean;
  /** Name of who looked again and did not decide the first time, or ''. */
  readonly reviewer: string;
  /** Name of who outside looked again and told us, or ''; then `reviewer` is ''. */
  readonly outsider: string;
  /** True when it was said that one person acts for two. */
  readonly alone: boolean;
};

/** The words about a second look; of a first decision nothing but that one person took it for two. */
export function reviewModel(state: Case): ReviewModel {
  const review = isReviewed(state);
  const outside = state.dispute?.outside ?? null;
  const outsider = review && outside !== null && outside.heardAt !== null ? outsiderName(outside.person) : '';
  const reviewer = review && outsider === '' ? reviewerOf(state) : '';
  return { review, reviewer, outsider, alone: state.alone !== null };
}

/** A name that a colleague typed; an address alone is no name for a letter. */
function outsiderName({ name, address }: Person): string {
  return inline(name || address, 60);
}

/** Model of `complainant/reviewer`. */
export type ReviewerModel = LetterFrame & { readonly outsider: string; readonly reviewDay: string };

/** Somebody outside looks again, by this day we answer. */
export function reviewerModel(
  setting: LetterSetting,
  { state }: CaseFacts,
  { reviewer }: ReviewEntrusted,
): ReviewerModel {
  const day = state.dispute?.reviewUntil ?? state.decisionDue;
  return {
    ...letterFrame(setting, state),
    outsider: outsiderName(reviewer),
    reviewDay: writeDay(day, setting.language),
  };
}

/** True when our own review is over: whoever still does not agree goes on to the next step. */
export function isReviewed({ dispute }: Pick<Case, 'dispute'>): boolean {
  return dispute !== null && dispute.reviewedAt !== null;
}

function reviewerOf({ handler, dispute }: Case): string {
  const isOther = handler !== null && dispute !== null && !dispute.decidedBy.includes(handler.address);
  return isOther ? inline(handler.name, 60) : '';
}

/** Model of `complainant/objection`. */
export type ObjectionModel = LetterFrame & {
  readonly reviewDay: string;
  /** True when we looked again before: the next step is chosen. */
  readonly again: boolean;
  readonly reviewer: string;
  readonly alone: boolean;
  readonly rights: BodiesModel;
};

/** K12: we look again. What the complainant objects stays as they wrote it, in the register. */
export function objectionModel(setting: LetterSetting, { state, clocks }: CaseFacts): ObjectionModel {
  const review = clocks.find(({ name }) => name === 'review');
  const reviewer = reviewerOf(state);
  return {
    ...letterFrame(setting, state),
    reviewDay: writeDay(review?.dueOn ?? state.decisionDue, setting.language),
    again: isReviewed(state),
    reviewer,
    alone: state.alone !== null && reviewer === '',
    rights: bodiesModel(setting),
  };
}

/** Model of `complainant/rung`; one of the six steps is true. */
export type RungModel = LetterFrame & {
  /** The step in words, such as `mediation`. */
  readonly step: string;
  readonly talk: boolean;
  readonly expert: boolean;
  readonly mediation: boolean;
  readonly committee: boolean;
  readonly arbitration: boolean;
  readonly court: boolean;
  /** Who decides or helps, or ''. */
  readonly body: string;
  readonly untilDay: string;
  readonly costs: string;
  readonly payer: string;
  readonly consentDay: string;
  readonly binding: boolean;
  readonly rights: BodiesModel;
};

/** K12: the next rung. */
export function rungModel(setting: LetterSetting, { state }: CaseFacts, event: RungEntered): RungModel {
  const { rung, body, until, costs, payer, consent, binding } = event;
  const { words, language } = setting;
  return {
    ...letterFrame(setting, state),
    step: wordFor(words, 'rung', rung),
    talk: rung === 'talk',
    expert: rung === 'expert',
    mediation: rung === 'mediation',
    committee: rung === 'committee',
    arbitration: rung === 'arbitration',
    court: rung === 'court',
    body: inline(body ?? '', 100),
    untilDay: writeDay(until, language),
    costs: costsWords(setting, costs),
    payer: payer === null ? '' : wordFor(words, 'payer', payer),
    consentDay: consent === null ? '' : writeDay(consent, language),
    binding,
    rights: bodiesModel(setting),
  };
}

/** Model of `complainant/award`. */
export type AwardModel = LetterFrame & {
  readonly body: string;
  readonly awardDay: string;
  /** What we do, or '' where nothing is asked of us. */
  readonly action: string;
  readonly actionDay: string;
};

/** K18: a body ruled, and this is what we do. */
export function awardModel(setting: LetterSetting, { state }: CaseFacts, event: AwardRecorded): AwardModel {
  const { body, on, action } = event;
  return {
    ...letterFrame(setting, state),
    body: inline(body, 100),
    awardDay: writeDay(on, setting.language),
    action: ownWords(action?.text ?? ''),
    actionDay: action === null ? '' : writeDay(action.until, setting.language),
  };
}

/** Model of `complainant/restricted`. */
export type RestrictedModel = LetterFrame & {
  readonly sinceDay: string;
  readonly untilDay: string;
  readonly why: string;
  /** Name of the only colleague who answers, or ''. */
  readonly contact: string;
  /** One of these is true where there is one way of writing only. */
  readonly onlyMail: boolean;
  readonly onlyLetter: boolean;
  readonly monthly: boolean;
  readonly rights: RightsModel;
};

/** K21: how the complainant may reach us for some time, and how to have that looked at again. */
export function restrictedModel(
  setting: LetterSetting,
  { state, rules }: CaseFacts,
  { why, until }: ContactRestricted,
): RestrictedModel {
  const since = state.restriction === null ? state.receivedAt : new Date(state.restriction.since);
  return {
    ...letterFrame(setting, state),
    sinceDay: writeDayOf(since, setting),
    untilDay: writeDay(until, setting.language),
    why: ownWords(why),
    contact: inline(state.restriction?.contact?.name ?? '', 60),
    onlyMail: state.restriction?.channel === 'mail',
    onlyLetter: state.restriction?.channel === 'letter',
    monthly: state.restriction?.monthly ?? false,
    rights: rightsModel(setting, rules.profile.terms.review, null),
  };
}

/** Model of `complainant/unrestricted`. */
export type UnrestrictedModel = LetterFrame & {
  /** What staff wrote about it, or ''. */
  readonly text: string;
};

/** The complainant may reach us as everybody does again. */
export function unrestrictedModel(
  setting: LetterSetting,
  { state }: CaseFacts,
  { text }: ContactLifted,
): UnrestrictedModel {
  return { ...letterFrame(setting, state), text: ownWords(text) };
}

function costsWords({ words, language }: LetterSetting, costs: number | null): string {
  if (costs === null) return '';
  return costs === 0 ? wordFor(words, 'rung-costs', 'none') : writeMoney(costs, language);
}
