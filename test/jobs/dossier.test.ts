/** The dossier of a case: its exhibits, and the form on paper. */
import { beforeAll, expect, test } from 'vitest';
import { type Exhibit, listExhibits, printIndex, readExhibits } from '../../src/jobs/dossier.ts';
import { settingFor } from '../../src/jobs/write-letters.ts';
import type { LetterSetting } from '../../src/letters/wording.ts';
import { loadCaseOnPaper } from '../../src/shell/db/case-papers.ts';
import { START, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';

const desk = useDesk();
let exhibits: readonly Exhibit[];
let setting: LetterSetting;

const FILES = [
  '--rand',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Het lekt.',
  '--rand',
  'Content-Type: application/pdf; name="../../offerte: dak?.pdf"',
  'Content-Disposition: attachment; filename="../../offerte: dak?.pdf"',
  '',
  '%PDF-1.4',
  '--rand',
  'Content-Type: application/x-msdownload; name="foto.exe"',
  'Content-Disposition: attachment; filename="foto.exe"',
  '',
  'MZ',
  '--rand--',
].join('\n');

beforeAll(async () => {
  await desk.deliver(rawMail({ 'Content-Type': 'multipart/mixed; boundary=rand' }, FILES));
  await desk.work();
  const [first] = desk.office.config.desks;
  if (first === undefined) throw new Error('the example has a desk');
  setting = settingFor(desk.office, first, 'nl');
  const paper = await loadCaseOnPaper(desk.office.db, 1001, START);
  exhibits = await listExhibits(desk.office.db, setting, paper);
});

test('files that a reader can open stand beside their mail, programs stay in it', () => {
  expect(exhibits.map(({ mark, absent }) => [mark, absent])).toEqual([
    ['1', null],
    ['1a', null],
    ['2', null],
  ]);
});

test('no name leads out of a folder', () => {
  for (const { name } of exhibits) expect(name).not.toMatch(/[\\/:?]|^\./);
});

test('a file is given as it was before it was encoded', async () => {
  const [file] = await readExhibits(exhibits.filter(({ mark }) => mark === '1a'));
  expect(
    Buffer.from(file?.content ?? [])
      .toString()
      .trim(),
  ).toBe('%PDF-1.4');
});

test('what was purged is named as no longer kept', async () => {
  await desk.office.db.deleteFrom('raw_mails').execute();
  const paper = await loadCaseOnPaper(desk.office.db, 1001, START);
  const [first] = await listExhibits(desk.office.db, setting, paper);
  expect(first?.absent).toBe('not-kept');
  const index = await printIndex(setting, paper, first === undefined ? [] : [first]);
  expect(Buffer.from(index.content).subarray(0, 5).toString()).toBe('%PDF-');
});
