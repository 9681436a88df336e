/**
 * The grammar of a command mail: which authored lines are commands, which are their text, and which are a note
 * for colleagues (commands.md 3.3). Nothing is looked up here but whether a word is a command at all: a line
 * that looks like a command stays one, known or not, so that it is never taken for somebody's text.
 */
import type { AuthoredLine } from './authored-line.ts';
import { withoutCourtesies } from './courtesies.ts';
import { foldWord } from './fold.ts';

/** What the grammar must know of a word behind `#`: whether text below belongs to it, or what it controls. */
export type WordKind = 'command' | 'text-command' | 'scope' | 'end' | 'stop';

/** Which words are commands; both questions take the folded word. */
export type Lexicon = {
  readonly kindOf: (folded: string) => WordKind | null;
  readonly isNear: (folded: string) => boolean;
};

/** One command as written. */
export type WrittenCommand = {
  /** Number of its line in the mail. */
  readonly line: number;
  /** The line as it stands in the mail. */
  readonly written: string;
  /** The name as written, without its sign. */
  readonly name: string;
  /** What follows the name on its line, as written; may be empty. */
  readonly args: string;
  /** The lines below that belong to it, escapes undone; blank ones at an end are left out where no text is beyond. */
  readonly block: readonly string[];
};

/** What is wrong with the form of a line, before any meaning; `written` is the line as it stands in the mail. */
export type GrammarProblem = {
  readonly code:
    | 'wrong-sign'
    | 'near-command'
    | 'late-scope'
    | 'second-scope'
    | 'text-behind-end'
    | 'direction-marks'
    | 'too-many-commands';
  readonly line: number;
  readonly name: string;
  readonly written: string;
};

/** A mail in its parts. When there are problems nothing of it may run. */
export type Syntax = {
  /** What follows `#on`, or null. */
  readonly scope: Omit<WrittenCommand, 'block'> | null;
  readonly commands: readonly WrittenCommand[];
  /** Text that belongs to no command: the internal note, or empty. */
  readonly note: string;
  /** Greetings and closing lines beside the commands, which belong to nothing. */
  readonly courtesies: readonly string[];
  /** The word that ended the reading, and how many lines behind it look like commands; or null. */
  readonly stop: { readonly line: number; readonly ignored: number } | null;
  readonly problems: readonly GrammarProblem[];
};

/** More commands than these are no mail of a person. */
export const MOST_COMMANDS = 50;

const NAME = String.raw`(?<name>\p{L}[\p{L}\p{M}\p{N}]*(?:[-_\u2010][\p{L}\p{M}\p{N}]+)*)`;
const HASH = new RegExp(String.raw`^\s*#(?<gap>\s*)${NAME}(?<rest>.*)$`, 'su');
const OTHER_SIGN = new RegExp(String.raw`^\s*[/!@]${NAME}`, 'u');
const BULLET = new RegExp(String.raw`^\s*(?:[•·▪◦*-]|--|\d{1,2}[.)])\s*#\s*${NAME}`, 'u');
const ESCAPE = /^(?<indent>\s*)(?:#(?=[#＃]\p{L})|\\(?=[#＃]))/u;
const DIRECTION_MARKS = /[\u202A-\u202E\u2066-\u2069]/u;

type Head = {
  readonly kind: WordKind;
  readonly line: AuthoredLine;
  readonly name: string;
  readonly args: string;
};
type Token =
  | { readonly is: 'text'; readonly text: string; readonly afterQuote: boolean }
  | { readonly is: 'problem'; readonly problem: GrammarProblem }
  | { readonly is: 'head'; readonly head: Head };

/** A command and the text below it; the first section of a mail has no command, nor has one below quoted text. */
type Section = { readonly head: Head | null; readonly text: string[] };

/** Takes the authored lines of one mail apart; never fails. */
export function parseLines(lines: readonly AuthoredLine[], lexicon: Lexicon): Syntax {
  const tokens = lines.flatMap((line) => partsOf(line, lexicon)).map((line) => readLine(line, lexicon));
  const end = tokens.findIndex((token) => token.is === 'head' && token.head.kind === 'stop');
  const read = end === -1 ? tokens : tokens.slice(0, end);
  const stop = tokens[end];
  const sections = sectionsOf(read);
  const heads = sections.flatMap(({ head }) => head ?? []);
  const scope = heads.find(({ kind }) => kind === 'scope');
  const { commands, note, courtesies } = settle(sections);
  return {
    scope: scope === undefined ? null : written(scope),
    commands,
    note,
    courtesies,
    stop:
      stop?.is === 'head'
        ? {
            line: stop.head.line.number,
            ignored: tokens.slice(end + 1).filter(({ is }) => is === 'head').length,
          }
        : null,
    problems: [
      ...read.flatMap((token) => (token.is === 'problem' ? token.problem : [])),
      ...heads.flatMap((head, index) => problemsOf(head, heads.slice(0, index))),
    ],
  };
}

// A link in a mail fills in one line, so the scope and the command behind it may stand in one: `#on 3 #take`.
const SECOND_SIGN = /\s(?=[#＃]\p{L})/u;

function partsOf(line: AuthoredLine, { kindOf }: Lexicon): readonly AuthoredLine[] {
  const { text, plain, ...rest } = line;
  const [at, plainAt] = [text.search(SECOND_SIGN), plain.search(SECOND_SIGN)];
  const name = HASH.exec(plain)?.groups?.['name'] ?? '';
  if (at === -1 || plainAt === -1 || kindOf(foldWord(name)) !== 'scope') return [line];
  const second = { number: line.number, text: text.slice(at + 1), plain: plain.slice(plainAt + 1) };
  return [{ ...rest, text: text.slice(0, at), plain: plain.slice(0, plainAt) }, second];
}

function readLine(line: AuthoredLine, lexicon: Lexicon): Token {
  const { plain } = line;
  const { name = '', gap = '', rest = '' } = HASH.exec(plain)?.groups ?? {};
  const folded = foldWord(name);
  const kind = lexicon.kindOf(folded);
  // With a space it may be a heading; without one, nobody writes it but as a command.
  if (folded !== '' && (gap === '' || kind !== null)) {
    return { is: 'head', head: { kind: kind ?? 'command', line, name, args: writtenArgs(line, name, rest) } };
  }
  if (lexicon.isNear(folded)) return problem('near-command', name, line);
  const other = OTHER_SIGN.exec(plain)?.groups?.['name'] ?? '';
  if (lexicon.kindOf(foldWord(other)) !== null) return problem('wrong-sign', other, line);
  const behindBullet = foldWord(BULLET.exec(plain)?.groups?.['name'] ?? '');
  if (lexicon.kindOf(behindBullet) !== null || lexicon.isNear(behindBullet)) {
    return problem('wrong-sign', BULLET.exec(plain)?.groups?.['name'] ?? '', line);
  }
  const afterQuote = line.afterQuote === true;
  return { is: 'text', text: line.text.replace(ESCAPE, '$<indent>'), afterQuote };
}

/** What follows the name, with the characters that the person typed; the plain form where they do not align. */
function writtenArgs({ text }: AuthoredLine, name: string, plainRest: string): string {
  const wanted = foldWord(name);
  const characters = [...text];
  let seen = '';
  let index = characters.findIndex((character) => character === '#' || character === '＃') + 1;
  for (; index < characters.length && seen.length < wanted.length; index += 1)
    seen += foldWord(characters[index] ?? '');
  if (seen !== wanted) return trimArgs(plainRest);
  const rest = trimArgs(characters.slice(index).join(''));
  const bold = /^\s*(?<mark>[*_])/u.exec(text)?.groups?.['mark'];
  return bold !== undefined && rest.endsWith(bold) ? rest.slice(0, -1).trimEnd() : rest;
}

function trimArgs(rest: string): string {
  return rest.replace(/^[\p{M}\p{Cf}]*\s*[:：]?\s*/u, '').trim();
}

function sectionsOf(tokens: readonly Token[]): readonly Section[] {
  const sections: Section[] = [{ head: null, text: [] }];
  for (const token of tokens) {
    if (token.is === 'head') sections.push({ head: token.head, text: [] });
    if (token.is !== 'text') continue;
    if (token.afterQuote) sections.push({ head: null, text: [] });
    sections.at(-1)?.text.push(token.text);
  }
  return sections;
}

function problemsOf(head: Head, before: readonly Head[]): readonly GrammarProblem[] {
  const commands = before.filter(({ kind }) => isCommand(kind)).length;
  const isScope = head.kind === 'scope';
  const found: readonly (readonly [GrammarProblem['code'], boolean])[] = [
    ['direction-marks', DIRECTION_MARKS.test(head.line.text)],
    ['text-behind-end', head.kind === 'end' && foldWord(head.args) !== ''],
    ['second-scope', isScope && before.some(({ kind }) => kind === 'scope')],
    ['late-scope', isScope && commands > 0],
    ['too-many-commands', isCommand(head.kind) && commands === MOST_COMMANDS],
  ];
  return found.filter(([, holds]) => holds).map(([code]) => complaint(code, head.name, head.line));
}

/** Gives each text its owner: the command above it when that one takes text, else the note. */
function settle(sections: readonly Section[]): Pick<Syntax, 'commands' | 'note' | 'courtesies'> {
  const hasCommands = sections.some(({ head }) => head !== null);
  const courtesies: string[] = [];
  const commands: WrittenCommand[] = [];
  const notes: string[] = [];
  for (const [index, { head, text }] of sections.entries()) {
    const place = {
      opens: hasCommands && index === 0,
      closes: hasCommands && index === sections.length - 1,
      above: head?.kind === 'text-command' ? head.args : null,
    };
    const cut = withoutCourtesies(text, place);
    courtesies.push(...cut.courtesies);
    const kept = withoutBlankEnds(cut.lines);
    if (head?.kind !== 'text-command' && foldWord(kept.join('')) !== '') notes.push(kept.join('\n'));
    if (head === null || !isCommand(head.kind)) continue;
    const block = head.kind === 'text-command' ? blockOf(head.args, cut.lines) : [];
    commands.push({ ...written(head), block });
  }
  return { commands, note: notes.join('\n\n'), courtesies };
}

function written({ line, name, args }: Head): Omit<WrittenCommand, 'block'> {
  return { line: line.number, written: line.text, name, args };
}

function isCommand(kind: WordKind): boolean {
  return kind === 'command' || kind === 'text-command';
}

// A blank line between the first line of a text and the next is a paragraph.
function blockOf(args: string, lines: readonly string[]): readonly string[] {
  if (args === '') return withoutBlankEnds(lines);
  return lines.slice(0, lines.findLastIndex((line) => line.trim() !== '') + 1);
}

function withoutBlankEnds(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return first === -1 ? [] : lines.slice(first, last + 1);
}

function problem(code: GrammarProblem['code'], name: string, line: AuthoredLine): Token {
  return { is: 'problem', problem: complaint(code, name, line) };
}

function complaint(code: GrammarProblem['code'], name: string, line: AuthoredLine): GrammarProblem {
  return { code, line: line.number, name, written: line.text };
}
