/** `redress digest` as an operator runs it: files of one week, and what it says of wrong wishes. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAsked } from '../../src/cli/digest.ts';
import { parseMail } from '../../src/shell/parse-mail.ts';
import { exampleConfig, filledExample, writeConfiguration } from '../support/configuration.ts';
import { urlOf } from '../support/database.ts';
import { useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';
import { runRedress } from '../support/redress.ts';

const desk = useDesk();
const config = writeConfiguration(filledExample());
const out = mkdtempSync(join(tmpdir(), 'redress-digest-'));
let url = '';

beforeAll(async () => {
  url = await urlOf(desk.office.db);
  await desk.deliver(rawMail());
  await desk.work();
});
afterAll(() => rmSync(out, { recursive: true }));

const run = (...args: readonly string[]) =>
  runRedress(['digest', ...args], { env: { DATABASE_URL: url, REDRESS_CONFIG: config } });

test('writes a week as mail, text, page, pictures and workbook, and says what it is doing', async () => {
  const { code, stdout, stderr } = await run('--week', '2026-W47', '--language', 'en', '--out', out);
  expect(stderr).toContain('counting what the register knows about 2026-W47');
  expect(code).toBe(0);
  const files = readdirSync(out);
  expect(files).toContain('klachten-2026-W47.xlsx');
  for (const name of files) expect(stdout).toContain(name);
  const mail = await parseMail(readFileSync(join(out, 'mail.eml')));
  expect(mail.subject).toBe('Complaints week 47: 1 new');
  expect(readFileSync(join(out, 'digest.html'), 'utf8')).not.toContain('cid:');
});

test('with --send the mail waits in the outbox for the managers', async () => {
  const { code, stdout } = await run('--week', '2026-W47', '--send');
  expect(code).toBe(0);
  expect(stdout).toContain('In the outbox for ');
  const waiting = await desk.office.db
    .selectFrom('outbound_mails')
    .select('letter')
    .where('status', '=', 'queued')
    .execute();
  expect(waiting).toContainEqual({ letter: 'staff/digest' });
});

test('what cannot be asked for is refused before anything is read', async () => {
  const { code, stderr } = await run('--week', 'last');
  expect(code).toBe(2);
  expect(stderr).toContain('--week takes 2026-W47, not last');
});

test.each([
  [{ week: '2026-10' }, '--week takes 2026-W47, not 2026-10'],
  [{ week: '2026-W48' }, '2026-W48 has not begun'],
  [{ month: '2026-10', year: '2026' }, 'one of --month and --year is enough'],
  [{ desk: 'elders' }, 'has no desk elders'],
  [{ language: 'de' }, '--language takes one of nl, en, not de'],
])('%j is refused in words that say what would be taken', (options, words) => {
  expect(readAsked(exampleConfig(), options, '2026-11-18')).toContain(words);
});

test('without a period it is about the week before', () => {
  expect(readAsked(exampleConfig(), {}, '2026-11-18')).toMatchObject({ period: { name: '2026-W46' } });
});
