import { expect, test } from 'vitest';
import { type Arrival, stamped } from '../../src/sandbox/boundary.ts';

const ARRIVAL: Arrival = {
  authservId: 'mail.sandbox.test',
  envelopeFrom: 'bounces+12@example.net',
  recipient: 'desk+ab12@example.org',
  clientName: 'laptop',
  provenDomain: 'example.net',
  at: new Date('2026-11-22T10:00:00Z'),
};

function arrived(raw: string, arrival: Partial<Arrival> = {}): string {
  return stamped(Buffer.from(raw, 'latin1'), { ...ARRIVAL, ...arrival }).toString('latin1');
}

test('an arriving mail gets its envelope and trace as headers, and stays as it was below them', () => {
  const raw = 'From: Anna de Vries <a.devries@example.net>\r\nSubject: caf\xe9\r\n\r\nregel\nkaal\0\r\n';
  const mail = arrived(raw);
  expect(mail.endsWith(raw)).toBe(true);
  expect(mail.slice(0, -raw.length)).toBe(
    [
      'Return-Path: <bounces+12@example.net>',
      'Delivered-To: desk+ab12@example.org',
      'Received: from laptop by mail.sandbox.test with ESMTP for <desk+ab12@example.org>; Sun, 22 Nov 2026 10:00:00 +0000',
      'Authentication-Results: mail.sandbox.test;',
      '\tdkim=pass header.d=example.net header.i=@example.net;',
      '\tspf=pass smtp.mailfrom=bounces+12@example.net;',
      '\tdmarc=pass header.from=example.net',
      '',
    ].join('\r\n'),
  );
});

test.each([
  ['who did not log in', 'a@example.net', null],
  ['who logged in for another domain', 'm.jansen@example.org', 'example.net'],
  ['who hides behind a name', '"a@example.net" <x@example.com>', 'example.net'],
])('a sender %s proves nothing', (_who, from, provenDomain) => {
  const mail = arrived(`From: ${from}\r\n\r\n`, { provenDomain });
  expect(mail).toContain('dmarc=none');
  expect(mail).not.toContain('=pass');
});

test('two From headers prove nothing', () => {
  expect(arrived('From: a@example.net\r\nFrom: b@example.net\r\n\r\n')).not.toContain('=pass');
});

test('results forged in the name of this boundary are removed, those of others stay', () => {
  const forged = 'Authentication-Results: Mail.Sandbox.TEST;\r\n dmarc=pass header.from=example.org\r\n';
  const other = 'Authentication-Results: mx.example.net; dmarc=pass\r\n';
  const mail = arrived(
    `${forged}${other}From: b@example.com\r\n\r\nAuthentication-Results: mail.sandbox.test; x\r\n`,
  );
  const [head = '', body = ''] = mail.split('\r\n\r\n');
  expect(head.match(/^Authentication-Results: mail\.sandbox\.test/gim)).toHaveLength(1);
  expect(head).not.toContain('=pass header.from=example.org');
  expect(head).toContain('mx.example.net; dmarc=pass');
  expect(body).toContain('mail.sandbox.test; x');
});
