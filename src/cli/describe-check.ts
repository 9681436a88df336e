/** Declares `redress check` for main.ts: its options, its help, and what loads when it runs. */
import type { CheckOptions } from './check.ts';
import { examples } from './help-words.ts';
import type { Screen } from './screen.ts';

/** A command of the program that is declared: what main.ts hands in, as far as it is needed here. */
type Declared = {
  description(text: string): Declared;
  option(flags: string, meaning: string): Declared;
  addHelpText(place: 'after', text: string): Declared;
  action(run: (_: unknown, made: { optsWithGlobals(): CheckOptions }) => Promise<void>): Declared;
};

/** Gives the command its options and what it does. */
export function describeCheck(command: Declared, screen: Screen): void {
  command
    .description('Hashes the logs of all cases and measures again: is everything as it was written?')
    .option('--json', 'everything as one line of JSON')
    .addHelpText('after', examples('check', 'check --json'))
    .action(async (_, made) => {
      const { checkCommand } = await import('./check.ts');
      process.exitCode = await checkCommand(made.optsWithGlobals(), screen);
    });
}
