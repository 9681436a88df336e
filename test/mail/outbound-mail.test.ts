import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnswerLink } from '../../src/mail/answer-link.ts';
import { addressOutbound, type OutboundDraft, type SendingDesk } from '../../src/mail/outbound-mail.ts';
import { isOwnMark } from '../../src/mail/own-mark.ts';
import { isTokenFor, readToken, tokenInMessageId } from '../../src/mail/reply-token.ts';
import { NOW } from '../support/mails.ts';

const KEY = { id: 1, secret: new Uint8Array(32).fill(1) };
const DESK: SendingDesk = {
  address: 'desk@example.org',
  senderName: 'Klachtenbureau',
  replyAddress: { kind: 'plus' },
  bounceAddress: 'plus',
};
const DRAFT: OutboundDraft = {
  serial: 31,
  audience: 'complainant',
  to: { address: 'anna@example.net', name: 'Anna de Wit' },
  date: NOW,
  subject: 'Ontvangst van uw klacht',
  parts: () => ({ text: 'Beste Anna', html: '<p>Beste Anna</p>' }),
  enclosures: { invite: null, files: [] },
  reference: 'C-1042-9',
  answers: { messageId: 'first@mail.example.net', inReplyTo: [], references: [] },
  autoSubmitted: 'auto-replied',
};
const addressed = (draft: Partial<OutboundDraft> = {}, desk: Partial<SendingDesk> = {}) =>
  addressOutbound({ ...DRAFT, ...draft }, { ...DESK, ...desk }, KEY);
const tokenOf = (address: string) => /\+(.*)@/.exec(address)?.[1] ?? '';

test('the token in Message-ID and Reply-To names the letter and its addressee', () => {
  const mail = addressed();
  const token = tokenInMessageId(mail.messageId) ?? '';
  expect(readToken([KEY], token)).toEqual({ serial: 31, audience: 'complainant' });
  expect(isTokenFor([KEY], token, 'anna@example.net')).toBe(true);
  expect(mail.replyTo).toEqual({ address: `desk+${token}@example.org`, name: 'Klachtenbureau' });
});

test('the HTML of a letter hides its token, and the text and notices to staff do not', () => {
  const token = tokenInMessageId(addressed().messageId) ?? 'none';
  const page = '<html><body><p>Beste Anna</p></body></html>';
  const parts = () => ({ text: 'Beste Anna', html: page });
  expect(addressed({ parts }).html).toMatch(
    new RegExp(`Anna</p><div [^>]+>${token}</div>\\n</body></html>$`),
  );
  expect(addressed().html).toContain(`>${token}</div>`);
  expect(addressed().text).not.toContain(token);
  expect(addressed({ audience: 'staff', parts }).html).toBe(page);
});

test.each([
  ['an ordinary id', 'CAF=x+1_Q@mail.example.net', true],
  ['an id with an address for a host', 'a.b@[192.0.2.7]', true],
  ['a link', 'http://evil.example/x@example.net', false],
  ['a sentence', 'bel-nu-0900-1234', false],
  ['two addresses', 'a@example.org@example.net', false],
  ['an id longer than any program writes', `${'x'.repeat(200)}@example.net`, false],
])('of a mail that is answered, %s is copied or not', (_what, messageId, copied) => {
  const answers = { messageId, inReplyTo: [], references: [messageId] };
  expect(addressed({ answers })).toMatchObject({
    inReplyTo: copied ? messageId : null,
    references: copied ? [messageId] : [],
  });
});

test('a bounce comes back to an address of its own where the account allows it, else to the desk', () => {
  expect(readToken([KEY], tokenOf(addressed().envelopeFrom))).toEqual({ serial: 31, audience: 'bounce' });
  expect(addressed({}, { bounceAddress: 'none' }).envelopeFrom).toBe('desk@example.org');
});

test('what may be answered is linked to the address of this very letter', () => {
  const parts = (link: AnswerLink | null) => ({ text: link?.('JA') ?? 'no link', html: '' });
  const mail = addressed({ parts });
  expect(mail.text).toBe(`mailto:${mail.replyTo?.address}?subject=C-1042-9&body=JA`);
  expect(addressed({ parts }, { replyAddress: { kind: 'none' } }).text).toBe('no link');
});

test('a desk without reply addresses has no Reply-To', () => {
  expect(addressed({}, { replyAddress: { kind: 'none' } }).replyTo).toBeNull();
});

test('an answer threads below the mail that it answers', () => {
  const answers = { messageId: 'c@example.net', inReplyTo: ['b@example.net'], references: ['a@example.net'] };
  expect(addressed({ answers })).toMatchObject({
    inReplyTo: 'c@example.net',
    references: ['a@example.net', 'c@example.net'],
  });
});

test('without References the parent of the answered mail takes their place', () => {
  const answers = { messageId: 'c@example.net', inReplyTo: ['b@example.net'], references: [] };
  expect(addressed({ answers }).references).toEqual(['b@example.net', 'c@example.net']);
});

test('a mail that answers none begins a thread', () => {
  expect(addressed({ answers: null })).toMatchObject({ inReplyTo: null, references: [] });
});

test('of a long thread the last twenty references are kept', () => {
  const references = Array.from({ length: 50 }, (_each, index) => `r${index}@example.net`);
  const mail = addressed({ answers: { messageId: 'last@example.net', inReplyTo: [], references } });
  expect(mail.references).toHaveLength(20);
  expect(mail.references.at(-1)).toBe('last@example.net');
});

test('the reference stands behind the subject, once', () => {
  expect(addressed().subject).toBe('Ontvangst van uw klacht [C-1042-9]');
  expect(addressed({ subject: 'Re: Ontvangst [C-1042-9]' }).subject).toBe('Re: Ontvangst [C-1042-9]');
  expect(addressed({ subject: 'Uw klacht C-1043-2' }).subject).toBe('Uw klacht C-1043-2 [C-1042-9]');
  expect(addressed({ reference: null }).subject).toBe('Ontvangst van uw klacht');
});

test('every mail says that no person wrote it, and bears our mark', () => {
  const mail = addressed();
  const value = (name: string) => mail.headers.find((header) => header.name === name)?.value ?? '';
  expect(value('Auto-Submitted')).toBe('auto-replied');
  expect(value('X-Auto-Response-Suppress')).toBe('All');
  expect(isOwnMark([KEY], mail.messageId, value('X-Redress-Mail'))).toBe(true);
  expect(mail.headers.map((header) => header.name)).not.toContain('Precedence');
});

test('no value that goes into a header or the envelope can begin another header', () => {
  const hostile = fc
    .array(fc.constantFrom('\r', '\n', '\r\n', '\u2028', '\0', 'Bcc: eve@example.com', ' ', 'x', '😀', '>'))
    .map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(hostile, hostile, (evil, other) => {
      const answers = { messageId: evil, inReplyTo: [other], references: [other, evil] };
      const to = { address: `anna@example.net${evil}`, name: other };
      const mail = addressed({ subject: evil, to, answers }, { senderName: other });
      const { text: _text, html: _html, date: _date, ...headerSide } = mail;
      for (const value of stringsIn(headerSide)) expect(value).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      for (const id of [mail.messageId, ...mail.references]) expect(id).not.toMatch(/[\s<>]/);
    }),
  );
});

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
