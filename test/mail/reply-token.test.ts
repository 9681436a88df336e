import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  audienceOf,
  findTokens,
  isTokenFor,
  makeToken,
  messageIdFor,
  readToken,
  TOKEN_AUDIENCES,
  tokenAddress,
  tokenInMessageId,
  tokensInText,
} from '../../src/mail/reply-token.ts';

const OLD = { id: 1, secret: new Uint8Array(32).fill(1) };
const NEW = { id: 2, secret: new Uint8Array(32).fill(2) };
const KEYS = [OLD, NEW];
const ANNA = 'anna@example.net';
const TOKEN = makeToken(NEW, { serial: 31, audience: 'complainant', address: ANNA });
const CLAIM = { serial: 31, audience: 'complainant' };

const claims = fc.record({
  serial: fc.integer({ min: 1, max: 2 ** 50 }),
  audience: fc.constantFrom(...TOKEN_AUDIENCES),
  address: fc.emailAddress(),
});

test('a token says which mail it belongs to and whom that mail was for', () => {
  fc.assert(
    fc.property(claims, (claim) => {
      const token = makeToken(NEW, claim);
      expect(token).toMatch(/^[a-z0-9-]+$/);
      expect(readToken(KEYS, token)).toEqual({ serial: claim.serial, audience: claim.audience });
      expect(isTokenFor(KEYS, token, claim.address)).toBe(true);
      expect(audienceOf(token)).toBe(claim.audience);
    }),
  );
});

test('a token with any one character changed is refused', () => {
  const characters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789-+@ ');
  fc.assert(
    fc.property(claims, fc.nat(), characters, (claim, where, character) => {
      const token = makeToken(NEW, claim);
      const at = where % token.length;
      fc.pre(token[at] !== character);
      const changed = token.slice(0, at) + character + token.slice(at + 1);
      expect(isTokenFor(KEYS, changed, claim.address)).toBe(false);
    }),
  );
});

test('a token with a character added or lost is refused', () => {
  fc.assert(
    fc.property(fc.nat(TOKEN.length - 1), (at) => {
      expect(isTokenFor(KEYS, TOKEN.slice(0, at) + TOKEN.slice(at + 1), ANNA)).toBe(false);
      expect(isTokenFor(KEYS, `${TOKEN.slice(0, at)}a${TOKEN.slice(at)}`, ANNA)).toBe(false);
    }),
  );
});

test('no text that we did not make is a token', () => {
  const texts = fc.oneof(fc.string(), fc.stringMatching(/^[xsb][1-9]\d{0,4}k[12]-[a-z2-7]{20}$/));
  fc.assert(
    fc.property(texts, (text) => {
      expect(readToken(KEYS, text)).toBeNull();
    }),
  );
});

test('the case of letters does not matter, in the token and in the addressee', () => {
  expect(readToken(KEYS, TOKEN.toUpperCase())).toEqual(CLAIM);
  expect(isTokenFor(KEYS, TOKEN.toUpperCase(), 'Anna@Example.net')).toBe(true);
});

test('a token is for its addressee only', () => {
  expect(isTokenFor(KEYS, TOKEN, 'jan@example.net')).toBe(false);
});

test('a token of an old key is read as long as the key is there', () => {
  const token = makeToken(OLD, { serial: 31, audience: 'complainant', address: ANNA });
  expect(readToken(KEYS, token)).toEqual(CLAIM);
  expect(readToken([NEW], token)).toBeNull();
});

test('a token of another installation is refused though its key has the same number', () => {
  const theirs = { id: 2, secret: new Uint8Array(32).fill(9) };
  expect(
    readToken(KEYS, makeToken(theirs, { serial: 31, audience: 'complainant', address: ANNA })),
  ).toBeNull();
});

test('the address carries the token behind one plus, or alone under a domain of its own, or not at all', () => {
  expect(tokenAddress(TOKEN, 'desk@example.org', { kind: 'plus' })).toBe(`desk+${TOKEN}@example.org`);
  const under = { kind: 'subdomain', domain: 'reply.example.org' } as const;
  expect(tokenAddress(TOKEN, 'desk@example.org', under)).toBe(`${TOKEN}@reply.example.org`);
  expect(tokenAddress(TOKEN, 'desk@example.org', { kind: 'none' })).toBeNull();
});

test('a local part never exceeds 64 octets and never has two plus signs', () => {
  const room = 64 - TOKEN.length - 1;
  expect(tokenAddress(TOKEN, `${'k'.repeat(room)}@example.org`, { kind: 'plus' })).not.toBeNull();
  expect(tokenAddress(TOKEN, `${'k'.repeat(room + 1)}@example.org`, { kind: 'plus' })).toBeNull();
  expect(tokenAddress(TOKEN, 'desk+all@example.org', { kind: 'plus' })).toBeNull();
});

test('tokens are found behind our desk addresses and alone, each once', () => {
  const other = makeToken(NEW, { serial: 32, audience: 'staff', address: ANNA });
  const addresses = [
    `Desk+${TOKEN.toUpperCase()}@example.org`,
    `desk+${TOKEN}@example.org`,
    `${other}@reply.example.org`,
    'desk+shop@example.org',
    'anna@example.net',
  ];
  expect(findTokens(addresses, ['desk@example.org'])).toEqual([TOKEN, other]);
});

test('a token behind the address of somebody else is not looked at', () => {
  expect(findTokens([`desk+${TOKEN}@example.com`], ['desk@example.org'])).toEqual([]);
});

test('the token is found again in the Message-ID of the mail', () => {
  expect(tokenInMessageId(messageIdFor(TOKEN, 'example.org'))).toBe(TOKEN);
  expect(tokenInMessageId('first@mail.example.net')).toBeNull();
});

test('tokens are found anywhere in a text, each once, and not inside longer words', () => {
  const token = 'x31k1-abcdefghijabcdefghij';
  const html = `<a href="mailto:desk+${token}@example.org">Ja</a><div>${token.toUpperCase()}</div>`;
  expect(tokensInText(html)).toEqual([token]);
  expect(tokensInText(`a${token} ${token}b x31k1-abc`)).toEqual([]);
  expect(
    tokensInText(Array.from({ length: 30 }, (_, index) => `x${index + 1}k1-${'a'.repeat(20)}`).join(' ')),
  ).toHaveLength(20);
});
