/** One case written to files by the operator. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { filledExample, writeConfiguration } from '../support/configuration.ts';
import { urlOf } from '../support/database.ts';
import { useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';
import { type Ended, runRedress } from '../support/redress.ts';
import { sharedFolder } from '../support/temporary-folder.ts';

const desk = useDesk();
const config = writeConfiguration(filledExample());
const folder = sharedFolder();
let url = '';

beforeAll(async () => {
  url = await urlOf(desk.office.db);
  await desk.deliver(rawMail());
  await desk.work();
});

function show(...options: readonly string[]): Promise<Ended> {
  return runRedress(['show', ...options], { env: { DATABASE_URL: url, REDRESS_CONFIG: config } });
}

test('the form and the dossier of a case are written, each mail byte for byte', async () => {
  const [pdf, files] = [join(folder.path, 'form.pdf'), join(folder.path, 'files')];
  const run = await show('C-1001-9', '--pdf', pdf, '--dossier', files);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  expect(readdirSync(files).toSorted()[0]).toBe('00 Dossier C-1001-9.pdf');
  expect(readFileSync(join(files, '01 2026-11-17 Anna de Wit.eml')).toString()).toBe(rawMail());
});

test('what cannot be written is said', async () => {
  const run = await show('C-1001-9', '--pdf', join(folder.path, 'nowhere', 'form.pdf'));
  expect(run.code).toBe(1);
  expect(run.stderr).toContain('Nothing more was written');
  expect((await show('C-4711-0', '--pdf', join(folder.path, 'no.pdf'))).code).toBe(1);
});
