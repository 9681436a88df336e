/**
 * What `#help` answers, as data: the commands that somebody can use on a case as it stands, and all about one of
 * them (commands.md 3.6). The same rows tell notices what can be done next.
 */
import type { Permission } from '../case/permissions.ts';
import { type Language, LEVELS, type Level, type Role, type Stage } from '../case/vocabulary.ts';
import { COMMANDS, type CommandName, findEntry, namesOf, printCommand } from './catalogue.ts';
import type { Inverse, TextReader } from './command-row.ts';
import type { HelpRow } from './told.ts';

/** Who asks, and where the case stands; `stage` null when no case is meant. */
export type Viewer = {
  readonly roles: readonly Role[];
  /** The strongest proof that this person can give. */
  readonly level: Level;
  readonly stage: Stage | null;
};

/** All about one command, in one language. */
export type CommandHelp = HelpRow & {
  /** A mail that works as it stands. */
  readonly example: string;
  /** What else it may be called, in both languages. */
  readonly otherNames: readonly string[];
  readonly reader: TextReader;
  readonly inverse: Inverse;
  /** Null for a word that steers the reading and needs no permission. */
  readonly permission: Permission | null;
};

/** True when a person of these roles may do it with a case at this stage, with the proof that they can give. */
export function isAllowed({ roles, stages, level }: Permission, viewer: Viewer): boolean {
  return (
    roles.some((role) => viewer.roles.includes(role)) &&
    (viewer.stage === null || stages.includes(viewer.stage)) &&
    LEVELS.indexOf(level) <= LEVELS.indexOf(viewer.level)
  );
}

/** The commands that are possible for a person now, in the order of the catalogue. */
export function possibleCommands(viewer: Viewer): readonly CommandName[] {
  return COMMANDS.filter(({ row }) => isAllowed(row.permission, viewer)).map(({ name }) => name);
}

/** One row for each command that is possible now. */
export function listHelp(viewer: Viewer, language: Language): readonly HelpRow[] {
  return COMMANDS.filter(({ row }) => isAllowed(row.permission, viewer)).map(({ row }) => ({
    usage: usageOf(row, language),
    effect: row.help[language],
  }));
}

/**
 * Explains one command.
 * @param topic  any name of it, folded
 * @returns      null when nothing is called so
 */
export function explainCommand(topic: string, language: Language): CommandHelp | null {
  const entry = findEntry(topic);
  if (entry === null) return null;
  const { row } = entry;
  const [printed] = row.names[language];
  const isCommand = entry.is === 'command';
  return {
    usage: usageOf(row, language),
    effect: row.help[language],
    example: row.example[language],
    otherNames: namesOf(entry).filter((name) => name !== printed),
    reader: isCommand ? entry.row.reader : 'none',
    inverse: isCommand ? entry.row.inverse : 'nothing-to-undo',
    permission: isCommand ? entry.row.permission : null,
  };
}

function usageOf(row: Parameters<typeof printCommand>[0]['row'], language: Language): string {
  return `${printCommand({ row }, language)} ${row.usage[language]}`.trim();
}
