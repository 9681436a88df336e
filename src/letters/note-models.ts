/**
 * What the answer to a text without a command says: it is kept as an internal note, it was not sent, and what it takes
 * to send it all the same is one tap (commands.md 3.6 and 4, row 8).
 */
import type { NoteAdded } from '../case/events.ts';
import type { StaffMember } from '../mail/desk-profile.ts';
import type { NoteKept } from '../staff/outcome.ts';
import {
  type AnswerFrame,
  answerFrame,
  controlLine,
  type LeftOutModel,
  leftOutModel,
  type StepModel,
  stepsFor,
} from './answer-parts.ts';
import { quote } from './foreign-text.ts';
import { showPerson } from './mail-facts.ts';
import type { CaseFacts } from './staff-models.ts';
import type { LetterSetting } from './wording.ts';

/** Model of `staff/note-saved`. */
export type NoteSavedModel = AnswerFrame &
  LeftOutModel & {
    readonly reference: string;
    readonly note: string;
    readonly cut: boolean;
    readonly send: string;
    readonly steps: readonly StepModel[];
    readonly hasSteps: boolean;
    readonly complainant: string;
  };

/** A mail without a command: what it takes to send it all the same is one tap. */
export function noteKeptModel(
  setting: LetterSetting,
  outcome: NoteKept,
  reader: StaffMember,
): NoteSavedModel {
  const { after, text, transaction } = outcome;
  const { lines, cut } = quote(text);
  const steps = stepsFor(setting, after, reader);
  return {
    ...answerFrame(setting, [after]),
    ...leftOutModel(setting, outcome.leftOut),
    reference: after.reference,
    note: lines,
    cut,
    send: controlLine(setting, 'reply', transaction),
    steps,
    hasSteps: steps.length > 0,
    complainant: showPerson(after.complainant),
  };
}

/** The note as its author wrote it; what was kept without a transaction cannot be sent by one tap. */
export function noteSavedModel(setting: LetterSetting, facts: CaseFacts, event: NoteAdded): NoteSavedModel {
  const { lines, cut } = quote(event.text);
  const { state } = facts;
  return {
    ...answerFrame(setting, [state]),
    reference: state.reference,
    complainant: showPerson(state.complainant),
    note: lines,
    cut,
    send: '',
    leftOut: [],
    hasLeftOut: false,
    steps: [],
    hasSteps: false,
  };
}

/** Model of `staff/note-not-placed`. */
export type StrayNoteModel = {
  readonly organisation: string;
  readonly mailId: string;
  readonly note: string;
  readonly cut: boolean;
};

/** @param text  what a member of staff wrote to the desk without naming a case */
export function strayNoteModel(setting: LetterSetting, mailId: number, text: string): StrayNoteModel {
  const { lines, cut } = quote(text);
  return { organisation: setting.organisation.name, mailId: String(mailId), note: lines, cut };
}
