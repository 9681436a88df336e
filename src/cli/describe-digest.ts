/** Declares `redress digest` for main.ts: its options, its help, and what loads when it runs. */
import type { DigestOptions } from './digest.ts';
import { type Declared, examples } from './help-words.ts';
import type { Screen } from './screen.ts';

/** Gives the command its options and what it does. */
export function describeDigest(command: Declared<DigestOptions>, screen: Screen): void {
  command
    .description('Makes the analysis of a period now, as files to look at, or as mail to the managers.')
    .option('--week <week>', 'of a week, such as 2026-W47 (else the last whole week)')
    .option('--month <month>', 'of a month, such as 2026-10')
    .option('--year <year>', 'of a year, such as 2026')
    .option('--desk <name>', 'only of this desk (else of every desk)')
    .option('--language <language>', 'nl or en (else that of the desk)')
    .option('--out <folder>', 'where the files go (else digest-PERIOD in this folder)')
    .option('--send', 'mail it to the managers instead: each in their language')
    .addHelpText(
      'after',
      `
Numbers are those of this moment, also of a week that is over: what was registered late
counts in its own week. Nothing is changed; the digests that come by themselves are not
held back by it. With --send the mails wait in the outbox for the daemon.
${examples('digest', 'digest --month 2026-10 --out october', 'digest --send')}`,
    )
    .action(async (_, made) => {
      const { digestCommand } = await import('./digest.ts');
      process.exitCode = await digestCommand(made.optsWithGlobals(), screen);
    });
}
