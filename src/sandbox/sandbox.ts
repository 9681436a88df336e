/**
 * The whole product on this machine with nothing configured: a mail system on loopback with mailboxes for
 * everybody, the embedded PostgreSQL, the real daemon, and a story played by real mail (DESIGN §4).
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type OpenDesk, openDesk, runDaemon, runOnce } from '../desk.ts';
import type { InboundMail } from '../mail/inbound-mail.ts';
import { scanStructure } from '../mail/mime-structure.ts';
import { accessTokenOf } from '../shell/access-token.ts';
import { type Clock, systemClock } from '../shell/clock.ts';
import { removePlace } from '../shell/db/cluster-place.ts';
import { countProcessed } from '../shell/db/inbound-store.ts';
import { openLog } from '../shell/log.ts';
import { readTexts } from '../shell/mail-texts.ts';
import { parseMail } from '../shell/parse-mail.ts';
import { readConfig } from '../shell/read-config.ts';
import { openSender } from '../shell/smtp.ts';
import { layYear } from './lay-year.ts';
import { type MailFiles, openMailFiles } from './mail-files.ts';
import { type MailServers, startMailServers } from './mail-servers.ts';
import { PEOPLE, type SandboxPerson } from './people.ts';
import { isByTheClock, type Stage, StoryError, takeFrom } from './stage.ts';
import { playStory } from './story.ts';

/**
 * How long a step may take before the story has failed. A slow machine is no failure, and a clock whose case was being
 * worked on is looked at again a minute later.
 */
const PATIENCE_MS = 75_000;
const DAY_MS = 86_400_000;

/** What the sandbox tells while it runs. */
export type Teller = {
  /** Something that takes a moment. */
  readonly step: (text: string) => void;
  /** A step of the story, with the milliseconds it took. */
  readonly told: (text: string, milliseconds: number) => void;
};

/**
 * A sandbox whose story has been played; both files are absolute paths, and `stop` ends the daemon, the
 * database and the mail servers.
 */
export type Sandbox = {
  readonly servers: MailServers;
  readonly indexFile: string;
  readonly configFile: string;
  readonly stop: () => Promise<void>;
};

/**
 * Starts everything and plays the story.
 * @param folder  absolute path; what an earlier sandbox left there is removed
 * @throws StoryError when a step did not go as it must; Error that says what to do when the folder holds
 *         something else. Everything is stopped then
 */
export async function startSandbox(folder: string, teller: Teller): Promise<Sandbox> {
  const configFile = join(folder, 'redress.yaml');
  await emptyFolder(folder, configFile);
  const time = movableClock();
  const servers = await startMailServers(Object.values(PEOPLE), time.now);
  const started: (() => Promise<void>)[] = [servers.stop];
  const stop = async () => {
    for (const end of started.toReversed()) await end();
  };
  try {
    writeFileSync(configFile, configText(servers));
    const reading = readConfig(configFile, {});
    if (!reading.ok) throw new Error(`the sandbox wrote a wrong configuration: ${reading.errors.join('; ')}`);
    const log = openLog('error');
    const desk = await openDesk(reading.config, { now: time.now, log, onStep: teller.step });
    started.push(desk.close);
    const ending = new AbortController();
    const daemon = runDaemon(desk, ending.signal);
    started.push(async () => {
      ending.abort();
      await daemon;
    });
    const files = openMailFiles(join(folder, 'mails'));
    const pass = async (days: number) => {
      time.move(days * DAY_MS);
      await runOnce(desk, ending.signal);
    };
    await playStory(await openStage(desk, servers, files, teller, pass));
    return { servers, indexFile: files.indexFile, configFile, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** The present instant, with the days that the story skipped. */
function movableClock(): { readonly now: Clock; readonly move: (milliseconds: number) => void } {
  let skipped = 0;
  return {
    now: () => new Date(systemClock().getTime() + skipped),
    move: (milliseconds) => {
      skipped += milliseconds;
    },
  };
}

/** A folder is easily mistyped, so only what a sandbox made is removed. */
async function emptyFolder(folder: string, configFile: string): Promise<void> {
  const isEmpty = !existsSync(folder) || readdirSync(folder).length === 0;
  const isOurs = existsSync(configFile) && readFileSync(configFile, 'utf8').startsWith(MADE_HERE);
  if (!isEmpty && !isOurs) {
    throw new Error(
      `${folder} holds something that no sandbox made; name another folder. Nothing was changed.`,
    );
  }
  await removePlace(join(folder, 'database'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

async function openStage(
  desk: OpenDesk,
  servers: MailServers,
  files: MailFiles,
  teller: Teller,
  pass: Stage['pass'],
): Promise<Stage> {
  const started = systemClock().getTime();
  let stepStarted = started;
  const inboxes = new Map<string, InboundMail[]>();
  const inboxOf = (person: SandboxPerson) => {
    const inbox = inboxes.get(person.address) ?? [];
    inboxes.set(person.address, inbox);
    return inbox;
  };
  servers.onMail(({ address, bytes }) => void take(address, bytes));
  const take = async (address: string, raw: Buffer) => {
    const reader = Object.values(PEOPLE).find((person) => person.address === address);
    if (reader === undefined) return;
    const mail = await parseMail(raw);
    const html = reader === PEOPLE.desk ? null : readTexts(raw, scanStructure(raw, 0)).html;
    const secondsFromStart = (systemClock().getTime() - started) / 1_000;
    files.add({ raw, mail, html, reader: `${reader.name} (${reader.role})`, secondsFromStart });
    inboxOf(reader).push(mail);
  };
  return {
    now: desk.office.now,
    pass,
    send: (from, to, raw) => sendAs(servers, from, to, raw),
    layYear: async () => ({ cases: await layYear(desk.office) }),
    receive: (person, what, subject) =>
      until(() => takeFrom(inboxOf(person), subject), `${person.name} receives ${what}`),
    filed: async (count) => {
      await until(
        async () => ((await countProcessed(desk.office.db)) >= count ? true : undefined),
        `${count} mails are filed`,
      );
    },
    hasUnread: (person) => inboxOf(person).some((mail) => !isByTheClock(mail)),
    tell: (text) => {
      const now = systemClock().getTime();
      teller.told(text, now - stepStarted);
      stepStarted = now;
    },
  };
}

async function sendAs(servers: MailServers, from: SandboxPerson, to: string, raw: Buffer): Promise<void> {
  const auth = { by: 'password', password: from.password } as const;
  const account = { ...servers.smtp, security: 'none', user: from.user, auth, ca: null } as const;
  const sender = openSender(account, () => accessTokenOf(auth));
  const result = await sender.send({ from: from.address, to, bytes: raw });
  sender.close();
  if (result.outcome !== 'accepted')
    throw new StoryError(`the mail of ${from.name} was not accepted: ${result.reason}`);
}

/** What `find` gives as soon as there is something. */
async function until<Found>(
  find: () => Found | undefined | Promise<Found | undefined>,
  what: string,
): Promise<Found> {
  const deadline = systemClock().getTime() + PATIENCE_MS;
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    if (systemClock().getTime() > deadline) throw new StoryError(`expected that ${what}`);
    await sleep(2);
  }
}

const MADE_HERE = '# Made by redress sandbox.';

/** The configuration of the sandbox is an ordinary one, so that every command works on it. */
function configText(servers: MailServers): string {
  const { desk, handler, colleague, manager } = PEOPLE;
  const imap = servers.imapOf(desk.address);
  return `${MADE_HERE} Every command works on it while the sandbox runs, for example:
#   bin/redress --config <this file> cases
organisation: { name: Bouwbedrijf Van Dijk, phone: "030 123 45 67", urgentPhone: "06 12 34 56 78" }
language: nl
profile: bouw
database: { dataFolder: database }
desks:
  - name: klachten
    address: ${desk.address}
    senderName: ${desk.name}
    imap: { host: ${imap.host}, port: ${imap.port}, security: none, user: ${desk.user}, auth: { password: ${desk.password} }, takeOlderMail: 2000-01-01 }
    smtp: { host: ${servers.smtp.host}, port: ${servers.smtp.port}, security: none, user: ${desk.user}, auth: { password: ${desk.password} } }
    trustedAuthServ: ${servers.authservId}
    needs:
      - name: address
        question: { nl: "Op welk adres is het werk gedaan?", en: "At which address was the work done?" }
        pattern: '\\b[a-z]+(straat|laan|weg|plein|kade|hof|street|road|lane)\\s+\\d+'
      - name: photo
        question: { nl: "Kunt u een foto sturen waarop het te zien is?", en: "Can you send a photo that shows it?" }
        attachment: image
staff:
  - { name: ${handler.name}, address: ${handler.address}, roles: [handler, coordinator] }
  - { name: ${colleague.name}, address: ${colleague.address}, roles: [handler] }
  - { name: ${manager.name}, address: ${manager.address}, roles: [manager] }
# Letters to complainants leave at once here, so that nobody waits for the story.
limits: { letterDelayMinutes: 0 }
log: { level: error }
`;
}
