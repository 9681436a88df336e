import { expect, test } from 'vitest';
import { GATE_RULES, type GateQuestion, mayAnswer } from '../../src/mail/answer-gate.ts';
import { emptyKnown } from '../../src/mail/dispose.ts';
import type { AnswerHistory, Known } from '../../src/mail/disposition.ts';
import { NOTHING_PROVEN, type SenderProof } from '../../src/mail/sender-proof.ts';
import { aDesk, aMail, type MailDetails, NOW } from '../support/mails.ts';

const ANNA = { address: 'anna@example.net', name: 'Anna de Wit' };

function asked(mail: MailDetails, details: Partial<GateQuestion> = {}): GateQuestion {
  return {
    mail: aMail(mail),
    desk: aDesk(),
    known: emptyKnown(),
    disposition: 'complaint',
    author: ANNA,
    isSecondDelivery: false,
    proof: NOTHING_PROVEN,
    receivedAt: NOW,
    processedAt: NOW,
    ...details,
  };
}

const answered = (history: Partial<AnswerHistory>): { known: Known } => ({
  known: { ...emptyKnown(), answers: { ...emptyKnown().answers, ...history } },
});
const header = (name: string, value: string): MailDetails => ({ headers: { [name]: value } });
const from = (address: string) => ({ author: { address, name: '' } });
const dmarc = (source: SenderProof['source'], result: 'fail' | 'pass', policy: 'none' | 'reject') => ({
  proof: { ...NOTHING_PROVEN, source, dmarc: { result, policy } },
});
const daysAgo = (days: number) => ({ receivedAt: new Date(NOW.getTime() - days * 86_400_000) });

type Case = readonly [GateQuestion, GateQuestion];
/** For each rule: a question that it refuses, and one that it nearly refuses. */
const CASES: Readonly<Record<string, Case>> = {
  joins: [asked({}, { disposition: 'correspondence' }), asked({ subject: 'Re: roof' })],
  'second-delivery': [asked({}, { isSecondDelivery: true, disposition: 'record' }), asked({})],
  'not-human': [asked({}, { disposition: 'hold' }), asked({})],
  'no-recipient': [asked({}, { author: null }), asked({ to: [] })],
  'own-address': [asked({}, from('Desk+tag@example.org')), asked({}, from('desk@example.net'))],
  'form-address': [asked({}, from('form@example.org')), asked({ from: 'form@example.org' })],
  'unverified-form': [
    asked({ from: 'klachten@example.org', replyTo: 'anna@example.net' }),
    asked({ from: 'form@example.org', replyTo: 'anna@example.net' }),
  ],
  'robot-address': [asked({}, from('no-reply@example.net')), asked({}, from('reply@example.net'))],
  'address-bounced': [asked({}, answered({ addressBouncedHard: true })), asked({})],
  'no-from': [asked({ from: '' }), asked({ from: 'anna@example.net' })],
  'broken-header': [asked({ flags: ['broken-header'] }), asked({ flags: ['ambiguous-header'] })],
  'several-authors': [
    asked({ from: ['anna@example.net', 'jan@example.net'] }),
    asked({ from: ['anna@example.net', 'anna@example.net'] }),
  ],
  'null-return-path': [asked({ envelopeSender: '' }), asked({ envelopeSender: null })],
  'auto-submitted': [
    asked(header('Auto-Submitted', 'auto-generated')),
    asked(header('Auto-Submitted', 'no')),
  ],
  'auto-reply-header': [asked(header('X-Autoreply', 'yes')), asked(header('X-Autoreply', 'no'))],
  'machine-made': [asked(header('X-FC-MachineGenerated', 'true')), asked(header('X-Mailer', 'true'))],
  'failed-recipients': [
    asked(header('X-Failed-Recipients', 'jan@example.net')),
    asked(header('X-Recipients', 'a')),
  ],
  report: [asked({ contentType: 'multipart/report' }), asked({ contentType: 'multipart/mixed' })],
  list: [
    asked(header('List-Id', '<all.example.net>')),
    asked(header('List-Id', '<klachten.lists.example.org>')),
  ],
  'list-sender': [asked({ sender: 'owner-all@example.net' }), asked({ sender: 'jan@example.net' })],
  'list-unsubscribe': [asked(header('List-Unsubscribe', '<https://example.net>')), asked({})],
  'loop-mark': [asked(header('X-Loop', 'helpdesk@example.net')), asked(header('X-Loopback', 'x'))],
  'asks-for-no-answer': [
    asked(header('X-Auto-Response-Suppress', 'DR, AutoReply')),
    asked(header('X-Auto-Response-Suppress', 'DR, RN')),
  ],
  'automatic-subject': [asked({ subject: 'Out of office' }), asked({ subject: 'Office out of order' })],
  'failure-subject': [
    asked({ subject: 'Undeliverable: hello' }),
    asked({ subject: 'Parcel undeliverable again' }),
  ],
  'spam-mark': [asked(header('X-Spam-Flag', 'yes')), asked(header('X-Spam-Flag', 'no'))],
  forged: [asked({}, dmarc('boundary', 'fail', 'reject')), asked({}, dmarc('own-check', 'fail', 'reject'))],
  stale: [asked({}, daysAgo(3.01)), asked({}, daysAgo(3))],
  imported: [asked({}, { known: { ...emptyKnown(), imported: true } }), asked({})],
  'limit-address-hour': [
    asked({}, answered({ toAddressLastHour: 4 })),
    asked({}, answered({ toAddressLastHour: 3 })),
  ],
  'limit-address-day': [
    asked({}, answered({ toAddressLastDay: 10 })),
    asked({}, answered({ toAddressLastDay: 9 })),
  ],
  'limit-domain-hour': [
    asked({}, answered({ toDomainLastHour: 30 })),
    asked({}, { ...answered({ toDomainLastHour: 30 }), ...from('anna@gmail.com') }),
  ],
};

test('each rule of the gate has a name of its own and a case on both sides', () => {
  expect(Object.keys(CASES)).toEqual(GATE_RULES.map((rule) => rule.name));
});

test.each(Object.entries(CASES))(
  '%s is named where it refuses, and not beside it',
  (name, [refused, nearly]) => {
    expect(mayAnswer(refused)).toMatchObject({ send: false, because: expect.arrayContaining([name]) });
    expect(mayAnswer(nearly)).toEqual({ send: true, because: ['human', 'recipient-ok'] });
  },
);

test('every rule that refuses is named, in the order of the table', () => {
  const gate = mayAnswer(
    asked({ envelopeSender: '', subject: 'Out of office' }, { disposition: 'auto-reply' }),
  );
  expect(gate).toEqual({ send: false, because: ['not-human', 'null-return-path', 'automatic-subject'] });
});

test('a mail that joins a case is not acknowledged, because it joins', () => {
  expect(mayAnswer(asked({}, { disposition: 'correspondence' }))).toEqual({
    send: false,
    because: ['joins'],
  });
});
