/**
 * Whole lines that would be right in place of one that is not: what an answer offers to tap or to copy. None of them
 * runs by itself (commands.md 3.6).
 */
import { type CommandName, ENTRIES, findEntry, namesOf } from './catalogue.ts';
import type { Fault } from './command-row.ts';
import { foldWord } from './fold.ts';
import type { GrammarProblem, WrittenCommand } from './grammar.ts';
import { suggestName } from './suggest.ts';

type Line = Pick<WrittenCommand, 'name' | 'args'>;
type Legal = { readonly isLegal: (name: CommandName) => boolean };

const DIRECTION_MARKS = /[\u202A-\u202E\u2066-\u2069]/gu;

/** More values than these are no choice to tap. */
const MOST_CHOICES = 8;

/** For a name that is no command: the nearest one; with none near, the line as text. */
export function correctName({ name, args }: Line, legal: Legal): readonly string[] {
  const [first = '', ...others] = args.split(/\s+/u);
  const joined = findEntry(foldWord(`${name}${first}`));
  if (joined !== null && first !== '')
    return [commandLine(`${name}-${first}`.toLowerCase(), others.join(' '))];
  const nearest = nearestName(name, legal);
  return nearest === null ? [`#${commandLine(name, args)}`] : [commandLine(nearest, args)];
}

/** For a text that is not understood: the line with each likely value in its place. */
export function correctLine({ code, value, values, likely }: Fault, { name, args }: Line): readonly string[] {
  if (code === 'unexpected-text') {
    return args.endsWith(value) ? [commandLine(name, args.slice(0, args.length - value.length))] : [];
  }
  if (code === 'missing-value' && values.length <= MOST_CHOICES) {
    return values.map((each) => commandLine(name, `${args} ${each}`));
  }
  if (value === '' || !args.includes(value)) return [];
  return likely.map((each) =>
    commandLine(
      name,
      args.replace(value, () => each),
    ),
  );
}

/** For a line whose form is wrong. */
export function correctGrammar({ code, name, written }: GrammarProblem, legal: Legal): readonly string[] {
  const rest = written.slice(written.indexOf(name) + name.length).replace(/^\s*[:：]?\s*/u, '');
  switch (code) {
    case 'wrong-sign':
    case 'near-command': {
      const meant = findEntry(foldWord(name)) === null ? nearestName(name, legal) : name;
      return meant === null ? [] : [commandLine(meant, rest)];
    }
    case 'direction-marks':
      return [written.replace(DIRECTION_MARKS, '')];
    case 'text-behind-end':
      return [`#${name}`];
    case 'late-scope':
    case 'second-scope':
    case 'too-many-commands':
      return [];
  }
}

function nearestName(name: string, { isLegal }: Legal): string | null {
  const known = ENTRIES.flatMap((entry) => {
    const legal = entry.is === 'control' || isLegal(entry.name);
    return namesOf(entry).map((each) => ({ name: each, legal }));
  });
  return suggestName(name, known);
}

function commandLine(name: string, args: string): string {
  return `#${name} ${args.trim()}`.trim();
}
