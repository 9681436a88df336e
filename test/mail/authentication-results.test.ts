import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyOf, readAuthenticationResults } from '../../src/mail/authentication-results.ts';

/** What was read, as `method=result name=value …`, one for each clause; null where nothing may be believed. */
function clauses(value: string): readonly string[] | null {
  const methods = readAuthenticationResults(value)?.methods ?? null;
  return (
    methods?.map(({ method, result, properties }) =>
      [`${method}=${result}`, ...properties.map(({ name, value: text }) => `${name}=${text}`)].join(' '),
    ) ?? null
  );
}

const READ: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'several methods',
    'mx.example.org; spf=pass smtp.mailfrom=example.net; dkim=pass header.d=example.net; dmarc=pass header.from=example.net',
    [
      'spf=pass smtp.mailfrom=example.net',
      'dkim=pass header.d=example.net',
      'dmarc=pass header.from=example.net',
    ],
  ],
  [
    'two signatures, each with its own domain',
    'mx.example.org; dkim=fail header.d=a.example; dkim=pass header.d=b.example',
    ['dkim=fail header.d=a.example', 'dkim=pass header.d=b.example'],
  ],
  [
    'folded lines',
    'mx.example.org;\r\n\tdkim=pass\r\n header.d=example.net;\r\n\tdmarc=pass header.from=example.net',
    ['dkim=pass header.d=example.net', 'dmarc=pass header.from=example.net'],
  ],
  [
    'the version of the format',
    'mx.example.org 1; dmarc=pass header.from=example.net',
    ['dmarc=pass header.from=example.net'],
  ],
  [
    'the version of a method',
    'mx.example.org; dkim/1=pass header.d=example.net',
    ['dkim=pass header.d=example.net'],
  ],
  ['nothing checked', 'mx.example.org; none', []],
  ['nothing at all behind the name', 'mx.example.org', []],
  [
    'a semicolon at the end',
    'mx.example.org; dmarc=pass header.from=example.net;',
    ['dmarc=pass header.from=example.net'],
  ],
  [
    'comments everywhere',
    '(a) mx.example.org (b) 1 (c); dkim (d) = (e) pass (f) header (g) . (h) d (i) = (j) example.net (k)',
    ['dkim=pass header.d=example.net'],
  ],
  [
    'nested comments with results in them',
    'mx.example.org; dmarc=fail (p=reject (was; dmarc=pass header.from=bank.example)) header.from=example.net',
    ['dmarc=fail header.from=example.net'],
  ],
  [
    'a bracket escaped in a comment',
    'mx.example.org; spf=fail (by \\) ; dmarc=pass) smtp.mailfrom=example.net',
    ['spf=fail smtp.mailfrom=example.net'],
  ],
  [
    'a quoted reason with results in it',
    'mx.example.org; dkim=fail reason="no; dmarc=pass" header.d=example.net',
    ['dkim=fail reason=no; dmarc=pass header.d=example.net'],
  ],
  [
    'a quote escaped in a quoted string',
    'mx.example.org; spf=fail smtp.mailfrom="a\\"; dmarc=pass header.from=b"@example.net',
    ['spf=fail smtp.mailfrom=a"; dmarc=pass header.from=b@example.net'],
  ],
  [
    'a comment that is only text in a quoted string',
    'mx.example.org; spf=fail smtp.mailfrom="(a"@example.net; dmarc=fail header.from=example.net',
    ['spf=fail smtp.mailfrom=(a@example.net', 'dmarc=fail header.from=example.net'],
  ],
  ['capitals', 'MX.Example.Org; DKIM=Pass Header.D=Example.Net', ['dkim=pass header.d=Example.Net']],
  [
    'an equals sign in a value',
    'mx.example.org; spf=pass smtp.mailfrom=list+anna=example.net@example.org; dmarc=none',
    ['spf=pass smtp.mailfrom=list+anna=example.net@example.org', 'dmarc=none'],
  ],
  [
    'the null path',
    'mx.example.org; spf=none smtp.mailfrom=<>; dmarc=none',
    ['spf=none smtp.mailfrom=<>', 'dmarc=none'],
  ],
  [
    'names without a dot',
    'mx.example.org; dmarc=fail action=quarantine header.from=example.net',
    ['dmarc=fail action=quarantine header.from=example.net'],
  ],
  [
    'properties of any type',
    'mx.example.org; iprev=pass policy.iprev="2001:db8::1"; x-tls=pass smime.identifier=a@example.net',
    ['iprev=pass policy.iprev=2001:db8::1', 'x-tls=pass smime.identifier=a@example.net'],
  ],
];

test.each(READ)('%s is read', (_, value, expected) => {
  expect(clauses(value)).toEqual(expected);
  expect(readAuthenticationResults(value)?.authservId).toBe('mx.example.org');
});

test('a quoted name is the same name', () => {
  expect(readAuthenticationResults('"mx.example.org"; none')).toEqual({
    authservId: 'mx.example.org',
    methods: [],
  });
});

test.each([
  ['a comment that never ends', 'mx.example.org; dmarc=pass header.from=example.net (so; dmarc=fail'],
  ['a quoted string that never ends', 'mx.example.org; dmarc=pass header.from="example.net'],
  ['a version that is not known', 'mx.example.org 2; dmarc=pass header.from=example.net'],
  ['a result without a method', 'mx.example.org; =pass header.from=example.net'],
  ['a method without a result', 'mx.example.org; dmarc= ; spf=pass'],
  ['text between the clauses', 'mx.example.org; dmarc=pass looks fine header.from=example.net'],
  ['a property glued to the result', 'mx.example.org; dmarc=pass"x"header.from=example.net'],
  ['text behind the name', 'mx.example.org forged; dmarc=pass header.from=example.net'],
  ['a version of a method that is no number', 'mx.example.org; dmarc/x=pass header.from=example.net'],
])('%s makes all of it unreadable, but not who wrote it', (_, value) => {
  expect(readAuthenticationResults(value)).toEqual({ authservId: 'mx.example.org', methods: null });
});

test.each([
  ['nothing', ''],
  ['only a comment', '(mx.example.org)'],
  ['results without a name before them', 'spf=pass smtp.mailfrom=example.net; mx.example.org'],
  ['a comment that never ends in front', '(mx.example.org; dmarc=pass'],
])('%s names no server', (_, value) => {
  expect(readAuthenticationResults(value)).toBeNull();
});

test('a property that stands in a result twice says nothing', () => {
  const [twice] =
    readAuthenticationResults('a.example; dkim=pass header.d=b.example header.d=c.example')?.methods ?? [];
  const [once] = readAuthenticationResults('a.example; dkim=pass header.d=b.example')?.methods ?? [];
  expect(twice && propertyOf(twice, 'header.d')).toBeNull();
  expect(once && propertyOf(once, 'header.d')).toBe('b.example');
  expect(once && propertyOf(once, 'header.i')).toBeNull();
});

test('what a sender chose never becomes a result of its own, as long as the server quotes it', () => {
  fc.assert(
    fc.property(fc.string(), (chosen) => {
      const quoted = `"${chosen.replace(/["\\]/g, '\\$&')}"`;
      const read = readAuthenticationResults(`mx.example.org; spf=fail smtp.mailfrom=${quoted}; dmarc=fail`);
      expect(read?.methods?.map(({ method, result }) => [method, result])).toEqual([
        ['spf', 'fail'],
        ['dmarc', 'fail'],
      ]);
      expect(read?.methods?.[0]?.properties).toEqual([{ name: 'smtp.mailfrom', value: chosen }]);
    }),
  );
});

test('any text at all is read without a fault, and quickly', () => {
  const marks = fc.array(fc.constantFrom('(', ')', '"', '\\', ';', '=', '.', ' ', 'a', '/', '1', '\t'), {
    maxLength: 300,
  });
  fc.assert(
    fc.property(marks, (pieces) => {
      const read = readAuthenticationResults(`mx.example.org;${pieces.join('')}`);
      expect(read?.authservId).toBe('mx.example.org');
    }),
  );
  expect(readAuthenticationResults(`mx.example.org; ${'('.repeat(60_000)}`)?.methods).toBeNull();
});
