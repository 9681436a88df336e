/** What the help of the command line says beside the descriptions of its commands, and how a fault is told. */

/** What `redress import --help` explains. */
export const IMPORT_HELP = `Complaints become cases with the day on which they were received, answers join them, and
what the desk or a colleague sent is kept on its case. Nobody is answered or told by mail.
Terms run from the day of receipt, so old cases are late at once; their log says so, and
warnings begin with what is still ahead. Mail of the last days becomes a task to confirm
receipt. Trash, junk and drafts of a Maildir are left out, unless you name their folder.

Ended half way, the same command goes on; mail that is there already is passed over.
"redress run" may work meanwhile. The exit code is 1 when something is no mail, could not
be read or is not filed yet.`;

/**
 * A command of the program that is declared in a file of its own: what main.ts hands in, as far as it is needed there.
 * `Options` are those of the command and of the program together.
 */
export type Declared<Options> = {
  description(text: string): Declared<Options>;
  option(flags: string, meaning: string): Declared<Options>;
  addHelpText(place: 'after', text: string): Declared<Options>;
  action(run: (_: unknown, made: { optsWithGlobals(): Options }) => Promise<void>): Declared<Options>;
};

/** Examples below the help of a command. @param lines  what stands behind `redress` */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  redress ${line}`).join('\n')}`;
}

/** Faults with the classes of the language are ours, and whoever repairs them needs to know where. */
export function explainFault(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const isOurs = [TypeError, RangeError, ReferenceError].some((kind) => fault instanceof kind);
  return (isOurs && fault.stack) || fault.message;
}
