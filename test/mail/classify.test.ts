import { expect, test } from 'vitest';
import { classify } from '../../src/mail/classify.ts';
import { emptyKnown } from '../../src/mail/dispose.ts';
import { RULES } from '../../src/mail/rules.ts';
import { aDesk, aMail } from '../support/mails.ts';

test('the rule that decided and those looked at before it are told', () => {
  const mail = aMail({ from: 'mailer-daemon@example.net', subject: 'Failure notice' });
  expect(classify(mail, aDesk(), emptyKnown())).toEqual({
    disposition: 'bounce',
    hit: ['bounce'],
    missed: ['own', 'complaint-report', 'read-receipt'],
  });
});

test('an ordinary mail misses every rule but the last', () => {
  const { disposition, hit, missed } = classify(aMail(), aDesk(), emptyKnown());
  expect(disposition).toBe('complaint');
  expect([...missed, ...hit]).toEqual(RULES.map((rule) => rule.name));
});

test('an empty mail without Date and Message-ID is still the mail of a person', () => {
  const mail = aMail({ text: '', subject: '', writtenAt: null, messageId: null });
  expect(classify(mail, aDesk(), emptyKnown()).disposition).toBe('complaint');
});

test.each([
  ['X-Auto-Response-Suppress', 'All'],
  ['X-Loop', 'yes'],
  ['List-Unsubscribe', '<https://example.net/stop>'],
  ['X-Spam-Score', '9.9'],
])('%s alone never makes a mail automatic', (name, value) => {
  expect(classify(aMail({ headers: { [name]: value } }), aDesk(), emptyKnown()).disposition).toBe(
    'complaint',
  );
});
