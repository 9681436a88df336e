/** `redress digest` as an operator runs it: files of one week, and what it says of wrong wishes. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { parseMail } from '../../src/shell/parse-mail.ts';
import { filledExample, writeConfiguration } from '../support/configuration.ts';
import { databaseUrl } from '../support/database-url.ts';
import { useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';
import { runRedress } from '../support/redress.ts';

const desk = useDesk();
const config = writeConfiguration(filledExample());
const out = mkdtempSync(join(tmpdir(), 'redress-digest-'));
let url = '';

beforeAll(async () => {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(desk.office.db);
  url = databaseUrl(inject('databaseServerUrl'), rows[0]?.name ?? '');
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

test.each([
  [['--week', 'last'], '--week takes 2026-W47, not last'],
  [['--week', '2026-10'], '--week takes 2026-W47, not 2026-10'],
  [['--month', '2026-10', '--year', '2026'], 'one of --month and --year is enough'],
  [['--desk', 'elders'], 'has no desk elders'],
  [['--language', 'de'], '--language takes one of nl, en, not de'],
])('%s is refused before anything is read', async (args, words) => {
  const { code, stderr } = await run(...args);
  expect(code).toBe(2);
  expect(stderr).toContain(words);
});
