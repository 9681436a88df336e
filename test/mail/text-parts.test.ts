import { describe, expect, test } from 'vitest';
import { scanStructure } from '../../src/mail/mime-structure.ts';
import { isStub, textKind, textLeaves, textRuns, unflow } from '../../src/mail/text-parts.ts';

function structureOf(...parts: readonly string[]) {
  const body = parts.map((part) => `--b\n${part}\n\nx\n`).join('');
  return scanStructure(Buffer.from(`Content-Type: multipart/mixed; boundary=b\n\n${body}--b--`), 0);
}

describe('a text part', () => {
  test.each([
    ['without any header', 'X-A: b', 1],
    ['in plain text', 'Content-Type: text/plain', 1],
    ['in HTML shown in place', 'Content-Type: text/html\nContent-Disposition: inline', 1],
    ['called an attachment', 'Content-Type: text/plain\nContent-Disposition: attachment', 0],
    ['without type but with a file name', 'Content-Disposition: inline; filename=a.jpg', 0],
    ['of another kind', 'Content-Type: text/calendar', 0],
  ])('%s counts as text %#', (_name, header, count) => {
    expect(textLeaves(structureOf(header))).toHaveLength(count);
  });

  test('with a file name is a file beside an earlier text, and the text when it is the first', () => {
    const named = 'Content-Type: text/plain; name=log.txt';
    expect(textLeaves(structureOf('Content-Type: text/plain', named))).toHaveLength(1);
    expect(textLeaves(structureOf(named))).toHaveLength(1);
  });

  test('that is all of a mail is text even under an unknown disposition', () => {
    const mail = Buffer.from('Content-Type: text/html\nContent-Disposition: odd\n\n<p>x');
    expect(textLeaves(scanStructure(mail, 0)).map(textKind)).toStrictEqual(['html']);
  });
});

test('the forms of one text belong together, other texts stand alone', () => {
  const inner =
    'Content-Type: multipart/alternative; boundary=i\n\n--i\n\na\n--i\nContent-Type: text/html\n\na\n--i--\n';
  const mail = `Content-Type: multipart/mixed; boundary=b\n\n--b\n${inner}--b\n\nvoetregel\n--b--`;
  expect(textRuns(scanStructure(Buffer.from(mail), 0)).map((run) => run.length)).toStrictEqual([2, 1]);
});

test('plain text that only points at the HTML is a stub; a short complaint is none', () => {
  const html = `<p>${'Mijn dak lekt. '.repeat(20)}</p>`;
  expect(isStub('  \n', html)).toBe(true);
  expect(isStub('Your e-mail client cannot show HTML.', html)).toBe(true);
  expect(isStub('Mijn dak lekt.', html)).toBe(false);
});

describe('format=flowed', () => {
  test('joins lines that end with a blank, not the signature mark', () => {
    expect(unflow('Mijn dak \nlekt al \nweken.\nHoi\n-- \nAnna', false)).toBe(
      'Mijn dak lekt al weken.\nHoi\n-- \nAnna',
    );
  });

  test('keeps quotes of different depth apart and takes out stuffing', () => {
    expect(unflow('> een \n> twee\n>> drie\n From hier', false)).toBe('> een twee\n>> drie\nFrom hier');
  });

  test('drops the blank with delsp=yes', () => {
    expect(unflow('dak \nkapel', true)).toBe('dakkapel');
  });
});
