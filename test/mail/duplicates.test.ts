import { expect, test } from 'vitest';
import { emptyKnown } from '../../src/mail/dispose.ts';
import type { EarlierMail } from '../../src/mail/disposition.ts';
import { findRepeatedMail, findSecondDelivery, isReusedId } from '../../src/mail/duplicates.ts';
import { aMail, NOW } from '../support/mails.ts';

const EARLIER: EarlierMail = {
  mailId: 3,
  messageId: 'first@mail.example.net',
  contentDigest: 'd1',
  from: 'anna@example.net',
  receivedAt: new Date(NOW.getTime() - 60_000),
  caseId: 7,
};
const knowing = (details: Partial<EarlierMail> = {}) => ({
  ...emptyKnown(),
  earlier: [{ ...EARLIER, ...details }],
});
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

test('the same Message-ID with the same content is one more delivery, however late', () => {
  expect(findSecondDelivery(aMail(), knowing({ receivedAt: minutesAgo(90_000) }), NOW)?.mailId).toBe(3);
});

test('the same Message-ID with other content is a mail of its own, and the id is marked as reused', () => {
  const known = knowing({ contentDigest: 'd2' });
  expect(findSecondDelivery(aMail(), known, NOW)).toBeNull();
  expect(isReusedId(aMail(), known)).toBe(true);
  expect(isReusedId(aMail(), knowing())).toBe(false);
});

test('the same content under another Message-ID is a mail of its own', () => {
  expect(findSecondDelivery(aMail({ messageId: 'second@mail.example.net' }), knowing(), NOW)).toBeNull();
});

test('without Message-ID, equal mails of one sender are one mail within ten minutes, not later', () => {
  const mail = aMail({ messageId: null });
  expect(
    findSecondDelivery(mail, knowing({ messageId: null, receivedAt: minutesAgo(10) }), NOW)?.mailId,
  ).toBe(3);
  expect(findSecondDelivery(mail, knowing({ messageId: null, receivedAt: minutesAgo(11) }), NOW)).toBeNull();
  expect(findRepeatedMail(mail, knowing({ messageId: null, receivedAt: minutesAgo(11) }))?.mailId).toBe(3);
});

test('without Message-ID, equal words of two persons are two mails', () => {
  const known = knowing({ messageId: null, from: 'jan@example.net' });
  expect(findSecondDelivery(aMail({ messageId: null }), known, NOW)).toBeNull();
  expect(findRepeatedMail(aMail({ messageId: null }), known)).toBeNull();
});
