import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { filledExample, writeConfiguration } from '../support/configuration.ts';
import { runRedress, startRedress } from '../support/redress.ts';

const MAIL = [
  'From: Karin Bos <karin@example.net>',
  'To: desk@example.org',
  'Subject: =?utf-8?q?Kapot_=1B]0;eigen_titel=07_raam?=',
  'Message-ID: <1@mail.example.net>',
  '',
  'Het raam is kapot. \u001b[31mRood\u001b[0m \u202e en \u009b2J achterstevoren.',
  '',
].join('\r\n');

const KEYS = [
  'file',
  'disposition',
  'acknowledge',
  'from',
  'subject',
  'language',
  'thread',
  'visibleText',
  'fullTextLength',
  'attachments',
  'rules',
  'flags',
  'proof',
];

function keysOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

const folder = mkdtempSync(join(tmpdir(), 'redress-try-'));
const mail = join(folder, 'b', 'mail.eml');

beforeAll(() => {
  mkdirSync(join(folder, 'b', 'deep'), { recursive: true });
  writeFileSync(mail, MAIL);
  writeFileSync(join(folder, 'a-empty'), '');
  writeFileSync(join(folder, 'c-binary'), Buffer.from([0, 255, 1, 254, 10, 13, 0, 27, 155]));
  writeFileSync(join(folder, 'b', 'deep', 'z.eml'), MAIL);
  symlinkSync('nowhere', join(folder, 'd-broken'));
  symlinkSync('..', join(folder, 'b', 'e-circle'));
});

describe('a folder of mails', () => {
  test('every file below it gives one line in order, and what cannot be opened is reported beside', async () => {
    const run = await runRedress(['try', '--json', folder]);
    expect(run.code).toBe(1);
    expect(run.json()).toMatchObject([
      { file: join(folder, 'a-empty') },
      { file: join(folder, 'b', 'deep', 'z.eml') },
      { file: mail, disposition: 'complaint' },
      { file: join(folder, 'c-binary') },
    ]);
    expect(run.stderr).toBe(`${join(folder, 'd-broken')}: does not exist\n`);
    for (const line of run.json()) expect(keysOf(line)).toEqual(KEYS);
  });

  test('large mails are read one at a time, and stand in their place all the same', async () => {
    const large = mkdtempSync(join(tmpdir(), 'redress-try-'));
    const names = ['1.eml', '2.eml', '3.eml', '4.eml'].map((name) => join(large, name));
    for (const [index, name] of names.entries()) {
      writeFileSync(
        name,
        index % 2 === 0 ? `${MAIL}${'Nog een regel van het verhaal.\r\n'.repeat(50_000)}` : MAIL,
      );
    }
    const run = await runRedress(['try', '--json', large]);
    expect(run.json()).toMatchObject(names.map((file) => ({ file, disposition: 'complaint' })));
  });

  test('each mail of an mbox is tried, and a file with one mail is that mail', async () => {
    const folders = mkdtempSync(join(tmpdir(), 'redress-try-'));
    const [single, several] = ['a.eml', 'b.mbox'].map((name) => join(folders, name));
    const delivery = 'From karin@example.net Tue Nov 17 10:59:00 2026\r\n';
    writeFileSync(single ?? '', `${delivery}${MAIL}`);
    writeFileSync(
      several ?? '',
      `${delivery}${MAIL}\r\n${delivery}${MAIL.replace('karin@', 'bram@')}>From nu af is het stil.\r\n\r\n`,
    );
    const run = await runRedress(['try', '--json', folders]);
    expect(run.json()).toMatchObject([
      { file: single, from: { address: 'karin@example.net' } },
      { file: `${several}, mail 1`, from: { address: 'karin@example.net' } },
      {
        file: `${several}, mail 2`,
        from: { address: 'bram@example.net' },
        visibleText: expect.stringMatching(/\nFrom nu af is het stil\.$/u),
      },
    ]);
  });

  test('a reader that goes away ends it quietly', async () => {
    const child = startRedress(['try', '--json', ...Array.from({ length: 200 }, () => mail)]);
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.stdout?.once('data', () => child.stdout?.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

describe('one mail', () => {
  test('without a configuration it comes to a desk that has no staff and no cases', async () => {
    const run = await runRedress(['try', '--json', '-'], { input: MAIL });
    expect(run.code).toBe(0);
    expect(run.stderr).toBe('');
    expect(run.json()).toMatchObject([
      {
        file: '-',
        disposition: 'complaint',
        acknowledge: { send: true, because: ['human', 'recipient-ok'] },
        from: { address: 'karin@example.net', name: 'Karin Bos' },
        language: 'nl',
        thread: { case: null, evidence: [] },
      },
    ]);
  });

  test('with a configuration it comes to the desk and the staff of that', async () => {
    const config = writeConfiguration(filledExample());
    const input = MAIL.replace('karin@example.net', 'els.de.boer@example.net');
    const run = await runRedress(['--config', config, 'try', '--json', '-'], { input });
    expect(run.json()).toMatchObject([{ disposition: 'staff' }]);
  });

  test('a mail over the size limit of the configuration is read in part and flagged', async () => {
    const config = writeConfiguration(filledExample().replace('maxMailMiB: 50', 'maxMailMiB: 1'));
    const input = `${MAIL}${'Een lange regel zonder einde van het verhaal.\r\n'.repeat(40_000)}`;
    const run = await runRedress(['try', '--json', '-'], { input, env: { REDRESS_CONFIG: config } });
    expect(run.json()).toMatchObject([
      { disposition: 'complaint', flags: expect.arrayContaining(['too-large']) },
    ]);
  });

  test('people read what it is, who wrote it and what would happen, free of terminal sequences', async () => {
    const run = await runRedress(['try', mail]);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('a complaint: it would open a case');
    expect(run.stdout).toContain('Karin Bos <karin@example.net>');
    expect(run.stdout).toContain('would be sent at once');
    expect(run.stdout).toContain('Het raam is kapot.');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(run.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u);
  });
});

describe('wrong usage', () => {
  test('a file that does not exist gives 1, and the others are tried', async () => {
    const run = await runRedress(['try', '--json', join(folder, 'gone'), mail]);
    expect(run.code).toBe(1);
    expect(run.json()).toHaveLength(1);
    expect(run.stderr).toBe(`${join(folder, 'gone')}: does not exist\n`);
  });

  test('a desk that the configuration does not have gives 2 and the names there are', async () => {
    const config = writeConfiguration(filledExample());
    const run = await runRedress(['try', '--config', config, '--desk', 'garantie', mail]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('has no desk garantie, but: klachten');
  });

  test('a faulty configuration gives 2 and all its faults', async () => {
    const config = writeConfiguration(
      filledExample().replace('language: nl', 'language: fr').replace('country: NL', 'country: 5'),
    );
    const run = await runRedress(['try', '--config', config, mail]);
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain('language');
    expect(run.stderr).toContain('country');
  });

  test('no file at all gives 2', async () => {
    const run = await runRedress(['try']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("missing required argument 'path'");
  });
});
