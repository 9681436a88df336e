import { expect, test } from 'vitest';
import { readDeliveryReports } from '../../src/mail/delivery-report.ts';

test('each recipient of a report has what became of the mail', () => {
  const body = [
    'Reporting-MTA: dns; mx.example.org',
    '',
    'Final-Recipient: rfc822; <Anna@Example.net>',
    'Action: failed (permanently)',
    'Status: 5.1.1 (no such user)',
    'Diagnostic-Code: smtp; 550 5.1.1 mailbox',
    '  unknown',
    '',
    'Original-Recipient: rfc822;jan@example.net',
    'Action: delayed',
    'Status: 4.4.1',
  ].join('\r\n');
  expect(readDeliveryReports(body)).toStrictEqual([
    {
      recipient: 'anna@example.net',
      action: 'failed',
      status: '5.1.1',
      diagnostic: 'smtp; 550 5.1.1 mailbox unknown',
    },
    { recipient: 'jan@example.net', action: 'delayed', status: '4.4.1', diagnostic: '' },
  ]);
});

test('an action and a status that no standard knows are said to be unknown', () => {
  expect(
    readDeliveryReports('Final-Recipient: rfc822; a@x.nl\nAction: exploded\nStatus: broken'),
  ).toStrictEqual([{ recipient: 'a@x.nl', action: 'unknown', status: '', diagnostic: '' }]);
});

test('text that is no report has no recipients', () => {
  expect(readDeliveryReports('Beste mensen,\n\nmijn dak lekt.')).toStrictEqual([]);
});
