/**
 * `redress check`: hashes every log of the register again, and names those that are not as they were written (DESIGN §3
 * "Register and data").
 */
import { printMeasure, printReference } from '../case/reference.ts';
import { type BrokenLog, checkLogs, countLogs, type LogCount } from '../shell/db/chain-check.ts';
import type { Db } from '../shell/db/tables.ts';
import { showProgress } from './progress.ts';
import type { ConfigOption } from './read-settings.ts';
import { EXIT, type Screen } from './screen.ts';
import { withRegister } from './with-register.ts';

/** `json`: everything as one line of JSON. */
export type CheckOptions = ConfigOption & { readonly json?: boolean };

const WHY: Readonly<Record<BrokenLog['because'], string>> = {
  'not-next': 'an event before it is missing, or it stands in the wrong place',
  'not-linked': 'it was written behind another event than the one before it',
  'row-changed': 'its row was changed',
  'payload-changed': 'what it says was changed',
  'cut-off': 'the log ends before it, and the register knows of more',
};

/** Prints what was found. @returns 1 when a log is not as it was written */
export async function checkCommand(options: CheckOptions, screen: Screen): Promise<number> {
  const found = await withRegister(options, screen, ({ db }) => checkAll(db));
  if (found === null) return EXIT.usage;
  const { counts, broken } = found;
  if (options.json) {
    const named = broken.map(({ number, kind, ...fault }) => ({ log: nameOf({ kind, number }), ...fault }));
    screen.print(JSON.stringify({ logs: counts, broken: named }));
  } else {
    for (const log of broken) {
      const says = `${nameOf(log)}: not as it was written from event ${log.seq} on: ${WHY[log.because]}`;
      screen.print(`${screen.stress('red', 'NOT OK  ')}${says}.`);
    }
    for (const count of counts) screen.print(describe(count, broken));
  }
  return broken.length === 0 ? EXIT.done : EXIT.notInOrder;
}

async function checkAll(db: Db) {
  const counts = await countLogs(db);
  const total = counts.reduce((sum, { logs }) => sum + logs, 0);
  const bar = showProgress(total, 'logs', process.stderr);
  const broken: BrokenLog[] = [];
  let before = 0;
  for (const { kind, logs } of counts) {
    const first = before;
    broken.push(...(await checkLogs(db, kind, (done) => bar.at(first + done))));
    before += logs;
  }
  bar.end();
  return { counts, broken };
}

function nameOf({ kind, number }: Pick<BrokenLog, 'kind' | 'number'>): string {
  return kind === 'case' ? printReference(number) : printMeasure(number);
}

function describe({ kind, logs, events }: LogCount, broken: readonly BrokenLog[]): string {
  const faults = broken.filter((each) => each.kind === kind).length;
  const what = `${logs} ${kind}${logs === 1 ? '' : 's'} with ${events} event${events === 1 ? '' : 's'}`;
  return faults === 0 ? `${what}: all as they were written.` : `${what}: ${faults} not as written.`;
}
