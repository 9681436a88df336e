import { describe, expect, test } from 'vitest';
import {
  fieldBytes,
  headerStart,
  lineEnd,
  parameter,
  readHeaderBlock,
  repairLineEnds,
} from '../../src/mail/raw-header.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

function fieldsOf(text: string): readonly string[] {
  const raw = bytes(text);
  const block = readHeaderBlock(raw, headerStart(raw));
  return block.fields.map(
    (field) =>
      `${field.name}=${Buffer.from(fieldBytes(raw, field, 1_000))
        .toString('latin1')
        .trim()}`,
  );
}

function bodyOf(text: string): string {
  const raw = bytes(text);
  return text.slice(readHeaderBlock(raw, headerStart(raw)).bodyStart);
}

describe('what stands in front of a header is passed over', () => {
  test.each([
    ['nothing', ''],
    ['empty lines', '\r\n \r\n\n'],
    ['a byte order mark', '\u00ef\u00bb\u00bf'],
    ['an mbox line', 'From anna@example.net Tue Nov 17 10:59:00 2026\n'],
    ['a quoted mbox line behind an empty line', '\n>From anna@example.net Tue Nov 17 2026\n'],
    ['a banner', '--- Original message ---\r\n'],
  ])('%s', (_name, garbage) => {
    const header = 'Received: from mx.example.net\r\nSubject: Lekkage\r\n\r\n';
    expect(fieldsOf(garbage + header)).toStrictEqual(['received=from mx.example.net', 'subject=Lekkage']);
  });

  test('but a From field is no mbox line', () => {
    expect(fieldsOf('From : Anna <anna@example.net>\n\n')).toStrictEqual(['from=Anna <anna@example.net>']);
  });
});

describe('the end of a header', () => {
  test('is the first empty line, with either line end', () => {
    expect(bodyOf('Subject: a\r\n\r\nhallo')).toBe('hallo');
    expect(bodyOf('Subject: a\n\nhallo')).toBe('hallo');
  });

  test('comes without an empty line when the text begins at once', () => {
    expect(bodyOf('Subject: a\nBeste mensen,\nmijn dak lekt\n')).toBe('Beste mensen,\nmijn dak lekt\n');
  });

  test('does not come with a badly folded line when fields follow', () => {
    expect(
      fieldsOf('Subject: een lange\nregel zonder inspringen\nnog een\nFrom: anna@example.net\n\n'),
    ).toStrictEqual(['subject=een lange\nregel zonder inspringen\nnog een', 'from=anna@example.net']);
  });

  test('is at once when the first line is text', () => {
    expect(bodyOf('Hallo daar\n\nmijn dak lekt')).toBe('Hallo daar\n\nmijn dak lekt');
  });
});

test('a header of endless fields is read up to a cap, and the body is still found', () => {
  const raw = bytes(`${'X-A: b\n'.repeat(5_000)}\nhallo`);
  const block = readHeaderBlock(raw, 0);
  expect(block).toMatchObject({ cut: true, bodyStart: raw.length - 5 });
  expect(block.fields).toHaveLength(2_000);
});

test('CR alone becomes LF at the same offsets; a mail with LF is not touched', () => {
  const old = bytes('Subject: a\r\rhallo\r');
  expect(Buffer.from(repairLineEnds(old)).toString('latin1')).toBe('Subject: a\n\nhallo\n');
  const usual = bytes('Subject: a\r\n\r\nhallo\rjij');
  expect(repairLineEnds(usual)).toBe(usual);
});

test.each([
  ['text/plain; charset=utf-8', 'charset', 'utf-8'],
  ['text/plain; Charset = "utf-8" ; x=y', 'charset', 'utf-8'],
  ['multipart/mixed; boundary*0*=a%20b', 'boundary', 'a%20b'],
  ['text/plain', 'charset', ''],
])('in %s the parameter %s is %j', (value, name, found) => {
  expect(parameter(value, name)).toBe(found);
});

test('a line without line end ends with the mail', () => {
  expect(lineEnd(bytes('a\nbc'), 0)).toBe(2);
  expect(lineEnd(bytes('a\nbc'), 2)).toBe(4);
});
