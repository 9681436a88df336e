/** The rows of commands.md 3.7 and 3.8 that are about proof. */
import { describe, expect, test } from 'vitest';
import { NOTHING_PROVEN, type SenderProof } from '../../src/mail/sender-proof.ts';
import {
  findStanding,
  highest,
  levelFor,
  levelForEntry,
  memberInFrom,
  provenanceOf,
  reaches,
  type SenderEvidence,
  staffActor,
  type TokenUse,
  tokenFor,
  UNGUARDED,
} from '../../src/staff/level.ts';
import { aMail, type MailDetails, NOW } from '../support/mails.ts';

const BEA = { name: 'Bea Smit', address: 'bea@example.org', roles: ['handler'], language: 'nl' } as const;
const LEO = { name: 'Leo Vos', address: 'leo@example.org', roles: ['manager'], language: 'nl' } as const;
const ROSTER = [BEA, LEO];
const PROVEN: SenderProof = { ...NOTHING_PROVEN, source: 'boundary', proven: true };
const CASE = 7;
const DAY_MS = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

const token = (details: Partial<TokenUse> = {}): TokenUse => ({
  serial: 31,
  audience: 'staff',
  recipient: 'bea@example.org',
  caseId: CASE,
  madeAt: daysAgo(1),
  ...details,
});

type Details = Partial<Omit<SenderEvidence, 'mail'>> & { readonly mail?: MailDetails };

const standing = ({ mail, ...details }: Details) =>
  findStanding({
    mail: aMail({ from: 'Bea Smit <bea@example.org>', ...mail }),
    roster: ROSTER,
    proof: PROVEN,
    tokens: [],
    guard: UNGUARDED,
    at: NOW,
    ...details,
  });

const level = (details: Details, answered = false) => {
  const found = standing(details);
  return found === null ? null : levelFor(found, CASE, answered);
};

describe('the ladder', () => {
  test.each<[string, Details, string | null]>([
    ['From alone is no proof', { proof: NOTHING_PROVEN }, 'A0'],
    ['a proven domain is A1', {}, 'A1'],
    ['a proven domain with the token of this person and case is A2', { tokens: [token()] }, 'A2'],
    ['a token of a mail about several cases counts for each', { tokens: [token({ caseId: null })] }, 'A2'],
    ['a token of another case is no token', { tokens: [token({ caseId: 8 })] }, 'A1'],
    [
      'a token that somebody else got is no token',
      { tokens: [token({ recipient: 'leo@example.org' })] },
      'A1',
    ],
    [
      'a token of a letter to a complainant is no token',
      { tokens: [token({ audience: 'complainant' })] },
      'A1',
    ],
    ['a bounce address is no token', { tokens: [token({ audience: 'bounce' })] }, 'A1'],
    ['a token without a proven domain is not a key', { proof: NOTHING_PROVEN, tokens: [token()] }, 'A0'],
    ['a token is good for ninety days', { tokens: [token({ madeAt: daysAgo(90) })] }, 'A2'],
    ['and not a day longer', { tokens: [token({ madeAt: daysAgo(91) })] }, 'A1'],
    [
      'tokens from before #rekey are void',
      { tokens: [token()], guard: { tokensVoidBefore: NOW, locked: false } },
      'A1',
    ],
    [
      'tokens from after #rekey count',
      { tokens: [token()], guard: { tokensVoidBefore: daysAgo(2), locked: false } },
      'A2',
    ],
    [
      'nothing counts that comes from a locked mailbox',
      { tokens: [token()], guard: { tokensVoidBefore: null, locked: true } },
      'A0',
    ],
  ])('%s', (_, details, expected) => {
    expect(level(details)).toBe(expected);
  });

  test.each<[string, Details, string | null]>([
    ['without any proof of the mail gives A2, never more', { proof: NOTHING_PROVEN }, 'A2'],
    ['with a proven domain gives A3', {}, 'A3'],
    ['from a locked mailbox gives nothing', { guard: { tokensVoidBefore: null, locked: true } }, 'A0'],
  ])('an answered challenge %s', (_, details, expected) => {
    expect(level(details, true)).toBe(expected);
  });
});

describe('who is meant', () => {
  test.each<[string, MailDetails]>([
    ['an address in the name beside From', { from: '"Bea <bea@example.org>" <x@evil.example>' }],
    ['two persons in From', { from: ['bea@example.org', 'x@evil.example'] }],
    ['two persons in From, both on the roster', { from: ['bea@example.org', 'leo@example.org'] }],
    ['a second From field', { from: 'bea@example.org', flags: ['several-from'] }],
    ['a group without anybody in it', { from: [] }],
    ['an address that only looks alike', { from: 'bea@xn--exmple-4nf.org' }],
    ['an address of the same person elsewhere', { from: 'bea.private@example.net' }],
    ['an address with a tag', { from: 'bea+desk@example.org' }],
    ['a colleague in Reply-To', { from: 'x@evil.example', replyTo: 'bea@example.org' }],
    ['a colleague in Sender', { from: 'x@evil.example', sender: 'bea@example.org' }],
  ])('%s is nobody of the roster', (_, mail) => {
    expect(memberInFrom(aMail(mail), ROSTER)).toBeNull();
    expect(level({ mail, tokens: [token()] })).toBeNull();
  });

  test('is decided by the address alone, whatever name stands beside it and wherever answers should go', () => {
    const mail = aMail({ from: 'Leo Vos <BEA@example.org>', replyTo: 'x@evil.example' });
    expect(memberInFrom(mail, ROSTER)).toBe(BEA);
  });
});

describe('the token', () => {
  test('of the very case goes before one about no case in particular', () => {
    const found = standing({ tokens: [token({ serial: 1, caseId: null }), token({ serial: 2 })] });
    expect(found === null ? null : tokenFor(found, CASE)?.serial).toBe(2);
  });
});

describe('what the log says of the proof', () => {
  test('names the domain, the token and the transaction', () => {
    const found = standing({ tokens: [token()] });
    if (found === null) throw new Error('Bea is on the roster');
    const proof = provenanceOf(found, 'A2', { caseId: CASE, transaction: 31, answered: false });
    expect(proof).toEqual({
      level: 'A2',
      source: 'boundary',
      domain: 'example.org',
      token: 31,
      transaction: 31,
    });
    expect(staffActor(found, proof)).toEqual({ kind: 'staff', address: 'bea@example.org', proof });
  });

  test('names the challenge where nothing else proved it', () => {
    const found = standing({ proof: NOTHING_PROVEN });
    if (found === null) throw new Error('Bea is on the roster');
    expect(provenanceOf(found, 'A2', { caseId: CASE, transaction: 31, answered: true })).toMatchObject({
      source: 'challenge',
      domain: '',
      token: null,
    });
  });
});

test('levels rise from A0 to A3', () => {
  expect(reaches('A2', 'A1')).toBe(true);
  expect(reaches('A2', 'A2')).toBe(true);
  expect(reaches('A1', 'A2')).toBe(false);
  expect(highest(['A1', 'A3', 'A2'])).toBe('A3');
  expect(highest([])).toBe('A0');
});

test('the standing address never grows old, opens a complaint, and nothing else', () => {
  const found = standing({ tokens: [token({ caseId: null, madeAt: daysAgo(400), standing: true })] });
  if (found === null) throw new Error('Bea is on the roster');
  expect(levelForEntry(found, false)).toBe('A2');
  expect(levelFor(found, null)).toBe('A1');
  expect(levelForEntry({ ...found, proven: false }, false)).toBe('A0');
  expect(levelForEntry({ ...found, locked: true }, false)).toBe('A0');
  const voided = { ...UNGUARDED, tokensVoidBefore: daysAgo(1) };
  const renewed = standing({ tokens: [token({ madeAt: daysAgo(400), standing: true })], guard: voided });
  expect(renewed?.byCard).toBe(false);
});
