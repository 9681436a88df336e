import { describe, expect, test } from 'vitest';
import { headerFacts, textFields } from '../../src/mail/header-facts.ts';
import { readHeaderBlock } from '../../src/mail/raw-header.ts';

function facts(header: string, charset = '') {
  const raw = Buffer.from(`${header}\r\n\r\n`, 'latin1');
  return headerFacts(textFields(raw, readHeaderBlock(raw, 0), charset));
}

test('fields come decoded and in order, topmost first', () => {
  expect(facts('Received: b\r\nReceived: a\r\nSUBJECT: =?utf-8?q?L=C3=A9k?=').headers).toStrictEqual([
    { name: 'received', value: 'b' },
    { name: 'received', value: 'a' },
    { name: 'subject', value: 'Lék' },
  ]);
});

describe('a field that may stand only once', () => {
  test('counts as it stands first, and two that differ are flagged', () => {
    expect(facts('Subject: een\r\nSubject: twee\r\nMessage-ID: <a@x.nl>')).toMatchObject({
      subject: 'een',
      flags: ['ambiguous-header'],
    });
  });

  test('is not flagged when both say the same, nor are fields that may repeat', () => {
    expect(
      facts('Subject: een\r\nSubject: een\r\nTo: a@x.nl\r\nTo: b@x.nl\r\nMessage-ID: <a@x.nl>').flags,
    ).toStrictEqual([]);
  });
});

describe('the return path', () => {
  test.each([
    ['Return-Path: <Anna@Example.net>', 'anna@example.net'],
    ['Return-Path: anna@example.net', 'anna@example.net'],
    ['Return-Path: <>', ''],
    ['Return-Path: <b@x.nl>\r\nReturn-Path: <a@x.nl>', 'b@x.nl'],
    ['Subject: a', null],
  ])('of %j is %j', (header, path) => {
    expect(facts(header).envelopeSender).toBe(path);
  });
});

describe('the date', () => {
  test.each([
    ['Tue, 17 Nov 2026 10:59:00 +0100 (CET)', new Date('2026-11-17T09:59:00Z')],
    ['Thu, 1 Jan 1970 00:00:00 +0000', null],
    ['vandaag', null],
  ])('%s is shown as %s', (value, date) => {
    expect(facts(`Date: ${value}`).writtenAt).toStrictEqual(date);
  });
});

test('ids lose their brackets; a mail without one says so', () => {
  expect(
    facts('Message-ID: <a@x.nl>\r\nIn-Reply-To: <b@x.nl> <c@x.nl>\r\nReferences: <c@x.nl>'),
  ).toMatchObject({
    messageId: 'a@x.nl',
    inReplyTo: ['b@x.nl', 'c@x.nl'],
    references: ['c@x.nl'],
    flags: [],
  });
  expect(facts('Message-ID: 12345')).toMatchObject({ messageId: '12345', flags: [] });
  expect(facts('Message-ID: <>')).toMatchObject({ messageId: null, flags: ['no-message-id'] });
});

test('a report names its kind', () => {
  expect(facts('Content-Type: Multipart/Report; Report-Type=delivery-status; boundary=b')).toMatchObject({
    contentType: 'multipart/report',
    reportType: 'delivery-status',
  });
});

test('an endless subject is cut at a thousand characters', () => {
  expect(facts(`Subject: ${'a'.repeat(5_000)}`).subject).toHaveLength(1_000);
});
