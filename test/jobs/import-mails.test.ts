import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { fileRest, type ImportProgress, importMails } from '../../src/jobs/import-mails.ts';
import type { ArchivePlace } from '../../src/shell/mail-archive.ts';
import { useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';

const RUNNING = new AbortController().signal;
const desk = useDesk();
const folder = mkdtempSync(join(tmpdir(), 'redress-import-'));

function onDisk(number: number): ArchivePlace {
  const path = join(folder, `${number}.eml`);
  const raw = rawMail({ From: `Person ${number} <p${number}@example.net>` }, `Klacht ${number}.`);
  writeFileSync(path, raw);
  return { path, start: 0, end: raw.length, isInMbox: false, receivedAt: Date.UTC(2026, 2, 1, 0, number) };
}

let runs = 0;

/** Each run is one of its own. */
function orderOf(mails: readonly ArchivePlace[]) {
  runs += 1;
  const run = { desk: 'klachten', folder: 'import:oud', uidValidity: runs };
  return { run, mails, asArchive: true, onlyLook: false };
}

test('an import that is ended after a portion has stored that, and tells how far it came', async () => {
  const stop = new AbortController();
  const mails = Array.from({ length: 250 }, (_, number) => onDisk(number));
  const progress = await importMails(desk.office, orderOf(mails), stop.signal, () => stop.abort());
  expect(progress).toEqual({ looked: 100, added: 100, present: 0, unread: [] });
});

test('the next one passes over what is there, and names a file that is gone', async () => {
  const gone = { ...onDisk(999), path: join(folder, 'weg.eml') };
  const mails = [...Array.from({ length: 120 }, (_, number) => onDisk(number)), gone];
  const heard: ImportProgress[] = [];
  const progress = await importMails(desk.office, orderOf(mails), RUNNING, (each) => heard.push(each));
  expect(progress).toEqual({
    looked: 121,
    added: 20,
    present: 100,
    unread: [{ path: gone.path, why: 'does not exist' }],
  });
  expect(heard.map(({ looked }) => looked)).toEqual([100, 121]);
});

test('what another process has in hand is waited for, and what failed is not', async () => {
  await importMails(desk.office, orderOf([onDisk(500)]), RUNNING, () => undefined);
  await fileRest(desk.office, RUNNING, () => undefined);
  await sql`
    update inbound_mails set status = 'pending', next_attempt_at = '2030-01-01', failure = null
    where from_address = 'p500@example.net'`.execute(desk.office.db);
  const waits: number[] = [];
  const unfiled = await fileRest(desk.office, RUNNING, (mails) => {
    waits.push(mails);
    if (waits.length < 2) return;
    // The other process gives it up.
    sql`update inbound_mails set failure = 'unreadable' where status = 'pending'`.execute(desk.office.db);
  });
  expect(waits[0]).toBe(1);
  expect(unfiled).toEqual({ waiting: 0, failing: 1 });
});
