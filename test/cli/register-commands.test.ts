import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { filledExample, writeConfiguration } from '../support/configuration.ts';
import { urlOf } from '../support/database.ts';
import { DECIDED, OWNER } from '../support/measures.ts';
import { START, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';
import { type Ended, runRedress } from '../support/redress.ts';
import { appendToMeasure } from '../support/stored-measures.ts';

/** Everything that steers a terminal; the ends of our own lines are all that may be there. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;
const HOSTILE = 'Raam \u001b]0;eigen titel\u0007 \u202ekapot';
const PHOTO = Buffer.from('not really a picture, but the same bytes every time');

const desk = useDesk();
const config = writeConfiguration(filledExample());
let url = '';

/** Karin's mail is hostile, Anna's has a photo, Els wrote a note on Anna's case, and one mail cannot be read. */
beforeAll(async () => {
  url = await urlOf(desk.office.db);
  await desk.deliver(
    rawMail(
      {
        From: 'Karin Bos <karin@example.net>',
        Subject: `=?utf-8?B?${Buffer.from(HOSTILE).toString('base64')}?=`,
      },
      'Het raam \u001b[2J is kapot.',
    ),
    new Date('2020-01-02T10:00:00Z'),
  );
  await desk.deliver(mailWithPhoto());
  await desk.work();
  await desk.deliver(
    rawMail(
      { From: 'Els de Boer <els.de.boer@example.net>', Subject: 'Re: C-1002-4' },
      'Ik bel haar morgen.',
    ),
  );
  await desk.work();
  const { readMail } = desk;
  desk.readMail = async () => ({ ok: false, reason: 'unreadable: too deep' });
  await desk.deliver(rawMail({ Subject: 'Onleesbaar' }));
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    await desk.work();
    desk.pass(30 * 60_000);
  }
  desk.readMail = readMail;
});

function mailWithPhoto(): string {
  const text = [
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'De dakkapel lekt. Zie de foto.',
    '--b',
    'Content-Type: image/png; name="dak.png"',
    'Content-Disposition: attachment; filename="dak.png"',
    'Content-Transfer-Encoding: base64',
    '',
    PHOTO.toString('base64'),
    '--b--',
  ];
  return rawMail({ 'Content-Type': 'multipart/mixed; boundary=b', Subject: 'Dakkapel' }, text.join('\n'));
}

function redress(...args: readonly string[]): Promise<Ended> {
  return runRedress(args, { env: { DATABASE_URL: url, REDRESS_CONFIG: config } });
}

describe('redress cases', () => {
  test('shows the register as a table, newest first, free of terminal sequences', async () => {
    const run = await redress('cases');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const lines = run.stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(
      /^Reference +Received +Complainant +Subject +Stage +Handler +Decision due +Acknowledged/,
    );
    expect(lines[1]).toMatch(/^C-1002-4 +2026-11-17 11:00 +Anna de Wit +Dakkapel +received .* yes$/);
    expect(lines[2]).toMatch(/^C-1001-9 .*Karin Bos +Raam .*received +2020-\d\d-\d\d late +no$/);
    expect(run.stdout).not.toMatch(STEERING);
  });

  test('gives programs one line per case, with keys in a fixed order', async () => {
    const run = await redress('cases', '--json', '--limit', '1');
    const [line] = run.json();
    expect(run.json()).toHaveLength(1);
    expect(Object.keys(Object(line))).toEqual([
      'reference',
      'desk',
      'channel',
      'language',
      'stage',
      'handler',
      'category',
      'severity',
      'received',
      'registered',
      'complainant',
      'subject',
      'decisionDue',
      'late',
      'acknowledged',
      'acknowledgedAt',
      'missing',
      'tasks',
    ]);
    expect(line).toMatchObject({ reference: 'C-1002-4', acknowledged: 'yes', received: START.toISOString() });
  });

  test('--waiting adds every open task, so that mail without a case is found too', async () => {
    const run = await redress('cases', '--waiting');
    expect(run.stdout).toMatch(/to acknowledge +1 +C-1001-9/);
    expect(run.stdout).toMatch(/quarantined +4 /);
    expect(run.stdout).toContain('redress retry 4');
    expect(run.stdout).toContain('unreadable: too deep');
    const json = await redress('cases', '--waiting', '--json');
    expect(json.json()).toMatchObject([
      { reference: 'C-1001-9', tasks: ['acknowledge'] },
      { task: 'acknowledge', case: 'C-1001-9', mail: 1, because: ['stale'] },
      { task: 'quarantined', case: null, mail: 4, because: ['unreadable: too deep'] },
    ]);
  });

  test('--waiting does not speak of cases where nothing waits', async () => {
    const run = await redress('cases', '--waiting', '--desk', 'klachten', '--since', '2099-01-01');
    expect(run.stdout).not.toContain('No case is like that.');
  });

  test('says so when no case is like that', async () => {
    const run = await redress('cases', '--closed');
    expect(run).toMatchObject({ code: 0, stdout: 'No case is like that.\n' });
  });

  test.each([
    [['--since', 'gisteren'], 'A day is expected'],
    [['--since', '2026-02-30'], 'A day is expected'],
    [['--limit', '0'], 'A whole number from 1 on'],
    [['--open', '--closed'], 'cannot be used with'],
    [['--desk', 'garantie'], 'There is no desk garantie'],
    [['--onbekend'], 'unknown option'],
  ])('%j is wrong usage', async (args, message) => {
    const run = await redress('cases', ...args);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(message);
  });
});

describe('redress show', () => {
  test('shows points, terms, letters and papers with their proof, free of terminal sequences', async () => {
    const run = await redress('show', 'c-1002-4');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('Anna de Wit <anna@example.net>');
    expect(run.stdout).toContain('De dakkapel lekt. Zie de foto.');
    expect(run.stdout).toContain('out  complainant/received to anna@example.net: sent');
    expect(run.stdout).toMatch(/decision +due 2026-12-15/);
    expect(run.stdout).toContain(`SHA-256 ${createHash('sha256').update(PHOTO).digest('hex')}`);
    expect(run.stdout).not.toMatch(STEERING);
    expect((await redress('show', 'C-1001-9')).stdout).not.toMatch(STEERING);
  });

  test('a photo that was only located is decoded, and the register keeps its proof', async () => {
    await redress('show', 'C-1002-4');
    const row = await desk.office.db.selectFrom('attachments').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      name: 'dak.png',
      bytes: PHOTO.length,
      sha256: createHash('sha256').update(PHOTO).digest('hex'),
    });
  });

  test('gives programs all of it: correspondence in order, notes and the log', async () => {
    const run = await redress('show', 'C-1002-4', '--json');
    expect(run.json()).toMatchObject([
      {
        reference: 'C-1002-4',
        complainant: { address: 'anna@example.net', name: 'Anna de Wit' },
        points: [{ number: 1, text: 'De dakkapel lekt. Zie de foto.' }],
        missing: [],
        clocks: [
          { clock: 'confirm', state: 'stopped' },
          { clock: 'firstContact' },
          { clock: 'update' },
          { clock: 'decision' },
          { clock: 'outer' },
        ],
        promises: [{ kind: 'decision', firstDue: '2026-12-15', moves: 0, settled: null }],
        events: expect.arrayContaining([
          expect.objectContaining({ seq: 1, type: 'complaint_registered', mail: 2 }),
          expect.objectContaining({ type: 'letter_sent', letter: 'complainant/received' }),
          expect.objectContaining({ type: 'note_added', text: 'Ik bel haar morgen.' }),
        ]),
        tasks: [],
      },
    ]);
    const directions = JSON.stringify(run.json()).match(/"direction":"\w+"/g);
    expect(directions?.[0]).toBe('"direction":"in"');
    expect(directions).toContain('"direction":"note"');
  });

  test.each([
    ['C-1002-8', 'C-1002-8 is mistyped'],
    ['1002', 'There is no mail 1002.'],
    ['één', 'één is not a reference'],
    ['C-999-0', 'There is no case C-999-0 in this register.'],
  ])('%s is no case, and that is said', async (reference, message) => {
    const run = await redress('show', reference);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain(message);
  });
});

describe('redress show with the number of a mail', () => {
  test('shows what waits, why, and the commands for it, of a mail that could not be read too', async () => {
    const run = await redress('show', '4');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/^Mail 4 {2}Onleesbaar\n/u);
    for (const words of [
      'unreadable: too deep',
      'redress retry 4',
      'redress open 4',
      'redress discard 4 WHY',
    ])
      expect(run.stdout).toContain(words);
    expect(run.stdout).not.toMatch(STEERING);
  });

  test('shows text and papers of a mail that was read, and the case that it is on', async () => {
    const run = await redress('show', '2');
    expect(run.stdout).toContain('Anna de Wit <anna@example.net>');
    expect(run.stdout).toContain('De dakkapel lekt. Zie de foto.');
    expect(run.stdout).toContain('dak.png (image/png');
    expect(run.stdout).toContain('redress show C-1002-4');
    expect((await redress('show', '2', '--json')).json()).toMatchObject([
      { mail: 2, status: 'processed', case: 'C-1002-4', text: 'De dakkapel lekt. Zie de foto.', tasks: [] },
    ]);
  });
});

describe('redress retry', () => {
  test('refuses a mail that is not in quarantine, and one that does not exist', async () => {
    const processed = await redress('retry', '1');
    expect(processed.code).toBe(1);
    expect(processed.stderr).toContain('Mail 1 is not in quarantine: it was processed (complaint).');
    const unknown = await redress('retry', '999');
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toContain('There is no mail 999.');
    expect((await redress('retry', 'vier')).code).toBe(2);
  });

  test('puts the mail back, ends the task, and the mail is processed as if it had just arrived', async () => {
    const run = await redress('retry', '4');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('Mail 4 is back in the queue.');
    expect((await redress('retry', '4')).stderr).toContain('Mail 4 is in the queue already.');
    expect((await redress('cases', '--waiting')).stdout).not.toContain('quarantined');
    desk.pass(10 * 365 * 86_400_000);
    await desk.work();
    const { json } = await redress('cases', '--json');
    expect(json()).toMatchObject([{ subject: 'Onleesbaar' }, {}, {}]);
  });
});

describe('redress measures', () => {
  test('lists what was decided, for people and for programs', async () => {
    expect(await redress('measures')).toMatchObject({ code: 0, stdout: 'No measure was decided on yet.\n' });
    await appendToMeasure(desk.office.db, 12, [DECIDED]);
    const { stdout } = await redress('measures');
    expect(stdout).toMatch(/^Measure +Stage +Due/u);
    expect(stdout).toMatch(/M-12 +decided +2026-12-12 +Els Mol +-50 % cause workmanship +2027-04-12/u);
    expect((await redress('measures', '--json')).json()).toMatchObject([
      { measure: 'M-12', stage: 'decided', owner: OWNER, cases: ['C-1042-9'] },
    ]);
  });
});

describe('redress check', () => {
  test('finds every log as it was written, of cases and of measures', async () => {
    const { code, stdout } = await redress('check');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^\d+ cases with \d+ events: all as they were written\.\n1 measure with 1 event: all/u,
    );
  });

  test('names a log that ends too early', async () => {
    await sql`update cases set revision = revision + 1 where id = 1001`.execute(desk.office.db);
    const { code, stdout } = await redress('check');
    expect(code).toBe(1);
    expect(stdout).toMatch(/C-1001-9: not as it was written from event \d+ on: the log ends before it/u);
    const { json } = await redress('check', '--json');
    expect(json()).toMatchObject([{ broken: [{ log: 'C-1001-9', because: 'cut-off' }] }]);
  });
});
