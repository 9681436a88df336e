import { describe, expect, test } from 'vitest';
import { scanStructure } from '../../src/mail/mime-structure.ts';
import { readTexts } from '../../src/shell/mail-texts.ts';

function read(mail: string | Uint8Array) {
  const raw = typeof mail === 'string' ? Buffer.from(mail, 'latin1') : mail;
  return readTexts(raw, scanStructure(raw, 0));
}

const html = '<p>In HTML</p><blockquote type=cite>oud</blockquote>';
const alternative = (plain: string): string =>
  `Content-Type: multipart/alternative; boundary=b\n\n--b\n\n${plain}\n--b\nContent-Type: text/html\n\n${html}\n--b--`;

describe('the text of a mail', () => {
  test('is its plain text where there is some', () => {
    expect(read(alternative('In platte tekst'))).toMatchObject({
      text: 'In platte tekst',
      markedText: 'In platte tekst',
    });
  });

  test('is its HTML where the plain text is empty, with the quote marked', () => {
    expect(read(alternative(''))).toMatchObject({ text: 'In HTML\n\n> oud', html });
  });

  test('has no marks of the converter, which only the reader of answers sees', () => {
    const marked = read('Content-Type: text/html\n\nJa.<div class=gmail_attr>Desk:</div>');
    expect(marked.text).toBe('Ja.\nDesk:');
    expect(marked.markedText).toBe('Ja.\n\ue000\nDesk:');
  });

  test('puts the parts of a list footer under each other', () => {
    expect(read('Content-Type: multipart/mixed; boundary=b\n\n--b\n\neen\n--b\n\ntwee\n--b--').text).toBe(
      'een\ntwee',
    );
  });

  test('joins the lines of format=flowed', () => {
    expect(read('Content-Type: text/plain; format=flowed\n\nmijn \ndak').text).toBe('mijn dak');
  });

  test('takes the charset that HTML names in its head when the mail names none', () => {
    expect(read('Content-Type: text/html\n\n<meta charset="iso-8859-2"><p>\u00e6</p>').text).toBe('ć');
  });
});

describe('is flagged', () => {
  test('for a wrong charset', () => {
    expect(read('Content-Type: text/plain; charset=utf-8\n\n\u00e9\u00e9n')).toMatchObject({
      text: 'één',
      flags: ['bad-charset'],
    });
    expect(read('Content-Type: text/plain; charset=iso-8859-1\n\n\u00e9\u00e9n')).toMatchObject({
      text: 'één',
      flags: [],
    });
  });

  test('for more than a MiB of text', () => {
    expect(read(`Subject: a\n\n${'x'.repeat(1_048_577)}`)).toMatchObject({ flags: ['cut'] });
    expect(read(`Subject: a\n\n${'x'.repeat(1_048_576)}`)).toMatchObject({ flags: [] });
  });

  // The mail that failed: 2 MB of list items that are never closed.
  test('for HTML of which only the words between the tags were read', () => {
    const mail = `Content-Type: text/html\n\nMijn dak lekt.${'<li><p>'.repeat(285_000)}`;
    expect(read(mail)).toMatchObject({ text: 'Mijn dak lekt.', flags: ['html-cut'] });
  });

  test('for more than 2 MiB of HTML', () => {
    expect(read(`Content-Type: text/html\n\n<p>x${' '.repeat(2_100_000)}`)).toMatchObject({
      text: 'x',
      flags: ['html-cut'],
    });
  });
});
