/**
 * What is written about money over the limit of one person: to those who may approve it, and to who asked for it.
 * Source: DESIGN 3 ("Two persons needed"); commands.md 3.5 (`#approve`).
 */
import type { Approval, NotApproved } from '../staff/outcome.ts';
import {
  type AnswerFrame,
  answerFrame,
  controlLine,
  type LetterOutModel,
  showLetterOut,
} from './answer-parts.ts';
import { quote } from './foreign-text.ts';
import { showPerson } from './mail-facts.ts';
import { type LetterSetting, writeInstant, writeMoney } from './wording.ts';

/** Model of `staff/approve` and of `staff/approval-asked`. */
export type ApprovalModel = AnswerFrame & {
  readonly asker: string;
  readonly approvers: string;
  /** What one person may decide. */
  readonly limit: string;
  /** The commands behind `│ `. */
  readonly plan: string;
  readonly letters: readonly LetterOutModel[];
  readonly note: string;
  readonly approve: string;
  readonly no: string;
  readonly expires: string;
};

/** Who asks what, what would go out, and the two answers to it. */
export function approvalModel(setting: LetterSetting, outcome: Approval): ApprovalModel {
  const { state, askedBy, approvers, plan, letters, note, limit, transaction, expiresAt } = outcome;
  return {
    ...answerFrame(setting, state === null ? [] : [state]),
    asker: showPerson(askedBy),
    approvers: approvers.map(showPerson).join(', '),
    limit: writeMoney(limit, setting.language),
    plan: plan.map(({ written }) => quote(written).lines).join('\n'),
    letters: letters.map((letter) => showLetterOut(setting, letter)),
    note: note.trim() === '' ? '' : quote(note).lines,
    approve: controlLine(setting, 'approve', transaction),
    no: controlLine(setting, 'no', transaction),
    expires: writeInstant(expiresAt, setting),
  };
}

/** Model of `staff/not-approved`. */
export type NotApprovedModel = AnswerFrame & {
  /** Who said no; '' when nobody said anything in time. */
  readonly who: string;
  /** The mail as it was typed, behind `│ `. */
  readonly original: string;
};

/** Who said no, and what was asked. */
export function notApprovedModel(
  setting: LetterSetting,
  { state, by, original }: NotApproved,
): NotApprovedModel {
  return {
    ...answerFrame(setting, state === null ? [] : [state]),
    who: by === null ? '' : showPerson(by),
    original: quote(original).lines,
  };
}
