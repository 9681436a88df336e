/** Declares `redress check` for main.ts: its options, its help, and what loads when it runs. */
import type { CheckOptions } from './check.ts';
import { type Declared, examples } from './help-words.ts';
import type { Screen } from './screen.ts';

/** Gives the command its options and what it does. */
export function describeCheck(command: Declared<CheckOptions>, screen: Screen): void {
  command
    .description('Hashes the logs of all cases and measures again: is everything as it was written?')
    .option('--json', 'everything as one line of JSON')
    .addHelpText('after', examples('check', 'check --json'))
    .action(async (_, made) => {
      const { checkCommand } = await import('./check.ts');
      process.exitCode = await checkCommand(made.optsWithGlobals(), screen);
    });
}
