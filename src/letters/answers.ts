/**
 * The one answer to a mail of a colleague: which letter it is, its words, and the text file that gives back what was
 * typed where nothing was done (commands.md 3.6).
 */
import type { StaffMember } from '../mail/desk-profile.ts';
import type { Outcome } from '../staff/outcome.ts';
import { approvalModel, notApprovedModel } from './approval-models.ts';
import { alreadyDoneModel, doneModel, undoneModel } from './done-models.ts';
import type { LetterName, Render, Written } from './letters.ts';
import { noteKeptModel } from './note-models.ts';
import { challengeModel, mutedModel, nothingDoneModel, unknownAddressModel } from './refusal-models.ts';
import { toldModel } from './told-model.ts';
import type { LetterSetting } from './wording.ts';

/** A text file that goes with an answer. */
export type TextFile = { readonly name: string; readonly text: string };

/** An answer ready to be addressed to who wrote the mail. */
export type StaffAnswer = {
  readonly letter: LetterName;
  readonly written: Written;
  readonly files: readonly TextFile[];
};

/**
 * Words what came of a mail.
 * @param reader  who wrote it, or, for a mail from an unknown address, whose reply token it came with
 */
export function answerTo(
  outcome: Outcome,
  reader: StaffMember,
  setting: LetterSetting,
  render: Render,
): StaffAnswer {
  const { language } = setting;
  switch (outcome.kind) {
    case 'done':
      return answer('staff/done', render('staff/done', language, doneModel(setting, outcome, reader)));
    case 'note':
      return answer(
        'staff/note-saved',
        render('staff/note-saved', language, noteKeptModel(setting, outcome, reader)),
      );
    case 'nothing-done': {
      const written = render('staff/nothing-done', language, nothingDoneModel(setting, outcome));
      return { ...answer('staff/nothing-done', written), files: [originalFile(setting, outcome.original)] };
    }
    case 'challenge':
      return answer('staff/challenge', render('staff/challenge', language, challengeModel(setting, outcome)));
    case 'approval': {
      const letter = outcome.reader === 'asker' ? 'staff/approval-asked' : 'staff/approve';
      return answer(letter, render(letter, language, approvalModel(setting, outcome)));
    }
    case 'not-approved':
      return answer(
        'staff/not-approved',
        render('staff/not-approved', language, notApprovedModel(setting, outcome)),
      );
    case 'already-done':
      return answer(
        'staff/already-done',
        render('staff/already-done', language, alreadyDoneModel(setting, outcome)),
      );
    case 'undone':
      return answer('staff/undone', render('staff/undone', language, undoneModel(setting, outcome, reader)));
    case 'muted':
      return answer('staff/muted', render('staff/muted', language, mutedModel(setting, outcome)));
    case 'told':
      return answer('staff/told', render('staff/told', language, toldModel(setting, outcome, reader)));
    case 'unknown-address': {
      const written = render('staff/unknown-address', language, unknownAddressModel(setting, outcome));
      return answer('staff/unknown-address', written);
    }
  }
}

function answer(letter: LetterName, written: Written): StaffAnswer {
  return { letter, written, files: [] };
}

/** Nothing typed is ever lost, and the file can be copied from without the signs of a quotation. */
function originalFile({ language }: LetterSetting, text: string): TextFile {
  return { name: language === 'nl' ? 'uw-tekst.txt' : 'your-text.txt', text };
}
