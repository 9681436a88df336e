/**
 * `redress doctor`: proves that database, mailbox, way out, templates and the proof of who writes really work, and
 * says of each what to do if not (DESIGN 4). It changes nothing, and mails nobody unless `--challenge` asks for it.
 */

import { localDay } from '../case/working-days.ts';
import type { Config } from '../config.ts';
import { openDesk } from '../desk.ts';
import { staleBodies } from '../jobs/examine-bodies.ts';
import { examineDesks } from '../jobs/examine-desk.ts';
import { examineStaffProof } from '../jobs/examine-staff-proof.ts';
import { sendContactCards, standingAddressOf } from '../jobs/send-contact-cards.ts';
import { systemClock } from '../shell/clock.ts';
import { loadSigningKeys } from '../shell/db/signing-keys.ts';
import type { Db } from '../shell/db/tables.ts';
import { openLog } from '../shell/log.ts';
import { openTemplates } from '../shell/templates.ts';
import { type Checked, describeBody, describeDatabase, describePart, describeProof } from './doctor-words.ts';
import { type ConfigOption, readSettings } from './read-settings.ts';
import { EXIT, printable, type Screen } from './screen.ts';
import { withRegister } from './with-register.ts';

/** `json`: everything as one line of JSON; `challenge`: each colleague gets a mail that asks for one line back. */
export type DoctorOptions = ConfigOption & { readonly json?: boolean; readonly challenge?: boolean };

/** Prints what was found. @returns 1 when something is broken */
export async function doctorCommand(options: DoctorOptions, screen: Screen): Promise<number> {
  const config = readSettings(options, screen);
  if (config === null) return EXIT.usage;
  const named = config.desks.length > 1;
  const parts = await examineDesks(config);
  openTemplates();
  const challenged = options.challenge === true ? [await challengeStaff(config, screen)] : [];
  const checks: readonly Checked[] = [
    good('configuration', config.file),
    good('templates', 'all are there, in each language'),
    ...parts.map((part) => describePart(part, named)),
    ...staleBodies(config.disputes.bodies, localDay(systemClock(), config.timeZone)).map(describeBody),
    ...challenged,
    ...(await checkRegister(config, options, screen)),
  ];
  const broken = checks.filter(({ state }) => state === 'broken').length;
  if (options.json) {
    screen.print(JSON.stringify({ checks }));
  } else {
    for (const check of checks) printCheck(check, screen);
    screen.print(broken === 0 ? 'The desk can work.' : `${broken} of ${checks.length} do not work.`);
  }
  return broken === 0 ? EXIT.done : EXIT.notInOrder;
}

function good(about: string, says: string): Checked {
  return { state: 'good', about, says, advice: [] };
}

/** A database that is away must not keep the rest from being told. */
async function checkRegister(
  config: Config,
  options: ConfigOption,
  screen: Screen,
): Promise<readonly Checked[]> {
  try {
    const found = await withRegister(options, screen, async ({ db }) => ({
      people: await examineStaffProof(db, config),
      addresses: await standingAddresses(config, db),
    }));
    return [
      good('database', 'answers, and has the schema of this version'),
      ...(found?.people ?? []).map(describeProof),
      ...(found?.addresses ?? []),
    ];
  } catch (fault) {
    return [describeDatabase(fault instanceof Error ? fault.message : String(fault))];
  }
}

/** The daemon sends the mails; what their answers prove stands in the next run. */
async function challengeStaff(config: Config, screen: Screen): Promise<Checked> {
  const desk = await openDesk(config, { now: systemClock, log: openLog('silent'), onStep: screen.remark });
  try {
    const count = await sendContactCards(desk.office, config.staff);
    const says = `${count} put in the outbox; ask again when the colleagues have sent the line in it`;
    return good('mails that ask for an answer', says);
  } finally {
    await desk.close();
  }
}

async function standingAddresses(config: Config, db: Db): Promise<readonly Checked[]> {
  const keys = await loadSigningKeys(db);
  const found: Checked[] = [];
  for (const member of config.staff) {
    const address = await standingAddressOf({ config, keys }, db, member);
    if (address !== null)
      found.push(good(`standing address of ${member.name}`, `${address} (new complaints only)`));
  }
  return found;
}

const SIGNS = {
  good: ['ok', 'dim'],
  weak: ['weak', 'yellow'],
  broken: ['NOT OK', 'red'],
} as const;
const WIDTH = 8;

function printCheck({ state, about, says, advice }: Checked, screen: Screen): void {
  const [sign, emphasis] = SIGNS[state];
  screen.print(`${screen.stress(emphasis, sign.padEnd(WIDTH))}${printable(`${about}: ${says}`)}`);
  for (const line of advice) screen.print(`${' '.repeat(WIDTH)}${printable(line)}`);
}
