import { describe, expect, test } from 'vitest';
import { scanStructure } from '../../src/mail/mime-structure.ts';

const scan = (text: string) => scanStructure(Buffer.from(text, 'latin1'), 0);
const bodies = (text: string): readonly string[] =>
  scan(text).leaves.map((leaf) => text.slice(leaf.start, leaf.end));

describe('the parts of a mail', () => {
  test('of one part are its body', () => {
    expect(bodies('Subject: a\n\nhallo\n')).toStrictEqual(['hallo\n']);
  });

  test('lie between delimiters, without the line end before them, prologue or epilogue', () => {
    const mail =
      'Content-Type: multipart/mixed; boundary="b"\r\n\r\nproloog\r\n--b\r\n\r\neen\r\n--b  \r\n\r\ntwee\r\n--b--\r\nepiloog';
    expect(bodies(mail)).toStrictEqual(['een', 'twee']);
  });

  test('of a multipart inside another know where they stand', () => {
    const inner = 'Content-Type: multipart/alternative; boundary=i\n\n--i\n\neen\n--i\n\ntwee\n--i--\n';
    const { containers, leaves } = scan(
      `Content-Type: multipart/mixed; boundary=o\n\n--o\n${inner}\n--o\n\ndrie\n--o--\n`,
    );
    expect(containers).toStrictEqual([
      { type: 'multipart/mixed', parent: -1 },
      { type: 'multipart/alternative', parent: 0 },
    ]);
    expect(leaves.map((leaf) => leaf.container)).toStrictEqual([1, 1, 0]);
  });

  test('of an inner multipart that never ends are closed by the outer delimiter', () => {
    const mail =
      'Content-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: multipart/mixed; boundary=i\n\n--i\n\neen\n--o\n\ntwee\n--o--';
    expect(bodies(mail)).toStrictEqual(['een', 'twee']);
  });

  test('carry their headers, the first of each', () => {
    const [leaf] = scan(
      'Content-Type: TEXT/Plain; charset=utf-8\nContent-Type: text/html\nContent-Transfer-Encoding: Base64\n\nYQ==',
    ).leaves;
    expect(leaf).toMatchObject({
      type: 'text/plain',
      encoding: 'base64',
      contentType: 'TEXT/Plain; charset=utf-8',
    });
  });

  test('of an attached mail are not taken apart', () => {
    const mail =
      'Content-Type: message/rfc822\n\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\neen\n--b--';
    expect(scan(mail).leaves.map((leaf) => leaf.type)).toStrictEqual(['message/rfc822']);
  });
});

describe('a broken structure loses nothing', () => {
  test.each([
    ['whose boundary never comes', 'boundary=b', 'hallo\ndaar\n'],
    ['whose boundary comes only to close', 'boundary=b', 'hallo\n--b--\n'],
    ['without a boundary', 'x=y', 'hallo\n'],
  ])('a multipart %s is read as text', (_name, parameters, body) => {
    const mail = `Content-Type: multipart/mixed; ${parameters}\n\n${body}`;
    expect(scan(mail).leaves).toMatchObject([{ type: 'text/plain' }]);
    expect(bodies(mail)[0]).toContain('hallo');
  });

  test('multiparts deeper than 50 become one part', () => {
    const nested = Array.from(
      { length: 80 },
      (_part, at) => `Content-Type: multipart/mixed; boundary=b${at}x\n\n--b${at}x\n`,
    );
    const { containers, leaves } = scan(`${nested.join('')}\ndiep`);
    expect(containers).toHaveLength(50);
    expect(leaves).toHaveLength(1);
  });

  test('parts beyond a thousand become one file', () => {
    const mail = `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(2_000)}--b--`;
    const { leaves, tooManyParts } = scan(mail);
    expect(tooManyParts).toBe(true);
    expect(leaves.length).toBeLessThanOrEqual(1_000);
    expect(leaves.at(-1)).toMatchObject({ type: 'application/octet-stream', end: mail.length });
  });

  test('a thousand parts less one are taken as they are', () => {
    expect(
      scan(`Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(998)}--b--`).tooManyParts,
    ).toBe(false);
  });
});
