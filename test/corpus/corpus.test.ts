import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { MailTrial } from '../../src/jobs/try-mail.ts';
import { NOTHING_PROVEN } from '../../src/mail/sender-proof.ts';
import { CHECKS, isReached, lookAt } from './checks.ts';
import { asMail, deskOf, type Label, readLabels } from './labels.ts';
import { formatRows, listMisses } from './table.ts';

const TRIAL: MailTrial = {
  file: 'karin.eml',
  disposition: 'complaint',
  acknowledge: { send: true, because: ['human', 'recipient-ok'] },
  from: { address: 'karin.bos@example.net', name: 'Karin Bos' },
  subject: 'Leaking  dormer',
  language: 'en',
  thread: { case: null, evidence: [] },
  visibleText: 'The dormer leaks again.\nPlease call me.',
  fullTextLength: 40,
  attachments: [],
  rules: { hit: ['human'], missed: [] },
  flags: [],
  proof: NOTHING_PROVEN,
};

function label(kind: string, expected: Partial<Label['expect']>): Label {
  return { path: `${kind}.eml`, kind, expect: { body_only: false, ...expected } };
}

/** The misses of a row about one mail; null where it did not ask anything. */
function missesOf(name: string, mail: Label, trial: Partial<MailTrial> = {}, ms = 5) {
  const check = CHECKS.find((each) => each.name.startsWith(name));
  if (check === undefined) throw new Error(`there is no row ${name}`);
  const findings = lookAt(check, [{ label: mail, trial: { ...TRIAL, ...trial }, ms }]);
  return findings.length === 0 ? null : findings.flatMap(({ miss }) => (miss === null ? [] : [miss]));
}

describe('labels of a corpus', () => {
  test('are read line by line, with keys of other purposes beside them', () => {
    const line = {
      path: 'a.eml',
      kind: 'bounce',
      source: 'b',
      expect: { disposition: 'record', bounce: {} },
    };
    expect(readLabels(`${JSON.stringify(line)}\n\n`)).toStrictEqual([
      { path: 'a.eml', kind: 'bounce', expect: { disposition: 'record', body_only: false } },
    ]);
  });

  test('a faulty line is named', () => {
    const good = JSON.stringify(label('reply', {}));
    expect(() =>
      readLabels(`${good}\n{"path":"b.eml","kind":"reply","expect":{"disposition":"bin"}}`),
    ).toThrow(/line 2/u);
  });

  test('a text without header gets one, a whole mail stays as it is', () => {
    const bytes = Buffer.from('It still leaks.\n');
    expect(asMail(label('reply', { body_only: true }), bytes).toString()).toMatch(
      /^From: .*\r\n\r\nIt still leaks\.\n$/su,
    );
    expect(asMail(label('reply', {}), bytes)).toBe(bytes);
  });

  test('a mail may need a desk of another address', () => {
    const own = label('other', { own_address_as_sender: 'the desk is service@example.com' });
    expect(deskOf(own).ownAddresses).toContain('service@example.com');
    expect(deskOf(label('other', {})).ownAddresses).toStrictEqual(['desk@example.org']);
  });
});

describe('the rows', () => {
  test.each([
    ['case', 'correspondence', true],
    ['case', 'hold', false],
    ['record', 'hold', true],
    ['record', 'bounce', true],
    ['record', 'staff', false],
    ['record', 'complaint', false],
    ['hold', 'hold', true],
    ['hold', 'record', false],
    ['case_or_hold', 'hold', true],
    ['case_or_hold', 'quarantine', false],
  ] as const)('a mail that should be %s and is %s: %s', (wanted, disposition, fits) => {
    const misses = missesOf('dispositions', label('reply', { disposition: wanted }), { disposition });
    expect(misses).toHaveLength(fits ? 0 : 1);
  });

  test('a bounce must neither open a case nor be answered', () => {
    const bounce = label('bounce', { disposition: 'record', auto_reply: 'never' });
    expect(missesOf('bounces, automatic replies, lists opened', bounce)).toStrictEqual([
      'would be complaint',
    ]);
    expect(missesOf('bounces, automatic replies, lists answered', bounce)).toHaveLength(1);
    const silent = { disposition: 'bounce', acknowledge: { send: false, because: ['not-human'] } } as const;
    expect(missesOf('bounces, automatic replies, lists opened', bounce, silent)).toStrictEqual([]);
    expect(missesOf('bounces, automatic replies, lists answered', bounce, silent)).toStrictEqual([]);
    expect(missesOf('others answered', bounce)).toBeNull();
    expect(missesOf('others answered', label('other', { auto_reply: 'never' }))).toHaveLength(1);
  });

  test('a person must be heard, and answered where the label allows it', () => {
    const person = label('customer', { disposition: 'case', auto_reply: 'may' });
    const muted = { acknowledge: { send: false, because: ['several-authors'] } };
    expect(missesOf('human', person)).toStrictEqual([]);
    expect(missesOf('human', person, { disposition: 'hold' })).toStrictEqual(['would be hold']);
    expect(missesOf('human', person, muted)).toStrictEqual(['would not be answered: several-authors']);
    expect(
      missesOf('human', label('customer', { disposition: 'case', auto_reply: 'any' }), muted),
    ).toStrictEqual([]);
    expect(missesOf('human', label('spam', { disposition: 'hold' }))).toBeNull();
  });

  test('subject, address and name are one question each, whatever the white space', () => {
    const mail = label('customer', {
      subject: 'Leaking dormer',
      from_email: 'Karin.Bos@example.net',
      from_name: 'K. Bos',
    });
    const check = CHECKS.find(({ name }) => name.startsWith('subject'));
    expect(check?.look({ label: mail, trial: TRIAL, ms: 1 })).toStrictEqual([
      null,
      null,
      'name "Karin Bos", should be "K. Bos"',
    ]);
  });

  test('a reply begins with its first line and has no quoted header', () => {
    const mail = label('reply', { reply_first_line: 'The dormer leaks', match: 'prefix' });
    const quoted = (text: string) => ({ visibleText: `${TRIAL.visibleText}\n\n${text}` });
    expect(missesOf('reply', mail)).toStrictEqual([]);
    expect(missesOf('reply', label('reply', { reply_first_line: 'The dormer leaks' }))).toHaveLength(1);
    expect(missesOf('reply', label('reply', { reply_excludes: 'call' }))).toHaveLength(1);
    expect(missesOf('reply', label('reply', { reply_contains: 'roof' }))).toHaveLength(1);
    for (const header of [
      'Op ma 16 nov. 2026 schreef Jan Smit <jan@example.org>:',
      'From: Jan Smit\nSent: Monday\nTo: Karin',
      '-----Original Message-----',
    ]) {
      expect(missesOf('reply', mail, quoted(header))).toStrictEqual([
        `still has the quoted header "${header.split('\n')[0]}"`,
      ]);
    }
    expect(missesOf('reply', mail, quoted('On Monday it was dry.'))).toStrictEqual([]);
  });

  test('what could not be read and what took long is a miss of any mail', () => {
    const mail = label('malformed', {});
    expect(missesOf('could not', mail, { disposition: 'quarantine', flags: ['unreadable'] })).toHaveLength(1);
    expect(missesOf('slower', mail, {}, 2_001)).toStrictEqual(['2001 ms']);
    expect(missesOf('slower', mail, {}, 2_000)).toStrictEqual([]);
  });

  test('a share is reached exactly, and a row without questions is not', () => {
    const [share] = CHECKS;
    if (share === undefined) throw new Error('there are rows');
    const of = (right: number, missed: number) => [
      ...Array.from({ length: right }, () => ({ path: 'a', miss: null })),
      ...Array.from({ length: missed }, () => ({ path: 'b', miss: 'wrong' })),
    ];
    expect(isReached(share, of(99, 1))).toBe(true);
    expect(isReached(share, of(98, 2))).toBe(false);
    expect(isReached(share, [])).toBe(false);
  });

  test('are printed with count, goal and verdict, and the misses on request', () => {
    const rows = CHECKS.filter(({ name }) => /^(?:human|could)/u.test(name)).map((check, index) => ({
      check,
      findings: [{ path: 'a.eml', miss: index === 0 ? 'would be hold' : null }],
    }));
    expect(formatRows(rows).split('\n')).toStrictEqual([
      '                          count  of  goal',
      'human mail muted or held      1   1  <= 1 %  NOT',
      'could not be read             0   1  0       ok',
    ]);
    expect(listMisses(rows)).toBe('human mail muted or held: a.eml: would be hold');
  });
});

describe('npm run corpus', () => {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const run = (...args: readonly string[]) =>
    new Promise<{ readonly code: unknown; readonly stdout: string }>((resolve) => {
      execFile(process.execPath, [main, ...args], (fault, stdout) =>
        resolve({ code: fault?.code ?? 0, stdout }),
      );
    });

  test('tries every labelled mail and ends with 1 while goals are missed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'redress-corpus-'));
    writeFileSync(
      join(folder, 'labels.jsonl'),
      `${JSON.stringify(label('customer', { disposition: 'case' }))}\n`,
    );
    writeFileSync(
      join(folder, 'customer.eml'),
      'From: Karin <karin@example.net>\r\n\r\nThe dormer leaks.\r\n',
    );
    const { code, stdout } = await run(folder);
    expect(stdout).toMatch(/dispositions: right +1 +1 +>= 99 % +ok/u);
    expect(code).toBe(1);
  });

  test('a folder without labels is wrong usage', async () => {
    expect(await run(tmpdir())).toStrictEqual({ code: 2, stdout: '' });
  });
});
