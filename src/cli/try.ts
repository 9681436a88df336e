/** `redress try`: what would happen to mails, without writing; no database is opened. */
import { existsSync } from 'node:fs';
import { DEFAULT_CEILINGS, deskProfile, type Limits } from '../config.ts';
import { type MailTrial, type TrialSetting, tryMail } from '../jobs/try-mail.ts';
import { type DeskProfile, NEUTRAL_DESK } from '../mail/desk-profile.ts';
import { systemClock } from '../shell/clock.ts';
import { readArchived } from '../shell/mail-archive.ts';
import { openMailReader } from '../shell/parse-guarded.ts';
import { configPath } from '../shell/read-config.ts';
import { describeTrial } from './describe-trial.ts';
import { findMailFiles, type MailFile, readMailFile } from './mail-files.ts';
import { type ConfigOption, readSettings } from './read-settings.ts';
import { EXIT, printable, type Screen } from './screen.ts';

/** `json`: one line of JSON per mail (DESIGN §5); `desk`: the name of a configured desk, else the first. */
export type TryOptions = ConfigOption & { readonly json?: boolean; readonly desk?: string };

/** A mail takes milliseconds; waiting for the disk and for the reader of big mails must not add to it. */
const AT_ONCE = 8;
/** Larger mails are in memory one at a time. */
const LARGE_BYTES = 1_048_576;
const MIB = 1_048_576;

/**
 * Prints what would happen to each mail, in the order of the files.
 * @param paths  files, folders, or `-`
 */
export async function tryCommand(
  paths: readonly string[],
  options: TryOptions,
  screen: Screen,
): Promise<number> {
  const supposed = supposedDesk(options, screen);
  if (supposed === null) return EXIT.usage;
  const { desk, limits } = supposed;
  const reader = openMailReader({ deadlineMs: limits.parseSeconds * 1_000, memoryMiB: limits.parseMiB });
  const setting = { desk, parse: reader.parse, at: systemClock() };
  const alone = inTurn();
  const outcomes = inOrder(findMailFiles(paths), (file) => {
    const work = () => tryFile(file, limits.maxMailMiB * MIB, setting);
    return file.sizeBytes > LARGE_BYTES ? alone(work) : work();
  });
  let code: number = EXIT.done;
  let count = 0;
  for await (const outcome of outcomes) {
    if (screen.isClosed()) break;
    if ('fault' in outcome) {
      screen.remark(`${printable(outcome.path)}: ${outcome.fault}`);
      code = EXIT.notInOrder;
    } else if (options.json) screen.print(JSON.stringify(outcome));
    else screen.print([...(count > 0 ? [''] : []), ...describeTrial(outcome, screen)].join('\n'));
    count += 1;
  }
  await reader.close();
  if (count === 0) screen.remark('There are no files there.');
  return code;
}

type Supposed = { readonly desk: DeskProfile; readonly limits: Omit<Limits, keyof DeskProfile['limits']> };

/** The desk that the mail is supposed to come to; null when the configuration does not give it. */
function supposedDesk(options: TryOptions, screen: Screen): Supposed | null {
  const isConfigured = options.config !== undefined || Boolean(process.env['REDRESS_CONFIG']);
  if (!isConfigured && options.desk === undefined && !existsSync(configPath(undefined, process.env))) {
    return { desk: NEUTRAL_DESK, limits: DEFAULT_CEILINGS };
  }
  const config = readSettings(options, screen);
  if (config === null) return null;
  const desk = config.desks.find(({ name }) => options.desk === undefined || name === options.desk);
  if (desk !== undefined) return { desk: deskProfile(config, desk), limits: config.limits };
  const names = config.desks.map(({ name }) => name).join(', ');
  screen.remark(`${config.file} has no desk ${printable(options.desk ?? '')}, but: ${names}`);
  return null;
}

type Unread = { readonly path: string; readonly fault: string };

async function tryFile(file: MailFile, maxBytes: number, setting: TrialSetting): Promise<MailTrial | Unread> {
  const { path, place } = file;
  if (file.fault !== null) return { path, fault: file.fault };
  const content = await (place === null ? readMailFile(path, maxBytes) : readArchived(place, maxBytes));
  if (typeof content === 'string') return { path, fault: content };
  const { bytes, isCut } = content;
  return tryMail({ file: path, bytes, isCut }, setting);
}

/** Does what it is given one after the other. */
function inTurn() {
  let turn: Promise<unknown> = Promise.resolve();
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(work);
    // Who waits for the result meets its fault; those behind it go on.
    turn = result.catch(() => undefined);
    return result;
  };
}

/** Works on some items at once and gives the results in the order of the items. */
async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = [];
  for await (const item of items) {
    running.push(work(item));
    const [first] = running;
    if (running.length < AT_ONCE || first === undefined) continue;
    yield await first;
    running.shift();
  }
  for (const each of running) yield await each;
}
