import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listAddresses } from '../../src/mail/address-list.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('the addresses of a field', () => {
  test.each([
    ['anna@example.net', ['anna@example.net', '']],
    ['<anna@example.net>', ['anna@example.net', '']],
    ['Anna de Wit <anna@example.net>', ['anna@example.net', 'Anna de Wit']],
    ['"Wit, Anna de" <anna@example.net>', ['anna@example.net', 'Wit, Anna de']],
    ['"Anna \\"An\\" de Wit" <anna@example.net>', ['anna@example.net', 'Anna "An" de Wit']],
    ["'Anna de Wit' <anna@example.net>", ['anna@example.net', 'Anna de Wit']],
    ['anna@example.net (Anna de Wit)', ['anna@example.net', 'Anna de Wit']],
    ['Anna (thuis (boven)) <anna@example.net>', ['anna@example.net', 'Anna']],
    ['"anna de wit"@example.net', ['"anna de wit"@example.net', '']],
    ['<@mx.example.org:anna@example.net>', ['anna@example.net', '']],
    ['Anna <anna(mail)@example . net>', ['anna@example.net', 'Anna']],
    ['mailto:anna@example.net', ['anna@example.net', '']],
    ['"anna@example.net" <anna@example.net>', ['anna@example.net', '']],
    ['Anna', ['', 'Anna']],
  ])('%s', (value, [address, name]) => {
    expect(listAddresses(value)).toStrictEqual([{ address, name }]);
  });

  test('stand between commas, and between semicolons as Outlook writes them', () => {
    const found = listAddresses('a@example.net, "B, b" <b@example.net>; c@example.net');
    expect(found.map(({ address }) => address)).toStrictEqual([
      'a@example.net',
      'b@example.net',
      'c@example.net',
    ]);
  });

  test('of a group are its members, and an empty group has none', () => {
    expect(listAddresses('Buren: a@example.net, b@example.net;, c@example.net')).toHaveLength(3);
    expect(listAddresses('undisclosed-recipients:;')).toStrictEqual([]);
  });

  test('keep a name with a comma that nobody quoted', () => {
    expect(listAddresses('Wit, Anna <anna@example.net>, jan@example.net')).toStrictEqual([
      { address: 'anna@example.net', name: 'Wit, Anna' },
      { address: 'jan@example.net', name: '' },
    ]);
  });
});

describe('a name hides no address', () => {
  test.each([
    ['in quotes', '"desk@example.org" <anna@example.net>'],
    ['in an encoded word', `=?utf-8?B?${base64('desk@example.org, x')}?= <anna@example.net>`],
    ['in an encoded word with open marks', '=?iso-8859-1?Q?Wit,=20<desk=40example.org>?= <anna@example.net>'],
    ['in brackets before the last', '<desk@example.org> <anna@example.net>'],
    ['in a comment', 'Anna (desk@example.org) <anna@example.net>'],
  ])('%s', (_name, value) => {
    expect(listAddresses(value).map(({ address }) => address)).toStrictEqual(['anna@example.net']);
  });

  test('in the quoted part of an address', () => {
    expect(listAddresses('"desk@example.org x"@example.net')).toMatchObject([
      { address: '"desk@example.org x"@example.net' },
    ]);
  });
});

describe('a mark that is never closed costs nothing', () => {
  test.each([
    ['a quote', '"Anna <anna@example.net>'],
    ['a bracket', 'Anna <anna@example.net'],
    ['a comment', 'Anna (thuis <anna@example.net>'],
  ])('%s', (_name, value) => {
    expect(listAddresses(value).map(({ address }) => address)).toStrictEqual(['anna@example.net']);
  });
});

test('any text is read, and what was written plainly is found again', () => {
  const address = fc.stringMatching(/^[a-z]{1,8}@[a-z]{1,8}\.nl$/);
  const name = fc.stringMatching(/^[A-Z][a-z]{0,8}( [a-z]{1,8})?$/);
  fc.assert(
    fc.property(fc.string(), fc.array(fc.tuple(name, address), { maxLength: 5 }), (noise, people) => {
      expect(() => listAddresses(noise)).not.toThrow();
      const field = people.map(([who, where]) => `${who} <${where}>`).join(', ');
      expect(listAddresses(field)).toStrictEqual(
        people.map(([who, where]) => ({ address: where, name: who })),
      );
    }),
  );
});
