/**
 * `redress import`: old mail from an archive becomes register entries (procedure step 1); nobody is answered or
 * told. First everything is listed and put in order, then taken portion by portion, so that it can be ended at
 * any time and started again.
 */
import { basename, resolve } from 'node:path';
import type { Config, Desk } from '../config.ts';
import { openDesk } from '../desk.ts';
import { fileRest, type ImportProgress, importMails } from '../jobs/import-mails.ts';
import type { Office } from '../jobs/office.ts';
import { systemClock } from '../shell/clock.ts';
import { IMPORT_FOLDER, tallyRun } from '../shell/db/import-store.ts';
import { openLog } from '../shell/log.ts';
import { type ArchivePlace, listArchive } from '../shell/mail-archive.ts';
import { type Beside, describeImport, type ImportReport, jsonImport } from './describe-import.ts';
import { showProgress } from './progress.ts';
import { type ConfigOption, readSettings } from './read-settings.ts';
import { EXIT, printable, type Screen } from './screen.ts';

/** `asNew`: the mail is answered and told of as if it came now; `dryRun`: nothing is written. */
export type ImportOptions = ConfigOption & {
  readonly desk?: string;
  readonly dryRun?: boolean;
  readonly asNew?: boolean;
  readonly json?: boolean;
};

/** Imports the archive at `path`. */
export async function importCommand(path: string, options: ImportOptions, screen: Screen): Promise<number> {
  const config = readSettings(options, screen);
  if (config === null) return EXIT.usage;
  const desk = chosenDesk(config, options, screen);
  if (desk === null) return EXIT.usage;
  const stop = stopOnSignals(screen);
  const startedAt = systemClock();
  const archive = await readArchive(path, startedAt, stop, screen);
  remarkOn(archive.beside, screen);
  if (archive.mails.length === 0) {
    screen.remark(
      `${printable(path)} holds no mail; an mbox file, a Maildir or a folder with .eml files does.`,
    );
    return EXIT.notInOrder;
  }
  const report = await takeAll({ path, desk, config, options, archive, startedAt, stop, screen });
  if (options.json) screen.print(JSON.stringify(jsonImport(report)));
  else for (const line of describeImport(report, config.timeZone)) screen.print(line);
  return isInOrder(report) ? EXIT.done : EXIT.notInOrder;
}

const MOST_NAMED = 20;

function remarkOn(beside: readonly Beside[], screen: Screen): void {
  for (const { path, why } of beside.slice(0, MOST_NAMED)) screen.remark(`${printable(path)}: ${why}`);
  if (beside.length > MOST_NAMED) screen.remark(`… and ${beside.length - MOST_NAMED} more that are no mails`);
}

/** With several desks nobody but the operator knows to which of them an archive belongs. */
function chosenDesk({ desks, file }: Config, options: ImportOptions, screen: Screen): Desk | null {
  const names = desks.map(({ name }) => name).join(', ');
  if (options.desk === undefined && desks.length > 1) {
    screen.remark(
      `${file} has several desks; say which one the mail belongs to: --desk with one of ${names}`,
    );
    return null;
  }
  const desk = desks.find(({ name }) => options.desk === undefined || name === options.desk);
  if (desk !== undefined) return desk;
  screen.remark(`${file} has no desk ${printable(options.desk ?? '')}, but: ${names}`);
  return null;
}

type Archive = {
  /** In the order in which they were received. */
  readonly mails: readonly ArchivePlace[];
  readonly beside: readonly Beside[];
  readonly leftOut: readonly Beside[];
};

async function readArchive(path: string, at: Date, stop: AbortSignal, screen: Screen): Promise<Archive> {
  screen.remark(`Looking through ${printable(path)} …`);
  const mails: ArchivePlace[] = [];
  const beside: Beside[] = [];
  const leftOut: Beside[] = [];
  for await (const item of listArchive(path, at)) {
    if (stop.aborted) break;
    if (item.kind === 'mail') mails.push(item.place);
    else (item.kind === 'left-out' ? leftOut : beside).push(item);
  }
  // Mails of the same second stay in the order in which they lie in the archive.
  return { mails: mails.sort((one, other) => one.receivedAt - other.receivedAt), beside, leftOut };
}

type Undertaking = {
  readonly path: string;
  readonly desk: Desk;
  readonly config: Config;
  readonly options: ImportOptions;
  readonly archive: Archive;
  readonly startedAt: Date;
  readonly stop: AbortSignal;
  readonly screen: Screen;
};

async function takeAll(undertaking: Undertaking): Promise<ImportReport> {
  const { path, desk, config, options, archive, startedAt, stop, screen } = undertaking;
  const { mails } = archive;
  const opened = await openDesk(config, { now: systemClock, log: openLog('silent'), onStep: screen.remark });
  try {
    const { office } = opened;
    const run = {
      desk: desk.name,
      folder: `${IMPORT_FOLDER}${basename(resolve(path))}`,
      uidValidity: Math.floor(startedAt.getTime() / 1_000),
    };
    const order = { run, mails, asArchive: !options.asNew, onlyLook: options.dryRun === true };
    const progress = await withBar(office, order, stop);
    const unfiled = order.onlyLook ? { waiting: 0, failing: 0 } : await awaitRest(office, stop, screen);
    return {
      archive: path,
      desk: desk.name,
      found: mails.length,
      first: dateOf(mails.at(0)),
      last: dateOf(mails.at(-1)),
      notMails: archive.beside,
      leftOut: archive.leftOut,
      progress,
      dryRun: order.onlyLook,
      asNew: options.asNew === true,
      stopped: stop.aborted,
      tally: order.onlyLook ? [] : await tallyRun(office.db, run),
      unfiled,
      seconds: Math.round((systemClock().getTime() - startedAt.getTime()) / 100) / 10,
    };
  } finally {
    await opened.close();
  }
}

async function withBar(
  office: Office,
  order: Parameters<typeof importMails>[1],
  stop: AbortSignal,
): Promise<ImportProgress> {
  const bar = showProgress(order.mails.length, 'mails', process.stderr);
  try {
    return await importMails(office, order, stop, ({ looked }) => bar.at(looked));
  } finally {
    bar.end();
  }
}

function awaitRest(office: Office, stop: AbortSignal, screen: Screen) {
  let isSaid = false;
  return fileRest(office, stop, (mails) => {
    if (!isSaid) screen.remark(`Waiting for ${mails} that another process has in hand …`);
    isSaid = true;
  });
}

function dateOf(place: ArchivePlace | undefined): Date | null {
  return place === undefined ? null : new Date(place.receivedAt);
}

function isInOrder({ notMails, progress, stopped, unfiled }: ImportReport): boolean {
  const faults = notMails.length + progress.unread.length + unfiled.waiting + unfiled.failing;
  return faults === 0 && !stopped;
}

/** The first signal lets the portion in hand be finished; the second ends the process as it would by itself. */
function stopOnSignals(screen: Screen): AbortSignal {
  const stop = new AbortController();
  const onSignal = (): void => {
    screen.remark('Stopping after the mails in hand; once more stops at once.');
    stop.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, onSignal);
  return stop.signal;
}
