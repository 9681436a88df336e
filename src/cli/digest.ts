/** `redress digest`: the analysis of a period, now (procedure step 5; DESIGN §4). */
import { join, resolve } from 'node:path';
import { type IsoDate, LANGUAGES, type Language } from '../case/vocabulary.ts';
import { localDay } from '../case/working-days.ts';
import type { Config, Desk } from '../config.ts';
import { openDesk } from '../desk.ts';
import { lastWholeWeek, type Period, parsePeriod } from '../digest/period.ts';
import { factsOf, type JudgedPeriod, judgePeriod, writeDigest } from '../jobs/make-digest.ts';
import type { Office } from '../jobs/office.ts';
import { mailDigest, numberedDigest, readersOf } from '../jobs/send-digests.ts';
import { systemClock } from '../shell/clock.ts';
import { loadPast } from '../shell/db/flag-store.ts';
import { openLog } from '../shell/log.ts';
import { writeDigestFiles } from './digest-files.ts';
import { type ConfigOption, readSettings } from './read-settings.ts';
import { EXIT, printable, type Screen } from './screen.ts';

/** Options as they are typed. */
export type DigestOptions = ConfigOption & {
  readonly week?: string;
  readonly month?: string;
  readonly year?: string;
  readonly desk?: string;
  readonly language?: string;
  readonly out?: string;
  readonly send?: boolean;
};

/** Makes the digest and says where it went. */
export async function digestCommand(options: DigestOptions, screen: Screen): Promise<number> {
  const config = readSettings(options, screen);
  if (config === null) return EXIT.usage;
  const asked = readAsked(config, options, localDay(systemClock(), config.timeZone));
  if (typeof asked === 'string') {
    screen.remark(asked);
    return EXIT.usage;
  }
  const desk = await openDesk(config, {
    now: systemClock,
    log: openLog(screen.isTerminal ? 'silent' : config.log.level),
    onStep: screen.remark,
  });
  try {
    for (const each of asked.desks) await makeOne(desk.office, each, asked, screen);
    return EXIT.done;
  } finally {
    await desk.close();
  }
}

/** What is asked for. */
export type Asked = {
  readonly period: Period;
  readonly desks: readonly Desk[];
  readonly language: Language | null;
  readonly out: string | null;
  readonly send: boolean;
};

/**
 * Reads the options.
 * @param config  the desks there are
 * @returns what is asked, or in words why it cannot be
 */
export function readAsked(
  config: Pick<Config, 'desks' | 'file'>,
  options: DigestOptions,
  today: IsoDate,
): Asked | string {
  const { desk: name, language: word, out = null, send = false } = options;
  const period = readPeriod(options, today);
  if (typeof period === 'string') return period;
  const desks = config.desks.filter((desk) => name === undefined || desk.name === name);
  if (desks.length === 0)
    return `${config.file} has no desk ${printable(name ?? '')}, but: ${config.desks.map((desk) => desk.name).join(', ')}`;
  const language = LANGUAGES.find((each) => each === word) ?? null;
  if (word !== undefined && language === null)
    return `--language takes one of ${LANGUAGES.join(', ')}, not ${printable(word)}`;
  return { period, desks, language, out, send };
}

const EXAMPLES: Readonly<Record<'week' | 'month' | 'year', string>> = {
  week: '2026-W47',
  month: '2026-10',
  year: '2026',
};

function readPeriod(options: DigestOptions, today: IsoDate): Period | string {
  const kinds = (['week', 'month', 'year'] as const).filter((kind) => options[kind] !== undefined);
  const [kind] = kinds;
  if (kind === undefined) return lastWholeWeek(today);
  if (kinds.length > 1) return `one of --${kinds.join(' and --')} is enough`;
  const text = options[kind] ?? '';
  const period = parsePeriod(text);
  if (period === null || period.kind !== kind)
    return `--${kind} takes ${EXAMPLES[kind]}, not ${printable(text)}`;
  return period.from > today ? `${printable(text)} has not begun` : period;
}

async function makeOne(office: Office, desk: Desk, asked: Asked, screen: Screen): Promise<void> {
  const { period, send } = asked;
  screen.remark(`${desk.name}: counting what the register knows about ${period.name} …`);
  const facts = await factsOf(office, desk, period);
  screen.remark(`${desk.name}: ${facts.fingerprint.cases} cases read; testing for trends …`);
  const judged = judgePeriod(office, facts, await loadPast(office.db, desk.name));
  if (send) await mailOne(office, desk, judged, screen);
  else await fileOne(office, desk, judged, asked, screen);
}

async function mailOne(office: Office, desk: Desk, judged: JudgedPeriod, screen: Screen): Promise<void> {
  const readers = readersOf(office);
  screen.remark(`${desk.name}: drawing and writing …`);
  await office.db.transaction().execute((tx) => mailDigest(office, tx, desk, judged, readers, 'whole'));
  screen.print(
    `In the outbox for ${readers.map(({ address }) => address).join(', ')}; the daemon sends it (or: redress run --once).`,
  );
}

async function fileOne(
  office: Office,
  desk: Desk,
  judged: JudgedPeriod,
  { period, language, out, desks }: Asked,
  screen: Screen,
): Promise<void> {
  const digest = await numberedDigest(office.db, desk, judged, 'whole');
  screen.remark(`${desk.name}: drawing and writing …`);
  const written = await writeDigest(office, desk, language ?? desk.language, judged, digest);
  const folder = resolve(out ?? `digest-${period.name}`);
  const [to] = readersOf(office);
  if (to === undefined) throw new Error('somebody reads the digest');
  const at = office.now();
  const place = desks.length > 1 ? join(folder, desk.name) : folder;
  const about = { desk, period: period.name, to, at, digest: written };
  for (const path of await writeDigestFiles(place, about)) screen.print(path);
}
