import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openMboxScan, unquoteFromLines, withMailLineEnds } from '../../src/mail/mbox.ts';

const TUESDAY = 'From anna@example.net Tue Nov 17 10:59:00 2026';
const WEDNESDAY = 'From - Wed Nov 18 09:00:00 2026';

/** The mails that a scan finds, when the file comes in pieces of this size. */
function mailsIn(text: string, size = text.length) {
  const bytes = Buffer.from(text);
  const scan = openMboxScan();
  const spans = [];
  for (let at = 0; at < bytes.length; at += size) spans.push(...scan.take(bytes.subarray(at, at + size)));
  spans.push(...scan.end());
  return spans.map(({ start, end, deliveredAt }) => ({
    text: bytes.toString('utf8', start, end),
    on: deliveredAt?.toISOString().slice(0, 16),
  }));
}

describe('an mbox file', () => {
  test('holds mails between their "From " lines, without the empty line that separates them', () => {
    const file = `${TUESDAY}\nSubject: Roof\n\nIt leaks.\n\n${WEDNESDAY}\nSubject: Door\n\nIt jams.\n\n`;
    expect(mailsIn(file)).toEqual([
      { text: 'Subject: Roof\n\nIt leaks.\n', on: '2026-11-17T10:59' },
      { text: 'Subject: Door\n\nIt jams.\n', on: '2026-11-18T09:00' },
    ]);
  });

  test('may have the line ends of the standard, and no end of its last line', () => {
    const file = `${TUESDAY}\r\nSubject: Roof\r\n\r\nIt leaks.\r\n\r\n${WEDNESDAY}\r\nSubject: Door\r\n\r\nIt jams.`;
    expect(mailsIn(file).map(({ text }) => text)).toEqual([
      'Subject: Roof\r\n\r\nIt leaks.\r\n',
      'Subject: Door\r\n\r\nIt jams.',
    ]);
  });

  test.each([
    'From here we go by train, Tue 17 Nov.',
    'From Monday 16 November on the roof leaks.',
    'From: Anna <anna@example.net>',
    'Fromage Tue Nov 17 10:59:00 2026',
  ])('is not divided by "%s" in a mail', (line) => {
    expect(mailsIn(`${TUESDAY}\nSubject: Roof\n\nHello,\n\n${line}\nRegards\n`)).toHaveLength(1);
  });

  test('is not divided by a delivery line that stands behind no empty line', () => {
    expect(mailsIn(`${TUESDAY}\nSubject: Roof\n\nHe wrote:\n${WEDNESDAY}\nand more.\n`)).toHaveLength(1);
  });

  test('is divided where a program forgot the empty line and a header begins', () => {
    const file = `${TUESDAY}\nSubject: Roof\n\nIt leaks.\n${WEDNESDAY}\nSubject: Door\n\nIt jams.\n`;
    expect(mailsIn(file).map(({ text }) => text)).toEqual([
      'Subject: Roof\n\nIt leaks.\n',
      'Subject: Door\n\nIt jams.\n',
    ]);
  });

  test.each([
    ['From 1234@xxx Tue Nov 17 09:59:00 +0000 2026', '2026-11-17T09:59'],
    ['From anna@example.net Tue Nov 17 10:59:00 2026 +0100', '2026-11-17T09:59'],
    ['From anna@example.net  Tue Nov  3 10:59 2026', '2026-11-03T10:59'],
    ['From "Anna de Wit"@example.net Tue Nov 17 10:59:00 CET 2026', undefined],
  ])('is divided by %s as well', (line, on) => {
    const [, second] = mailsIn(`${TUESDAY}\nSubject: Roof\n\nHello\n\n${line}\nSubject: Door\n\nJams\n`);
    expect(second?.text).toBe('Subject: Door\n\nJams\n');
    if (on !== undefined) expect(second?.on).toBe(on);
  });

  test('that breaks off in a header gives what there is', () => {
    const file = `${TUESDAY}\nSubject: Roof\n\nIt leaks.\n\n${WEDNESDAY}\nSubject: Do`;
    expect(mailsIn(file).map(({ text }) => text)).toEqual(['Subject: Roof\n\nIt leaks.\n', 'Subject: Do']);
    expect(mailsIn(`${TUESDAY}\nSubject: Roof\n\n${WEDNESDAY}`).map(({ text }) => text)).toEqual([
      'Subject: Roof\n',
      '',
    ]);
  });

  test('without any mail gives none', () => {
    expect(mailsIn('')).toEqual([]);
    expect(mailsIn('Subject: Roof\n\nIt leaks.\n')).toEqual([]);
  });

  test('gives the same mails in whatever pieces it comes', () => {
    const lines = fc.array(
      fc.constantFrom('', '', TUESDAY, WEDNESDAY, 'Subject: Roof', 'From here', '>From x', 'It leaks.\r'),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 40 }), (text, size) => {
        const file = `${TUESDAY}\n${text.join('\n')}`;
        expect(mailsIn(file, size)).toEqual(mailsIn(file));
      }),
    );
  });

  test('gives back every mail that was put into it, whatever it says', () => {
    const words = fc.constantFrom(
      'From me',
      '>From you',
      'From a@b.c Tue Nov 17 10:59:00 2026',
      'dag',
      '',
      'é',
    );
    const body = fc.array(words, { maxLength: 8 }).map((lines) => `Subject: x\n\n${lines.join('\n')}\n`);
    fc.assert(
      fc.property(fc.array(body, { minLength: 1, maxLength: 5 }), (mails) => {
        const quoted = mails.map((mail) => mail.replace(/^(>*From )/gmu, '>$1'));
        const file = quoted.map((mail) => `${TUESDAY}\n${mail}\n`).join('');
        const found = mailsIn(file, 7).map(({ text }) => unquoteFromLines(Buffer.from(text)).toString());
        expect(found).toEqual(mails);
      }),
    );
  });
});

describe('the line ends of a mail on disk', () => {
  test('become those of the standard, when none of them is', () => {
    expect(withMailLineEnds(Buffer.from('Subject: Roof\n\nIt leaks.\n')).toString()).toBe(
      'Subject: Roof\r\n\r\nIt leaks.\r\n',
    );
  });

  test.each(['Subject: Roof\r\n\r\nIt\nleaks.\r\n', 'no line'])('stay where some are: %j', (text) => {
    const mail = Buffer.from(text);
    expect(withMailLineEnds(mail)).toBe(mail);
  });
});
