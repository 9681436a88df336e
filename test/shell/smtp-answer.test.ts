/** What a fault means for the mail. */
import { describe, expect, test } from 'vitest';
import { judgeFault, oneLine, wasNeverHeard } from '../../src/shell/smtp-answer.ts';

const fault = (details: object, message = 'it failed') => Object.assign(new Error(message), details);

describe('a mail that could not be sent', () => {
  test.each([
    ['the recipient is unknown', { responseCode: 550, command: 'RCPT TO' }, 'permanent'],
    ['the content is refused', { responseCode: 554, command: 'DATA' }, 'permanent'],
    ['the sender is refused', { responseCode: 553, command: 'MAIL FROM' }, 'permanent'],
    ['the mailbox is full for now', { responseCode: 452, command: 'RCPT TO' }, 'transient'],
    ['the server is greylisting', { responseCode: 451, command: 'DATA' }, 'transient'],
    ['the conversation went astray', { responseCode: 503, command: 'RCPT TO' }, 'transient'],
    ['a login is wanted', { responseCode: 530, command: 'MAIL FROM' }, 'transient'],
    ['the login is refused', { responseCode: 535, command: 'AUTH PLAIN' }, 'transient'],
    ['the server takes nobody', { responseCode: 554, command: 'CONN' }, 'transient'],
    ['the connection broke', { code: 'ECONNECTION', command: 'CONN' }, 'transient'],
    ['the address cannot be written', { code: 'EENVELOPE', command: 'API' }, 'permanent'],
    ['it is larger than the server takes', { code: 'EMESSAGE', command: 'MAIL FROM' }, 'permanent'],
  ])('because %s', (_, details, outcome) => {
    expect(judgeFault(fault(details), false).outcome).toBe(outcome);
  });

  test('may have arrived when the server never answered to the whole of it', () => {
    expect(judgeFault(fault({ code: 'ECONNECTION' }), true).outcome).toBe('unknown');
  });

  test('has not arrived when the server answered to the whole of it', () => {
    expect(judgeFault(fault({ responseCode: 552, command: 'DATA' }), true).outcome).toBe('permanent');
    expect(judgeFault(fault({ responseCode: 421, command: 'DATA' }), true).outcome).toBe('transient');
  });

  test('says so when it was the login', () => {
    const refused = fault({ responseCode: 535, command: 'AUTH PLAIN' }, 'Invalid login: 535 no');
    expect(judgeFault(refused, false).reason).toBe('login refused: Invalid login: 535 no');
  });
});

test('only silence and a farewell leave room for another connection', () => {
  expect(wasNeverHeard(fault({ code: 'ECONNECTION' }))).toBe(true);
  expect(wasNeverHeard(fault({ responseCode: 421 }))).toBe(true);
  expect(wasNeverHeard(fault({ responseCode: 451 }))).toBe(false);
  expect(wasNeverHeard(fault({ code: 'EENVELOPE' }))).toBe(false);
});

test('a reply is one line without addresses', () => {
  expect(oneLine('550 5.1.1 <karin@example.net>:\r\n no such user\u0007')).toBe(
    '550 5.1.1 (address): no such user',
  );
  expect(oneLine('x'.repeat(400))).toHaveLength(300);
});
