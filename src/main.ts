/**
 * The command line. Commands are declared here and load what they need only when they run, so that help is
 * quick and `try` never waits for a database. Exit codes: DESIGN §4.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { ACTS, type ActOptions } from './cli/acts.ts';
import type { CasesOptions } from './cli/cases.ts';
import { describeCheck } from './cli/describe-check.ts';
import { describeDigest } from './cli/describe-digest.ts';
import type { DoctorOptions } from './cli/doctor.ts';
import { examples, explainFault, IMPORT_HELP } from './cli/help-words.ts';
import type { ImportOptions } from './cli/import.ts';
import type { MeasuresOptions } from './cli/measures.ts';
import type { ConfigOption } from './cli/read-settings.ts';
import type { RunOptions } from './cli/run.ts';
import type { SandboxOptions } from './cli/sandbox.ts';
import { EXIT, openScreen, printable } from './cli/screen.ts';
import type { ShowOptions } from './cli/show.ts';
import type { TryOptions } from './cli/try.ts';

const screen = openScreen(process.stdout, process.stderr);

/** The program with all its commands. */
function describeProgram(): Command {
  const program = new Command('redress')
    .description('A complaints desk that lives in a mailbox.')
    .option('--config <file>', 'configuration (else REDRESS_CONFIG, else config/redress.yaml)')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(redress --help lists the commands; redress help COMMAND explains one)')
    .exitOverride();
  addSandbox(program);
  addRun(program);
  addTry(program);
  addCases(program);
  addMeasures(program);
  describeCheck(program.command('check'), screen);
  addShow(program);
  addRetry(program);
  addActs(program);
  addImport(program);
  describeDigest(program.command('digest'), screen);
  addMigrate(program);
  addDoctor(program);
  return program;
}

function addSandbox(program: Command): void {
  program
    .command('sandbox')
    .description('Plays one complaint by real mail on this machine; nothing needs to be configured.')
    .option('--once', 'end after the story; 1 when a step of it failed')
    .option('--folder <folder>', 'where everything is kept; emptied first (else .redress/sandbox)')
    .addHelpText('after', examples('sandbox', 'sandbox --once --folder /tmp/redress-sandbox'))
    .action(async (options: Partial<SandboxOptions>) => {
      const { sandboxCommand } = await import('./cli/sandbox.ts');
      process.exitCode = await sandboxCommand({ once: false, ...options });
    });
}

function addRun(program: Command): void {
  program
    .command('run')
    .description('Runs the desk: reads the mailbox, keeps the register, sends what is due.')
    .option('--once', 'read, process and send what is due, then end')
    .addHelpText('after', examples('run', 'run --once', '--config /etc/redress.yaml run'))
    .action(async (_: unknown, command: Command) => {
      const { runCommand } = await import('./cli/run.ts');
      process.exitCode = await runCommand(command.optsWithGlobals<RunOptions>(), screen);
    });
}

function addTry(program: Command): void {
  program
    .command('try')
    .description('Says what would happen to mails, without writing anything.')
    .argument(
      '<path...>',
      'files with one mail each, mbox files, folders with such files, or - for standard input',
    )
    .option('--json', 'one line of JSON per mail')
    .option('--desk <name>', 'the desk of the configuration that the mail comes to (else the first)')
    .addHelpText(
      'after',
      `
The mail is taken as arriving now, at a register without cases. With a configuration
it comes to a desk of that; without one, to desk@example.org, which has no staff.
A file that cannot be opened gives exit code 1; a mail that cannot be read does not.
${examples('try complaint.eml', 'try --json mails/ > mails.jsonl', 'try - < complaint.eml')}`,
    )
    .action(async (paths: readonly string[], _: unknown, command: Command) => {
      const { tryCommand } = await import('./cli/try.ts');
      process.exitCode = await tryCommand(paths, command.optsWithGlobals<TryOptions>(), screen);
    });
}

function addCases(program: Command): void {
  program
    .command('cases')
    .description('Lists the cases of the register, newest first.')
    .option('--desk <name>', 'only cases of this desk')
    .option('--open', 'only cases that are not closed')
    .addOption(new Option('--closed', 'only closed cases').conflicts('open'))
    .option('--late', 'only cases of which a term has run out')
    .option('--waiting', 'only cases that wait for a person, and whatever else waits for one')
    .option('--since <date>', 'only cases received on this day or later (2026-11-16)', readDay)
    .option('--limit <n>', 'at most this many cases', readPositive)
    .option('--json', 'one line of JSON per case (with --waiting also one per task)')
    .addHelpText('after', examples('cases --open', 'cases --late --desk klachten', 'cases --waiting'))
    .action(async (_: unknown, command: Command) => {
      const { casesCommand } = await import('./cli/cases.ts');
      process.exitCode = await casesCommand(command.optsWithGlobals<CasesOptions>(), screen);
    });
}

function addMeasures(program: Command): void {
  program
    .command('measures')
    .description('Lists the measures against repetition, newest first.')
    .option('--json', 'one line of JSON per measure')
    .addHelpText('after', examples('measures', 'measures --json'))
    .action(async (_: unknown, command: Command) => {
      const { measuresCommand } = await import('./cli/measures.ts');
      process.exitCode = await measuresCommand(command.optsWithGlobals<MeasuresOptions>(), screen);
    });
}

function addShow(program: Command): void {
  program
    .command('show')
    .description(
      'Shows one case: points, terms, correspondence, papers, and all that happened; or one mail, and what to do with it.',
    )
    .argument('<case-or-mail>', 'reference of the case, such as C-1042-9, or number of a mail')
    .option('--json', 'everything as one line of JSON')
    .option('--pdf <file>', 'writes the complaint form of the case, to print it')
    .option('--dossier <folder>', 'writes index, mails and files for a body outside, without internal notes')
    .addHelpText('after', examples('show C-1042-9 --json', 'show C-1042-9 --pdf form.pdf', 'show 12'))
    .action(async (target: string, _: unknown, command: Command) => {
      const { showCommand } = await import('./cli/show.ts');
      process.exitCode = await showCommand(target, command.optsWithGlobals<ShowOptions>(), screen);
    });
}

function addRetry(program: Command): void {
  program
    .command('retry')
    .description('Puts a mail that could not be processed back in the queue.')
    .argument('<id>', 'number of the mail; "redress cases --waiting" lists them', readPositive)
    .addHelpText('after', examples('retry 12'))
    .action(async (id: number, _: unknown, command: Command) => {
      const { retryCommand } = await import('./cli/retry.ts');
      process.exitCode = await retryCommand(id, command.optsWithGlobals<ConfigOption>(), screen);
    });
}

/** The acts on what waits for a person are alike, so they stand in a table. */
function addActs(program: Command): void {
  for (const { name, description, takes, options, help } of ACTS) {
    const command = program.command(name).description(description);
    for (const [argument, meaning] of takes) command.argument(argument, meaning);
    for (const [option, meaning] of options) command.option(option, meaning);
    command.addHelpText('after', examples(...help)).action(async () => {
      const { runAct } = await import('./cli/run-act.ts');
      process.exitCode = await runAct(name, command.args, command.optsWithGlobals<ActOptions>(), screen);
    });
  }
}

function addImport(program: Command): void {
  program
    .command('import')
    .description(
      'Takes old mail into the register without answering it: an mbox file, a Maildir, or .eml files.',
    )
    .argument('<path>', 'an mbox file, a Maildir, a folder with .eml or .mbox files, or one mail')
    .option('--desk <name>', 'the desk that the mail belongs to; needed when there are several')
    .option('--dry-run', 'only look: say what there is and what would be new')
    .option(
      '--as-new',
      'treat the mail as if it came now: answer it and tell colleagues, unless it is too old',
    )
    .option('--json', 'the result as one line of JSON')
    .addHelpText(
      'after',
      `
${IMPORT_HELP}
${examples('import klachten.mbox', 'import --dry-run Maildir/', 'import --desk garantie mails/')}`,
    )
    .action(async (path: string, _: unknown, command: Command) => {
      const { importCommand } = await import('./cli/import.ts');
      process.exitCode = await importCommand(path, command.optsWithGlobals<ImportOptions>(), screen);
    });
}

function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('Brings the schema of the database up to date; make a backup first.')
    .addHelpText('after', examples('migrate'))
    .action(async (_: unknown, command: Command) => {
      const { migrateCommand } = await import('./cli/migrate.ts');
      process.exitCode = await migrateCommand(command.optsWithGlobals<ConfigOption>(), screen);
    });
}

function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('Proves that mailbox, sending, database and the proof of who writes really work.')
    .option('--challenge', 'mails each colleague a line to send back, and a standing address')
    .option('--json', 'everything as one line of JSON')
    .addHelpText(
      'after',
      `
Nothing is changed, and nothing is sent without --challenge. Of each colleague it looks at the last
mails that came, and says what proves who wrote them, and which line of the configuration is missing.
The exit code is 1 when something does not work; what is only weak does not count.
${examples('doctor', 'doctor --json', 'doctor --challenge')}`,
    )
    .action(async (_: unknown, command: Command) => {
      const { doctorCommand } = await import('./cli/doctor.ts');
      process.exitCode = await doctorCommand(command.optsWithGlobals<DoctorOptions>(), screen);
    });
}

function readPositive(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('A whole number from 1 on is expected.');
}

function readDay(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && day.toJSON()?.startsWith(text) === true) return text;
  throw new InvalidArgumentError('A day is expected, such as 2026-11-16.');
}

try {
  await describeProgram().parseAsync();
} catch (fault) {
  if (fault instanceof CommanderError) {
    // Commander has printed its message; only asking for help ends well.
    process.exitCode = fault.exitCode === 0 ? EXIT.done : EXIT.usage;
  } else {
    for (const line of explainFault(fault).split('\n')) screen.remark(`redress: ${printable(line)}`);
    process.exitCode = EXIT.notInOrder;
  }
}
