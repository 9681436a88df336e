import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Db } from '../../src/shell/db/tables.ts';
import { filledExample, writeConfiguration } from '../support/configuration.ts';
import { eventually } from '../support/daemon.ts';
import { useDatabase } from '../support/database.ts';
import { type RawFields, rawMail } from '../support/raw-mail.ts';
import { runRedress, startRedress } from '../support/redress.ts';

const config = writeConfiguration(filledExample());
/** Each run of the program is a process that opens the register. */
const SEVERAL_RUNS = { timeout: 90_000 };

/** An empty register, and the command on it. */
function useRegister() {
  const database = useDatabase();
  const environment = (configuration = config) => ({
    env: { DATABASE_URL: database.url, REDRESS_CONFIG: configuration },
  });
  return {
    database,
    environment,
    importing: (path: string, ...options: readonly string[]) =>
      runRedress(['import', path, ...options], environment()),
    counts: () => countsOf(database.db),
  };
}

type Counts = {
  readonly cases: number;
  readonly mails: number;
  readonly letters: number;
  readonly tasks: number;
  readonly imported: boolean;
};

async function countsOf(db: Db): Promise<Counts | undefined> {
  const { rows } = await sql<Counts>`
    select (select count(*) from cases) as cases, (select count(*) from inbound_mails) as mails,
      (select count(*) from outbound_mails) as letters, (select count(*) from staff_tasks) as tasks,
      (select bool_and(imported) from inbound_mails) as imported`.execute(db);
  return rows[0];
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'redress-import-'));
}

/** A mail on a day of March, with the line ends of a disk. */
function onDisk(day: number, fields: RawFields, text: string): string {
  const date = `${day} Mar 2026 10:00:00 +0100`;
  const received = `from mail.example.net by mx.example.org; ${date}`;
  return rawMail({ Received: received, Date: date, ...fields }, text).replaceAll('\r\n', '\n');
}

const KARIN = 'Karin Bos <karin.bos@example.net>';
const FIRST = onDisk(2, { From: KARIN, 'Message-ID': '<first@mail.example.net>' }, 'De dakkapel lekt.');
const ANSWER = onDisk(
  3,
  {
    From: 'Klachten <klachten@example.org>',
    To: KARIN,
    'Message-ID': '<answer@mail.example.org>',
    'In-Reply-To': '<first@mail.example.net>',
  },
  'Wij komen donderdag kijken.',
);
const THANKS = onDisk(
  4,
  { From: KARIN, 'Message-ID': '<thanks@mail.example.net>', 'In-Reply-To': '<answer@mail.example.org>' },
  'Dank u, tot donderdag.\n\nFrom Karin, with regards',
);
const NEWSLETTER = onDisk(
  5,
  { From: 'Bouw Nieuws <nieuws@example.com>', 'List-Id': '<nieuws.example.com>' },
  'Nieuw!',
);

function mbox(...mails: readonly string[]): string {
  const lines = mails.map(
    (mail) => `From - Mon Mar  2 10:00:00 2026\n${mail.replace(/^(>*From )/gmu, '>$1')}\n`,
  );
  const path = join(newFolder(), 'archief.mbox');
  writeFileSync(path, lines.join(''));
  return path;
}

describe('an mbox file', () => {
  const { importing, counts, database } = useRegister();

  test('becomes register entries in the order in which they were received, and nobody is told', async () => {
    const path = mbox(THANKS, NEWSLETTER, ANSWER, FIRST);
    const run = await importing(path);
    expect(run).toMatchObject({ code: 0, stderr: `Looking through ${path} …\n` });
    expect(run.stdout).toBe(
      [
        `Read 4 mails of ${path}, desk klachten.`,
        '  Received  2026-03-02 10:00 to 2026-03-05 10:00',
        '  New       4',
        'What the new ones became:',
        '  Cases opened       1',
        '  Joined a case      1',
        '  Held for a person  1',
        '  Sent by the desk   1',
        'Nobody was answered, and no colleague was told by mail.',
        'What waits for a person: redress cases --waiting',
        '',
      ].join('\n'),
    );
    expect(await counts()).toEqual({ cases: 1, mails: 4, letters: 0, tasks: 1, imported: true });
    const rows = database.db.selectFrom('inbound_mails').select(['message_id', 'case_id']).orderBy('id');
    expect(await rows.limit(3).execute()).toEqual(
      ['first@mail.example.net', 'answer@mail.example.org', 'thanks@mail.example.net'].map((message_id) => ({
        message_id,
        case_id: expect.any(Number),
      })),
    );
  });
});

describe('the register after an import', () => {
  const { importing, environment } = useRegister();

  test('shows what the desk sent as sent, and names the term that is late', SEVERAL_RUNS, async () => {
    // The programs look at the clock on the wall.
    const lastWeek = new Date(Date.now() - 10 * 86_400_000).toUTCString();
    const fields = { Received: `from mail.example.net by mx.example.org; ${lastWeek}`, Date: lastWeek };
    const recent = onDisk(2, { ...fields, From: 'Piet Vos <piet@example.com>' }, 'De deur klemt.');
    await importing(mbox(FIRST, ANSWER, recent));
    const cases = await runRedress(['cases'], environment());
    expect(cases.stdout).toMatch(/^C-1002-4 .* received +\d{4}-\d\d-\d\d +no late$/mu);
    expect(cases.stdout).toMatch(/^C-1001-9 .* received +2026-03-30 late +no$/mu);
    const shown = await runRedress(['show', 'C-1001-9'], environment());
    expect(shown.stdout).toContain('out  Klachten <klachten@example.org>: own, mail 2');
  });
});

describe('an archive that is there', () => {
  const { importing, counts } = useRegister();

  test(
    'brings nothing when it is imported again, as a folder of the same mails does',
    SEVERAL_RUNS,
    async () => {
      await importing(mbox(FIRST, ANSWER, THANKS));
      const folder = newFolder();
      for (const [index, mail] of [FIRST, ANSWER, THANKS].entries()) {
        writeFileSync(join(folder, `${index}.eml`), mail.replaceAll('\n', '\r\n'));
      }
      for (const path of [mbox(FIRST, ANSWER, THANKS), folder]) {
        const run = await importing(path, '--json');
        expect(run.code).toBe(0);
        expect(run.json()).toMatchObject([{ found: 3, new: 0, present: 3, became: {} }]);
      }
      expect(await counts()).toMatchObject({ cases: 1, mails: 3 });
    },
  );
});

describe('an mbox file of which a part is there', () => {
  const { importing, counts } = useRegister();

  test('is only looked at in a dry run', SEVERAL_RUNS, async () => {
    await importing(mbox(FIRST));
    const run = await importing(mbox(FIRST, ANSWER, ANSWER), '--dry-run');
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('Found 3 mails');
    expect(run.stdout).toMatch(/Would be new +1\n +There already +2\nNothing was written\./u);
    expect(await counts()).toMatchObject({ mails: 1 });
  });
});

describe('an mbox file with mail of today', () => {
  const { importing, database } = useRegister();

  test('is answered and told of, when that is what is asked for', async () => {
    const now = new Date().toUTCString();
    const run = await importing(mbox(rawMail({ Date: now }).replaceAll('\r\n', '\n')), '--as-new');
    expect(run.code).toBe(0);
    expect(run.stdout).not.toContain('Nobody was answered');
    const letters = database.db.selectFrom('outbound_mails').select('letter').orderBy('id');
    expect((await letters.execute()).map(({ letter }) => letter)).toEqual([
      'complainant/received',
      'staff/new-complaint',
    ]);
  });
});

describe('a Maildir', () => {
  const { importing } = useRegister();

  test('is taken with its subfolders, without drafts, what was thrown away and what never arrived', async () => {
    const folder = newFolder();
    for (const each of ['', '.Archief', '.Archief.Trash']) {
      for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(folder, each, part), { recursive: true });
    }
    writeFileSync(join(folder, 'cur', '1772442000.M1.mail:2,S'), FIRST);
    writeFileSync(join(folder, 'cur', '1772442001.M2.mail:2,DS'), onDisk(6, {}, 'Een concept.'));
    writeFileSync(join(folder, 'new', '1772442002.M3.mail'), NEWSLETTER);
    writeFileSync(join(folder, 'tmp', '1772442003.M4.mail'), 'Subject: half');
    writeFileSync(join(folder, 'dovecot-uidlist'), '3 V1');
    writeFileSync(join(folder, '.Archief', 'cur', '1772442004.M5.mail:2,RS'), ANSWER);
    writeFileSync(join(folder, '.Archief.Trash', 'cur', '1772442005.M6.mail:2,S'), onDisk(7, {}, 'Weg.'));
    const run = await importing(folder, '--json');
    expect(run.code).toBe(0);
    expect(run.json()).toMatchObject([
      { found: 3, new: 3, leftOut: 2, notMails: 0, became: { complaint: 1, hold: 1, own: 1 } },
    ]);
  });
});

describe('a folder of files', () => {
  const { importing } = useRegister();

  test('is taken with what lies below it; what is no mail is named and gives 1', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'deep'));
    writeFileSync(join(folder, 'deep', 'eerste.eml'), FIRST);
    writeFileSync(join(folder, 'foto.eml'), randomBytes(500));
    writeFileSync(join(folder, 'leeg.eml'), '');
    writeFileSync(join(folder, 'lijst.xlsx'), 'not asked about');
    symlinkSync('nowhere', join(folder, 'weg.eml'));
    symlinkSync('..', join(folder, 'deep', 'rond'));
    const run = await importing(folder);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('Read 1 mail');
    expect(run.stderr.split('\n').slice(1, -1)).toEqual([
      `${join(folder, 'foto.eml')}: is not a mail`,
      `${join(folder, 'leeg.eml')}: is empty`,
      `${join(folder, 'weg.eml')}: does not exist`,
    ]);
  });

  test('without any mail gives 1 and says what would be taken', async () => {
    const run = await importing(newFolder());
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain('holds no mail; an mbox file, a Maildir or a folder with .eml files does.');
  });

  test('that is not there gives 1', async () => {
    const run = await importing(join(newFolder(), 'weg'));
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain('does not exist');
  });
});

describe('the desk', () => {
  const { importing, environment } = useRegister();

  test('that the configuration does not have gives 2 and the names there are', async () => {
    const run = await importing(mbox(FIRST), '--desk', 'garantie');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('has no desk garantie, but: klachten');
  });

  test('must be named when there are several', SEVERAL_RUNS, async () => {
    const text = filledExample();
    const desk = /^ {2}- name: klachten[\s\S]*?(?=^\S)/mu.exec(text)?.[0] ?? '';
    const second = desk.replace('name: klachten', 'name: garantie').replaceAll('klachten@', 'garantie@');
    const several = writeConfiguration(text.replace(desk, () => desk + second));
    const path = mbox(FIRST);
    const run = await runRedress(['import', path], environment(several));
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('--desk with one of klachten, garantie');
    const named = await runRedress(['import', path, '--desk', 'garantie', '--json'], environment(several));
    expect(named.json()).toMatchObject([{ desk: 'garantie', new: 1 }]);
  });
});

describe('an import that is killed half way', () => {
  const { importing, counts, environment, database } = useRegister();
  const many = Array.from({ length: 500 }, (_, index) =>
    onDisk(
      1 + (index % 28),
      { From: `Person ${index} <person${index}@example.net>`, 'Message-ID': `<m${index}@mail.example.net>` },
      `Klacht nummer ${index}: de deur klemt.`,
    ),
  );

  test('goes on when it is started again, and takes nothing twice', { timeout: 120_000 }, async () => {
    const path = mbox(...many);
    const child = startRedress(['import', path], environment());
    await eventually(async () => expect((await counts())?.mails).toBeGreaterThan(99), 30_000, 10);
    child.kill('SIGKILL');
    await once(child, 'close');
    const before = await counts();
    expect(before?.mails).toBeLessThan(many.length);
    // What the killed process had in hand is free again after a minute, which the test does not wait for.
    await sql`update inbound_mails set next_attempt_at = now() where status = 'pending'`.execute(database.db);
    const run = await importing(path, '--json');
    expect(run.code).toBe(0);
    expect(run.json()).toMatchObject([{ found: 500, present: before?.mails, waiting: 0, failing: 0 }]);
    expect(await counts()).toMatchObject({ cases: 500, mails: 500, letters: 0 });
    const again = await importing(path, '--json');
    expect(again.json()).toMatchObject([{ new: 0, present: 500 }]);
  });
});
