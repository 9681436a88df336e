/**
 * The catalogue of commands: every command that can be carried out, by its canonical name, and the words that steer
 * the reading of a mail. Keyed by unions, so that the compiler names the row that is missing. Names of both languages
 * always work, for everybody (DESIGN 6 and 6a, commands.md 3.3).
 */
import { LANGUAGES, type Language } from '../case/vocabulary.ts';
import type { CommandRow, ControlRow } from './command-row.ts';
import { foldWord } from './fold.ts';
import { ASSESSMENT_ROWS, type AssessmentCommand } from './rows-assessment.ts';
import { DESK_ROWS, type DeskCommand } from './rows-desk.ts';
import { DISPUTE_ROWS, type DisputeCommand } from './rows-dispute.ts';
import { EXECUTION_ROWS, type ExecutionCommand } from './rows-execution.ts';
import { LEARNING_ROWS, type LearningCommand } from './rows-learning.ts';
import { MANAGEMENT_ROWS, type ManagementCommand } from './rows-management.ts';
import { OUTCOME_ROWS, type OutcomeCommand } from './rows-outcome.ts';
import { RELATION_ROWS, type RelationCommand } from './rows-relations.ts';
import { REPORT_ROWS, type ReportCommand } from './rows-reports.ts';
import { ROUTING_ROWS, type RoutingCommand } from './rows-routing.ts';
import { WORK_ROWS, type WorkCommandName } from './rows-work.ts';

/** Canonical name of a command. */
export type CommandName =
  | DeskCommand
  | RoutingCommand
  | AssessmentCommand
  | OutcomeCommand
  | DisputeCommand
  | ExecutionCommand
  | WorkCommandName
  | LearningCommand
  | RelationCommand
  | ReportCommand
  | ManagementCommand;

/** Canonical name of a word that steers the reading. */
export type ControlName = 'on' | 'end' | 'stop';

/** The rows, in the order in which help lists them. */
export const CATALOGUE: Readonly<Record<CommandName, CommandRow>> = {
  ...ASSESSMENT_ROWS,
  ...OUTCOME_ROWS,
  ...DISPUTE_ROWS,
  ...EXECUTION_ROWS,
  ...WORK_ROWS,
  ...LEARNING_ROWS,
  ...ROUTING_ROWS,
  ...RELATION_ROWS,
  ...DESK_ROWS,
  ...REPORT_ROWS,
  ...MANAGEMENT_ROWS,
};

/** The words that ask for nothing themselves. */
export const CONTROLS: Readonly<Record<ControlName, ControlRow>> = {
  on: {
    kind: 'scope',
    names: { en: ['on'], nl: ['bij', 'over'] },
    usage: { en: 'CASE, CASE or 2, 5', nl: 'ZAAK, ZAAK of 2, 5' },
    help: {
      en: 'Before the commands: for which cases, or rows of the mail that you answer, they are.',
      nl: 'Vóór de opdrachten: voor welke zaken, of regels van de mail die u beantwoordt, zij zijn.',
    },
    example: { en: '#on C-1042-9, C-1043-2\n#take', nl: '#bij C-1042-9, C-1043-2\n#neem' },
  },
  end: {
    kind: 'end',
    names: { en: ['end'], nl: ['einde'] },
    usage: { en: '', nl: '' },
    help: {
      en: 'Ends the text of a command; what follows is a note.',
      nl: 'Sluit de tekst van een opdracht af; wat volgt is een notitie.',
    },
    example: {
      en: '#reply You hear from us on Friday.\n#end\nCheck her file first.',
      nl: '#antwoord Vrijdag hoort u van ons.\n#einde\nEerst haar dossier nakijken.',
    },
  },
  stop: {
    kind: 'stop',
    names: { en: ['stop', 'thanks'], nl: ['stop', 'bedankt', 'dank'] },
    usage: { en: '', nl: '' },
    help: {
      en: 'Nothing behind it is read or kept.',
      nl: 'Niets daarachter wordt gelezen of bewaard.',
    },
    example: { en: '#take\n#thanks', nl: '#neem\n#bedankt' },
  },
};

/** What a name stands for. */
export type Entry =
  | { readonly is: 'command'; readonly name: CommandName; readonly row: CommandRow }
  | { readonly is: 'control'; readonly name: ControlName; readonly row: ControlRow };

/** The commands in the order of the catalogue. */
export const COMMANDS: readonly Extract<Entry, { is: 'command' }>[] = names(CATALOGUE).map((name) => ({
  is: 'command',
  name,
  row: CATALOGUE[name],
}));

/** All that has a name. */
export const ENTRIES: readonly Entry[] = [
  ...COMMANDS,
  ...names(CONTROLS).map((name) => ({ is: 'control', name, row: CONTROLS[name] }) as const),
];

const BY_NAME: ReadonlyMap<string, Entry> = new Map(
  ENTRIES.flatMap((entry) => namesOf(entry).map((name) => [foldWord(name), entry] as const)),
);

/** What a folded name stands for, in either language; null when nothing is called so. */
export function findEntry(folded: string): Entry | null {
  return BY_NAME.get(folded) ?? null;
}

/** Every name of an entry: the canonical one, and those of both languages. */
export function namesOf({ name, row }: Entry): readonly string[] {
  return [...new Set([name, ...LANGUAGES.flatMap((language) => row.names[language])])];
}

/** The command as a person of that language types it, with its sign. */
export function printCommand({ row }: Pick<Entry, 'row'>, language: Language): string {
  return `#${row.names[language][0]}`;
}

function names<T extends string>(rows: Readonly<Record<T, unknown>>): readonly T[] {
  const found: T[] = [];
  for (const name in rows) found.push(name);
  return found;
}
