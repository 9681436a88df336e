import fc from 'fast-check';
import { expect, test } from 'vitest';
import { glanceAt } from '../../src/mail/archived-mail.ts';

const NOW = new Date('2026-11-17T10:00:00Z');
const WRITTEN = 'Date: Mon, 16 Nov 2026 09:00:00 +0100';
const RECEIVED = [
  'Received: from mail.example.net by mx.example.org',
  '\tfor <klachten@example.org>; Mon,',
  '\t16 Nov 2026 12:30:00 +0100 (CET)',
  'Received: from home by mail.example.net; Sun, 15 Nov 2026 08:00:00 +0100',
];

const lookAt = (...lines: readonly string[]) =>
  glanceAt(Buffer.from([...lines, '', 'Hello'].join('\r\n')), NOW);

test('a mail was received when the topmost server says so', () => {
  expect(lookAt(...RECEIVED, WRITTEN)).toEqual({
    isMail: true,
    receivedAt: new Date('2026-11-16T11:30:00Z'),
  });
});

test('a mail that no server handled was received when it was written', () => {
  expect(lookAt(WRITTEN).receivedAt).toEqual(new Date('2026-11-16T08:00:00Z'));
});

test('a date that no server can have written is passed over', () => {
  expect(lookAt('Received: by mx.example.org; the day after tomorrow', WRITTEN).receivedAt).toEqual(
    new Date('2026-11-16T08:00:00Z'),
  );
  expect(lookAt('Received: by mx.example.org; Tue, 17 Nov 2099 10:00:00 +0000', WRITTEN).receivedAt).toEqual(
    new Date('2026-11-16T08:00:00Z'),
  );
  expect(lookAt('Date: Thu, 1 Jan 1970 00:00:00 +0000', 'Subject: x').receivedAt).toBeNull();
});

test('a mail has at least one field that every mail has', () => {
  expect(lookAt('Subject: Roof').isMail).toBe(true);
  expect(lookAt('name: value').isMail).toBe(false);
  expect(glanceAt(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a]), NOW)).toEqual({
    isMail: false,
    receivedAt: null,
  });
});

test('whatever the bytes are, they are looked at', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const { receivedAt } = glanceAt(bytes, NOW);
      expect(receivedAt === null || receivedAt <= NOW).toBe(true);
    }),
  );
});
