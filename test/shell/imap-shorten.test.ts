import { expect, test } from 'vitest';
import { firstTextPart, shortenedMail } from '../../src/shell/imap-shorten.ts';

test('the first plain text is taken, before HTML and never from an attachment', () => {
  const tree = {
    type: 'multipart/mixed',
    childNodes: [
      { type: 'text/plain', part: '1', disposition: 'attachment' },
      {
        type: 'multipart/alternative',
        part: '2',
        childNodes: [
          { type: 'text/html', part: '2.1' },
          { type: 'text/plain', part: '2.2' },
        ],
      },
    ],
  };
  expect(firstTextPart(tree)).toBe('2.2');
  expect(firstTextPart({ type: 'text/html' })).toBe('');
  expect(firstTextPart({ type: 'video/mp4', part: '1' })).toBeNull();
});

test('the shortened mail keeps the headers and describes its body by those of the text', () => {
  const headers = Buffer.from(
    'Subject: caf\xe9\r\nContent-Type: multipart/mixed;\r\n\tboundary=x\r\nX-A: b\r\n c\r\n\r\n',
    'latin1',
  );
  const text = { head: Buffer.from('Content-Type: text/plain\r\n\r\n'), body: Buffer.from('hallo') };
  const latin1 = (bytes: Buffer) => bytes.toString('latin1');
  expect(latin1(shortenedMail(headers, text))).toBe(
    'Subject: caf\xe9\r\nX-A: b\r\n c\r\nContent-Type: text/plain\r\n\r\nhallo',
  );
  expect(latin1(shortenedMail(headers, null))).toBe('Subject: caf\xe9\r\nX-A: b\r\n c\r\n\r\n');
  expect(
    latin1(
      shortenedMail(Buffer.from('Content-Type: text/html\r\n\r\n'), { head: null, body: Buffer.from('<p>') }),
    ),
  ).toBe('Content-Type: text/html\r\n\r\n<p>');
});
