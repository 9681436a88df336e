import { expect, test } from 'vitest';
import { contentFlags } from '../../src/mail/content-flags.ts';
import { scanStructure } from '../../src/mail/mime-structure.ts';

function flags(contentType: string, text = '', name = 'a.bin') {
  const { leaves } = scanStructure(Buffer.from(`Content-Type: ${contentType}\n\nx`), 0);
  const type = contentType.split(';')[0] ?? '';
  const file = { name, type, bytes: 1, inline: false, range: null, content: null };
  return contentFlags(type, leaves, [file], text);
}

test.each([
  ['multipart/encrypted', ['encrypted']],
  ['application/pkcs7-mime; smime-type=enveloped-data', ['encrypted']],
  ['application/pkcs7-mime; smime-type=signed-data', ['signed']],
  ['multipart/signed', ['signed']],
  ['application/ms-tnef', ['tnef']],
  ['text/calendar', ['calendar']],
  ['text/plain', []],
])('%s raises %j', (contentType, raised) => {
  expect(flags(contentType)).toStrictEqual(raised);
});

test.each([
  ['-----BEGIN PGP MESSAGE-----\nabc', ['encrypted']],
  ['-----BEGIN PGP SIGNED MESSAGE-----\nabc', ['signed']],
  ['Mijn dak lekt.', []],
])('the text %j raises %j', (text, raised) => {
  expect(flags('text/plain', text)).toStrictEqual(raised);
});

test('a file of Outlook is known by its name as well', () => {
  expect(flags('application/octet-stream', '', 'WinMail.dat')).toStrictEqual(['tnef']);
});
