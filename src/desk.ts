/**
 * Assembly: the only place where configuration, adapters and jobs are put together. A desk that was opened
 * can answer the command line; a daemon on top of it reads, processes and sends until it is told to stop.
 */
import type { Config } from './config.ts';
import { combineNotices } from './jobs/combine-notices.ts';
import { decodeAttachments } from './jobs/decode-attachments.ts';
import { examineHealth } from './jobs/examine-health.ts';
import { expireApprovals } from './jobs/expire-approvals.ts';
import { fetchMail, fetchOnce } from './jobs/fetch-mail.ts';
import type { Office } from './jobs/office.ts';
import { openLine, processBacklog, processWaiting } from './jobs/process-mail.ts';
import { remindOfWaiting } from './jobs/remind-of-waiting.ts';
import { sendAsked } from './jobs/send-asked.ts';
import { sendDayLists } from './jobs/send-day-lists.ts';
import { sendDigests } from './jobs/send-digests.ts';
import { outboxPause, type Senders, sendOutbox } from './jobs/send-outbox.ts';
import { watchClocks } from './jobs/watch-clocks.ts';
import { watchMeasures } from './jobs/watch-measures.ts';
import { accessTokenOf } from './shell/access-token.ts';
import { openSignatureCheck } from './shell/check-signatures.ts';
import type { Clock } from './shell/clock.ts';
import { closedDays } from './shell/closed-days.ts';
import { isDatabaseAway } from './shell/db/connection.ts';
import { openFreshMails } from './shell/db/fresh-mails.ts';
import { openRegister } from './shell/db/open.ts';
import { prepareSchema } from './shell/db/prepare-schema.ts';
import { loadSigningKeys } from './shell/db/signing-keys.ts';
import { type HealthPage, openHealthPage } from './shell/health-page.ts';
import { faultFields, type Log } from './shell/log.ts';
import { openMailReader } from './shell/parse-guarded.ts';
import { startSchedule } from './shell/schedule.ts';
import { openSender } from './shell/smtp.ts';
import { openTemplates } from './shell/templates.ts';
import { keepWorking } from './shell/work-loop.ts';

/** How long running work may take to end after the daemon was told to stop. */
export const SHUTDOWN_MS = 15_000;

export type DeskOptions = {
  readonly now: Clock;
  readonly log: Log;
  /** Hears in plain words what takes a moment. */
  readonly onStep?: (text: string) => void;
};

/** Everything a command works with; `close` gives back what was opened. */
export type OpenDesk = {
  readonly office: Office;
  readonly databaseUrl: string;
  readonly close: () => Promise<void>;
};

/**
 * Opens the register and reads what every job needs.
 * @throws SchemaError when the database belongs to another version
 */
export async function openDesk(config: Config, options: DeskOptions): Promise<OpenDesk> {
  const { onStep = () => undefined } = options;
  // Another process reads them, for as long as opening the register takes.
  const closed = closedDays(config, options.now());
  closed.catch(() => undefined);
  const register = await openRegister({ ...config.database, onStep });
  try {
    await prepareSchema(register.db);
    const { limits } = config;
    const reader = openMailReader({ deadlineMs: limits.parseSeconds * 1_000, memoryMiB: limits.parseMiB });
    const office: Office = {
      config,
      db: register.db,
      now: options.now,
      log: options.log,
      keys: await loadSigningKeys(register.db),
      templates: openTemplates(),
      profiles: config.profiles,
      calendar: {
        timeZone: config.timeZone,
        closedDays: await closed,
        officeHours: config.officeHours,
      },
      fresh: openFreshMails(),
      parse: reader.parse,
      checkSignatures: openSignatureCheck(),
    };
    const close = async () => {
      await reader.close();
      await register.close();
    };
    return { office, databaseUrl: register.url, close };
  } catch (fault) {
    await register.close();
    throw fault;
  }
}

/** The way out for each desk, by its name. */
function openSenders(config: Config): Senders {
  return new Map(
    config.desks.map(({ name, smtp }) => [name, openSender(smtp, () => accessTokenOf(smtp.auth))]),
  );
}

/** What one pass over everything did. */
export type Pass = { readonly processed: number; readonly sent: number };

/**
 * Reads, processes, warns and sends what is due now, and returns.
 * @throws an Error that names the mailboxes that could not be read, after all else was done
 */
export async function runOnce(desk: OpenDesk, signal: AbortSignal): Promise<Pass> {
  const { office } = desk;
  const senders = openSenders(office.config);
  try {
    const unread = await fetchAll(office, signal);
    const processed = await processBacklog(office, signal);
    await decodeAttachments(office, signal);
    await lookAtClocks(office, signal);
    await tellOfAll(office, signal);
    await sendAsked(office, signal);
    const sent = await sendOutbox(office, senders, signal);
    if (unread.length > 0) throw new Error(`${unread.join('; ')} (all else was done)`);
    return { processed, sent };
  } finally {
    for (const sender of senders.values()) sender.close();
  }
}

/** Looks at every mailbox once. @returns a sentence for each that could not be read */
async function fetchAll(office: Office, signal: AbortSignal): Promise<readonly string[]> {
  const unread: string[] = [];
  for (const each of office.config.desks) {
    try {
      if (!signal.aborted) await fetchOnce(office, each, signal);
    } catch (fault) {
      if (isDatabaseAway(fault)) throw fault;
      const { message } = faultFields(fault);
      if (!signal.aborted) unread.push(`the mailbox of ${each.name} could not be read: ${message}`);
    }
  }
  return unread;
}

/** Runs until `signal` aborts; settles when running work has ended. */
export async function runDaemon(desk: OpenDesk, signal: AbortSignal): Promise<void> {
  const { office, databaseUrl } = desk;
  const senders = openSenders(office.config);
  const works = startWorks(office, senders, signal);
  const { outbox, clocks, analysis, attachments } = works;
  const stopSchedule = startSchedule(
    [
      { name: 'clocks', when: '* * * * *', poke: clocks.wake },
      { name: 'analysis', when: '* * * * *', poke: analysis.wake },
      { name: 'attachments', when: '*/15 * * * *', poke: attachments.wake },
    ],
    office.config.timeZone,
  );
  const stored = (mails: number) => letFile(office, works, mails);
  const readers = office.config.desks.map((each) =>
    fetchMail(office, databaseUrl, each, { onStored: stored, onTold: outbox.wake }, signal),
  );
  const page = await showHealth(office);
  await Promise.all([...Object.values(works).map(({ done }) => done), ...readers]);
  await Promise.all([stopSchedule(), page?.close()]);
  for (const sender of senders.values()) sender.close();
}

type Works = ReturnType<typeof startWorks>;

/** Everything that goes on at once beside reading the mailboxes. */
function startWorks(office: Office, senders: Senders, signal: AbortSignal) {
  const start = (
    name: string,
    run: (stop: AbortSignal) => Promise<unknown>,
    pause: () => Promise<number> | number,
  ) => keepWorking({ name, run, pause }, office.log, signal);
  const outbox = start(
    'send',
    (stop) => sendOutbox(office, senders, stop),
    () => outboxPause(office, LOOK_AGAIN_MS),
  );
  const lookAgain = () => LOOK_AGAIN_MS;
  const reports = start('reports', (stop) => sendAsked(office, stop, outbox.wake), lookAgain);
  const line = openLine(office);
  const file = (stop: AbortSignal) => processWaiting(office, stop, outbox.wake, line);
  const processing = start('process', file, lookAgain);
  const helping = start('process', file, lookAgain);
  // These are woken by the schedule.
  const timed = (name: string, run: (office: Office, stop: AbortSignal) => Promise<unknown>) =>
    start(
      name,
      (stop) => run(office, stop).then(outbox.wake),
      () => HOUR_MS,
    );
  const clocks = timed('clocks', lookAtClocks);
  const analysis = timed('analysis', tellOfAll);
  const attachments = timed('attachments', decodeAttachments);
  return { outbox, processing, helping, clocks, analysis, reports, attachments };
}

/** The page for monitoring, where one is wanted; another daemon of this machine may show it already. */
async function showHealth(office: Office): Promise<HealthPage | null> {
  const { health } = office.config;
  if (health === null) return null;
  const startedAt = office.now();
  try {
    return await openHealthPage(health.port, () => examineHealth(office, startedAt));
  } catch (fault) {
    office.log.error('the health page cannot be shown', { port: health.port, ...faultFields(fault) });
    return null;
  }
}

/** Fetching waits for filing to keep up: what is fetched far ahead would be read from the database again. */
async function letFile(office: Office, { processing, helping }: Works, mails: number): Promise<void> {
  processing.wake();
  if (mails >= MANY_MAILS) helping.wake();
  await office.fresh.room(KEEP_UP_MS);
}

async function lookAtClocks(office: Office, signal: AbortSignal): Promise<void> {
  await watchClocks(office, signal);
  await watchMeasures(office, signal);
  await expireApprovals(office);
  await remindOfWaiting(office);
  await combineNotices(office, signal);
}

/** What comes by the time of day; it may take seconds, for which no letter waits. */
async function tellOfAll(office: Office, signal: AbortSignal): Promise<void> {
  await sendDayLists(office);
  await sendDigests(office, signal);
}

/** The database is asked this often though nobody rang: work of a daemon that died waits there. */
const LOOK_AGAIN_MS = 5_000;
const HOUR_MS = 3_600_000;
/** So many new mails are filed by two hands. */
const MANY_MAILS = 10;
/** So long at most, because another daemon may be the one that files. */
const KEEP_UP_MS = 2_000;
