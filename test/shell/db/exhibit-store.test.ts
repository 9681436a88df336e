/** The papers of a dossier as they lie in the register. */
import { expect, test } from 'vitest';
import {
  filesOfMails,
  loadFile,
  loadLetter,
  sizesOfLetters,
  sizesOfMails,
} from '../../../src/shell/db/exhibit-store.ts';
import { useDesk } from '../../support/office.ts';
import { rawMail } from '../../support/raw-mail.ts';

const desk = useDesk();
const FILES =
  '--r\nContent-Type: text/plain\n\nHet lekt.\n--r\nContent-Type: text/plain; name=lijst.txt\nContent-Disposition: attachment; filename=lijst.txt\nContent-Transfer-Encoding: base64\n\nZWVu\n--r--';

test('each is measured without reading it, and read when it is wanted', async () => {
  const raw = rawMail({ 'Content-Type': 'multipart/mixed; boundary=r' }, FILES);
  await desk.deliver(raw);
  await desk.work();
  const { db } = desk.office;
  expect(await sizesOfMails(db, [1, 99])).toEqual(new Map([[1, Buffer.byteLength(raw)]]));
  const letter = await loadLetter(db, 1);
  expect(await sizesOfLetters(db, [1])).toEqual(new Map([[1, letter?.length]]));
  expect(await loadLetter(db, 99)).toBeNull();
  const [file] = await filesOfMails(db, [1]);
  if (file === undefined) throw new Error('the mail has a file');
  expect(file.name).toBe('lijst.txt');
  expect(Buffer.from((await loadFile(db, file)) ?? []).toString()).toBe('een');
  expect(await loadFile(db, { mailId: 1, position: 7 })).toBeNull();
});
