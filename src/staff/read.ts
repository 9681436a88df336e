/**
 * Reads a command mail: its lines become requests, or problems, never both. Every problem says what would have been
 * right; nothing is carried out that was not written exactly (laws 2 and 3 of commands.md 3.1).
 */
import { nearestWord } from '../case/nearest-word.ts';
import type { AuthoredLine } from './authored-line.ts';
import { type CommandName, ENTRIES, findEntry, namesOf } from './catalogue.ts';
import type { Fault, ReadContext } from './command-row.ts';
import { correctGrammar, correctLine, correctName } from './corrections.ts';
import { foldWord } from './fold.ts';
import {
  type GrammarProblem,
  type Lexicon,
  parseLines,
  type Syntax,
  type WrittenCommand,
} from './grammar.ts';
import type { Problem } from './problem.ts';
import { type StaffRequest, takesFiles } from './requests.ts';
import { readScope, type Scope } from './scope.ts';

/** A command that was understood, with the line as written. */
export type ReadCommand = {
  readonly line: number;
  readonly written: string;
  readonly name: CommandName;
  readonly request: StaffRequest;
};

/** A mail that was understood wholly, or the reasons why it was not. */
export type MailReading =
  | ({
      readonly ok: true;
      /** Null: the case that the mail answers. */
      readonly scope: Scope | null;
      readonly commands: readonly ReadCommand[];
    } & Pick<Syntax, 'note' | 'courtesies' | 'stop'>)
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What a mail is read against; `isLegal` says what its writer could do now, for suggestions only. */
export type MailContext = ReadContext & { readonly isLegal: (name: CommandName) => boolean };

const FOLDED_NAMES: readonly string[] = ENTRIES.flatMap(namesOf).map(foldWord);

/** The words that are commands, as the grammar needs them. */
export const LEXICON: Lexicon = {
  kindOf: (folded) => {
    const entry = findEntry(folded);
    if (entry === null) return null;
    if (entry.is === 'control') return entry.row.kind;
    return entry.row.reader === 'none' ? 'command' : 'text-command';
  },
  isNear: (folded) => nearestWord(folded, FOLDED_NAMES) !== null,
};

/** Reads the authored lines of one mail. */
export function readMail(lines: readonly AuthoredLine[], context: MailContext): MailReading {
  const { scope, commands, problems, note, courtesies, stop } = parseLines(lines, LEXICON);
  const readScopeLine = scope === null ? null : readScope(scope.args);
  const read = commands.map((command) => readCommand(command, context));
  const found = [
    ...problems.map((problem) => grammarProblem(problem, context)),
    ...(scope !== null && readScopeLine?.ok === false ? [faultProblem(readScopeLine.fault, scope)] : []),
    ...read.flatMap((each) => ('problem' in each ? each.problem : [])),
  ];
  const understood = withFiles(read.flatMap((each) => ('command' in each ? each.command : [])));
  const all = [...found, ...understood.problems].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  if (all.length > 0) return { ok: false, problems: all };
  const { commands: done } = understood;
  return {
    ok: true,
    scope: readScopeLine?.ok === true ? readScopeLine.scope : null,
    commands: done,
    note,
    courtesies,
    stop,
  };
}

type OneRead = { readonly command: ReadCommand } | { readonly problem: Problem };

function readCommand(written: WrittenCommand, context: MailContext): OneRead {
  const entry = findEntry(foldWord(written.name));
  if (entry?.is !== 'command') return { problem: unknownCommand(written, context) };
  const reading = entry.row.read(written, context);
  if (!reading.ok) return { problem: faultProblem(reading.fault, written) };
  return {
    command: { line: written.line, written: written.written, name: entry.name, request: reading.request },
  };
}

/** Gives the files of `#attach` to the letters of the same mail that take them. */
function withFiles(commands: readonly ReadCommand[]): {
  commands: readonly ReadCommand[];
  problems: readonly Problem[];
} {
  const attached = commands.filter(({ request }) => request.type === 'attach_files');
  const files = [
    ...new Set(commands.flatMap(({ request }) => (request.type === 'attach_files' ? request.files : []))),
  ];
  const hasReply = commands.some(({ request }) => takesFiles(request));
  if (!hasReply)
    return {
      commands,
      problems: attached.map((each) => ({ ...problemOf('files-without-reply', each), name: each.name })),
    };
  return {
    commands: commands
      .filter(({ request }) => request.type !== 'attach_files')
      .map((each) => (takesFiles(each.request) ? { ...each, request: { ...each.request, files } } : each)),
    problems: [],
  };
}

function unknownCommand(written: WrittenCommand, context: MailContext): Problem {
  return {
    ...problemOf('unknown-command', written),
    name: written.name,
    corrections: correctName(written, context),
  };
}

function faultProblem(fault: Fault, written: Omit<WrittenCommand, 'block'>): Problem {
  const { code, value, values } = fault;
  // Where something is missing, the command that misses it is what is wrong.
  const name = value === '' ? written.name : value;
  return { ...problemOf(code, written), name, values, corrections: correctLine(fault, written) };
}

function grammarProblem(problem: GrammarProblem, context: MailContext): Problem {
  const corrections = correctGrammar(problem, context);
  return { ...problemOf(problem.code, problem), name: problem.name, corrections };
}

function problemOf(code: Problem['code'], at: { readonly line: number; readonly written: string }): Problem {
  const { line, written } = at;
  return { code, line, written, name: '', values: [], corrections: [], refusal: null };
}
