/**
 * `npm run corpus -- DIR [--list]`: how well the judgement does on mails whose fate is known. DIR holds mails
 * and `labels.jsonl`; nothing of it belongs in the repository. Each mail is tried as `redress try` does it, at a
 * desk without configuration; ends with 1 when a goal is missed, and with 2 when DIR has no labels.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { tryMail } from '../../src/jobs/try-mail.ts';
import { systemClock } from '../../src/shell/clock.ts';
import { openMailReader } from '../../src/shell/parse-guarded.ts';
import { CHECKS, isReached, lookAt, type Tried } from './checks.ts';
import { asMail, deskOf, readLabels } from './labels.ts';
import { formatRows, listMisses } from './table.ts';

async function tryAll(folder: string): Promise<readonly Tried[]> {
  const reader = openMailReader();
  const at = systemClock();
  const tried: Tried[] = [];
  // One after another, so that the time of each is its own.
  for (const label of readLabels(await readFile(join(folder, 'labels.jsonl'), 'utf8'))) {
    const bytes = asMail(label, await readFile(join(folder, label.path)));
    const start = performance.now();
    const trial = await tryMail(
      { file: label.path, bytes, isCut: false },
      { desk: deskOf(label), parse: reader.parse, at },
    );
    tried.push({ label, trial, ms: performance.now() - start });
  }
  await reader.close();
  return tried;
}

async function judge(folder: string, list: boolean): Promise<number> {
  const tried = await tryAll(folder);
  const rows = CHECKS.map((check) => ({ check, findings: lookAt(check, tried) }));
  if (list) process.stdout.write(`${listMisses(rows)}\n\n`);
  const slowest = tried.toSorted((one, other) => other.ms - one.ms)[0];
  process.stdout.write(`${formatRows(rows)}\n`);
  process.stdout.write(`slowest: ${slowest?.ms.toFixed(0)} ms, ${slowest?.label.path}\n`);
  return rows.every(({ check, findings }) => isReached(check, findings)) ? 0 : 1;
}

const { values, positionals } = parseArgs({ options: { list: { type: 'boolean' } }, allowPositionals: true });
const [folder] = positionals;
if (folder === undefined || !existsSync(join(folder, 'labels.jsonl'))) {
  process.stderr.write('npm run corpus -- DIR [--list]; DIR holds mails and labels.jsonl\n');
  process.exitCode = 2;
} else process.exitCode = await judge(folder, values.list === true);
