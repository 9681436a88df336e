/** What the notices outside a case say. */
import { expect, test } from 'vitest';
import { heldModel, mailboxTroubleModel, quarantinedModel } from '../../src/letters/trouble-models.ts';
import { aMailFacts, aSetting, RECEIVED_AT } from './samples.ts';

const setting = aSetting('en', {
  'because.spam-mark': 'The filter marked it.',
  'mail.unreadable': 'could not be read',
});

test('a held mail says why it waits and where it may belong', () => {
  expect(
    heldModel(setting, 118, aMailFacts({ subject: 'Re: C-1043-2', maybe: 'C-1043-2' }), ['spam-mark']),
  ).toMatchObject({
    mailId: '118',
    shortSubject: 'Re: …',
    reasons: ['The filter marked it.'],
    mail: { maybe: 'C-1043-2' },
  });
});

test('what could not be read of a mail is called so', () => {
  const unread = {
    mailId: 119,
    desk: 'klachten',
    receivedAt: RECEIVED_AT,
    sizeBytes: 61_300_000,
    from: null,
    subject: null,
    reason: 'took too long',
    attempts: 3,
  };
  expect(quarantinedModel(setting, unread)).toMatchObject({
    size: '61 MB',
    from: 'could not be read',
    subject: 'could not be read',
    reason: 'took too long',
  });
});

test('a mailbox has one trouble at a time', () => {
  const mailbox = { desk: 'klachten', address: 'desk@example.org', since: RECEIVED_AT };
  expect(mailboxTroubleModel(setting, { ...mailbox, trouble: { kind: 'gap', mails: 3 } })).toMatchObject({
    gap: true,
    loginRefused: false,
    unreachable: false,
    mails: '3',
  });
  const refused = { kind: 'login-refused', reply: 'NO\r\nbad password' } as const;
  expect(mailboxTroubleModel(setting, { ...mailbox, trouble: refused })).toMatchObject({
    gap: false,
    loginRefused: true,
    reply: 'NO bad password',
  });
});
