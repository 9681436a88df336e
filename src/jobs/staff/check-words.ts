/**
 * Looks at what a command mail would have leave: the words of colleagues when their command is given, and each letter
 * as a whole. What may not leave stops the mail, with the words that are meant (domain.md 5 no. 1, issue of the lint).
 */
import { clocksOf } from '../../case/clocks.ts';
import { checkLetter, checkStaffTexts } from '../../letters/check-letter.ts';
import { LETTERS } from '../../letters/letters.ts';
import type { LintFinding } from '../../letters/lint.ts';
import { mailProblem, type PlannedCommand, problemOf } from '../../staff/plan.ts';
import type { Problem } from '../../staff/problem.ts';
import type { Docket } from '../docket.ts';
import { deskFor, type Office, rulesFor } from '../office.ts';
import type { CaseChange } from '../run-commands.ts';
import { settingFor } from '../write-letters.ts';

/** What is wrong with the words of one command, before any letter is written with them. */
export function stoppedWords(
  office: Office,
  { after, events }: CaseChange,
  command: PlannedCommand,
): readonly Problem[] {
  const setting = settingFor(office, deskFor(office, after.desk), after.language);
  return events
    .flatMap(({ fact }) => checkStaffTexts(fact, setting, after, namesOf(office)))
    .flatMap(({ findings }) => findings)
    .map((finding) => ({ ...problemOf('letter-stopped', command), ...stopped(finding) }));
}

/** What is wrong with the letters to complainants that are on a docket. */
export function stoppedLetters(office: Office, { letters, cases }: Docket): readonly Problem[] {
  return letters.flatMap(({ letter, written, desk, caseId }) => {
    const state = caseId === null ? undefined : cases.get(caseId)?.state;
    if (state === undefined || LETTERS[letter].audience !== 'complainant') return [];
    const rules = rulesFor(office, state.profile);
    const facts = { state, clocks: clocksOf(state, rules), rules, recipients: [] };
    const setting = settingFor(office, desk, state.language);
    return checkLetter(letter, written.text, setting, facts, namesOf(office)).map((finding) => ({
      ...mailProblem('letter-stopped'),
      ...stopped(finding),
    }));
  });
}

function stopped({ rule, words }: LintFinding): Pick<Problem, 'name' | 'rule'> {
  return { name: words, rule };
}

function namesOf({ config }: Office): readonly string[] {
  return config.staff.map(({ name }) => name);
}
