/** What a person says of a mail that waited decides; what its address and the limits say stays. */
import { describe, expect, test } from 'vitest';
import { dispose, emptyKnown } from '../../src/mail/dispose.ts';
import { joinedFate, openedFate, unreadableMail } from '../../src/mail/released-mail.ts';
import { aDesk, aMail, type MailDetails, NOW } from '../support/mails.ts';

const TIMES = { receivedAt: NOW, at: NOW, check: null };
const opened = (details: MailDetails, known = emptyKnown()) =>
  openedFate(aMail(details), aDesk(), known, TIMES);
const header = (name: string, value: string): MailDetails => ({ headers: { [name]: value } });

describe('a mail that a person opened', () => {
  test.each<[string, MailDetails]>([
    ['was marked as spam', header('X-Spam-Flag', 'YES')],
    ['came over a list', header('List-Id', '<all.example.net>')],
    ['looks as if a machine wrote it', header('Auto-Submitted', 'auto-generated')],
    ['has a null return path', { envelopeSender: '' }],
  ])('is a complaint and is confirmed, though it %s', (_, details) => {
    expect(opened(details)).toMatchObject({ disposition: 'complaint', acknowledge: { send: true } });
  });

  test('keeps the rules on record that made it wait', () => {
    expect(opened(header('X-Spam-Flag', 'YES')).rules.hit).toEqual(['spam-mark', 'opened-by-staff']);
  });

  test('is confirmed when it is old, because a person decided now', () => {
    const at = new Date(NOW.getTime() + 10 * 86_400_000);
    const fate = openedFate(aMail(), aDesk(), emptyKnown(), { ...TIMES, at });
    expect(fate.acknowledge.send).toBe(true);
  });

  test.each<[string, MailDetails]>([
    ['robot-address', { from: 'no-reply@example.net' }],
    ['own-address', { from: 'klachten@example.org' }],
    ['several-authors', { from: ['anna@example.net', 'jan@example.net'] }],
  ])('is not confirmed by itself: %s', (rule, details) => {
    expect(opened(details).acknowledge).toEqual({ send: false, because: [rule] });
  });

  test('is not confirmed beyond the limits', () => {
    const answers = { ...emptyKnown().answers, toAddressLastHour: 4, addressBouncedHard: true };
    expect(opened({}, { ...emptyKnown(), answers }).acknowledge.because).toEqual([
      'address-bounced',
      'limit-address-hour',
    ]);
  });

  test('of a form that nobody configured is that of the person in Reply-To', () => {
    const form = { from: 'klachten@example.org', replyTo: 'Anna de Wit <anna@example.net>' };
    expect(opened(form)).toMatchObject({
      author: { address: 'anna@example.net' },
      acknowledge: { send: true },
    });
    expect(opened({ ...form, replyTo: 'desk@example.org' }).author?.address).toBe('klachten@example.org');
  });

  test('without an author is that of nobody, and is confirmed to nobody', () => {
    const fate = opened({ from: [] });
    expect(fate.author).toEqual({ address: '', name: '' });
    expect(fate.acknowledge.because).toContain('no-recipient');
  });
});

describe('a mail that a person filed on a case', () => {
  const joined = (details: MailDetails) => {
    const mail = aMail(details);
    const judged = dispose(mail, aDesk(), emptyKnown(), NOW, NOW);
    return joinedFate(judged, { caseId: 7, participants: ['anna@example.net'] });
  };

  test('is correspondence of the complainant, or of another person, and is never answered', () => {
    expect(joined(header('X-Spam-Flag', 'YES'))).toMatchObject({
      disposition: 'correspondence',
      thread: { caseId: 7 },
      otherPerson: false,
      acknowledge: { send: false, because: ['joins'] },
      flags: [],
    });
    expect(joined({ from: 'jan@example.net' })).toMatchObject({ otherPerson: true, flags: ['other-person'] });
  });

  test('stays a mail of staff when a colleague wrote it', () => {
    expect(joined({ from: 'bea@example.org' }).disposition).toBe('staff');
  });
});

test('of a mail that cannot be read its header tells who, what and in which thread', () => {
  const raw = Buffer.from(
    'From: Anna <anna@example.net>\r\nSubject: Lek\r\nMessage-ID: <a@b>\r\nReferences: <c@d>\r\n\r\nx',
  );
  expect(unreadableMail(raw)).toMatchObject({
    from: [{ address: 'anna@example.net' }],
    subject: 'Lek',
    messageId: 'a@b',
    references: ['c@d'],
    text: '',
    flags: ['unreadable'],
  });
  expect(unreadableMail(new Uint8Array())).toMatchObject({ from: [], subject: '', messageId: null });
});
