import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { configPath, readConfig } from '../../src/shell/read-config.ts';
import {
  EXAMPLE_ENVIRONMENT,
  exampleConfig,
  exampleErrors,
  exampleText,
  filledExample,
  readText,
  writeConfiguration,
} from '../support/configuration.ts';

test('the example runs after one mail account and one person are filled in', () => {
  const config = exampleConfig();
  expect(config).toMatchObject({
    organisation: { name: 'Bouwbedrijf Van Dijk', phone: '030 123 45 67', urgentPhone: null, website: null },
    language: 'nl',
    profile: 'algemeen',
    database: { url: null, dataFolder: expect.stringMatching(/\/\.redress\/database$/u) },
    coordinator: { address: 'els.de.boer@example.net', language: 'nl' },
    log: { level: 'info' },
    health: null,
  });
  expect(config.desks[0]).toMatchObject({
    name: 'klachten',
    imap: {
      account: {
        host: 'imap.example.org',
        port: 993,
        security: 'tls',
        auth: { password: 'not-shown-1' },
        ca: null,
      },
      folder: 'INBOX',
      olderMailSince: null,
    },
    smtp: { port: 465, user: 'klachten@example.org' },
    replyAddress: { kind: 'plus' },
    bounceAddress: 'plus',
  });
});

test('every line of the example that must be filled in is asked for at once, with its place', () => {
  const reading = readText(exampleText(), {});
  const errors = reading.ok ? [] : reading.errors;
  const keys = errors.map((line) => line.replace(/^.*redress\.yaml:\d+:\d+ ([^ ]*): .*$/u, '$1'));
  expect(keys).toStrictEqual([
    'organisation.name',
    'organisation.phone',
    'desks[0].address',
    'desks[0].senderName',
    'desks[0].imap.host',
    'desks[0].imap.user',
    'desks[0].imap.auth.password',
    'desks[0].smtp.host',
    'desks[0].smtp.user',
    'desks[0].smtp.auth.password',
    'staff[0].name',
    'staff[0].address',
  ]);
});

test('the remarks in the example that show more keys are themselves right', () => {
  const uncommented = filledExample()
    .replace(
      / {4}# needs:\n((?: {4}# .*\n)+)/u,
      (_, block: string) => `    needs:\n${block.replaceAll('    #', '     ')}`,
    )
    .replace(
      / categories: \[\]\n((?: {4}# .*\n)+)/u,
      (_, block: string) => ` categories:\n${block.replaceAll('    #', '     ')}`,
    )
    .replace('# urgentPhone', 'urgentPhone')
    .replace('# website', 'website')
    .replace('closingDays: []\n#  - 2026-12-24', 'closingDays:\n  - 2026-12-24')
    .replace('# health:\n#   port', 'health:\n  port');
  const reading = readText(uncommented);
  expect(reading).toMatchObject({
    ok: true,
    config: {
      organisation: { urgentPhone: '06 12 34 56 78', website: 'https://www.example.org' },
      closingDays: ['2026-12-24'],
      health: { port: 8025 },
      desks: [
        {
          needs: [
            { name: 'order-number', found: { by: 'pattern' } },
            { name: 'photo', found: { by: 'attachment', typePrefix: 'image/' } },
          ],
          categories: expect.arrayContaining([
            {
              code: 'deurbel',
              nl: 'deurbel',
              en: 'doorbell',
              words: { nl: ['bel', 'intercom'], en: ['bell', 'intercom'] },
            },
          ]),
        },
      ],
    },
  });
});

test('all faults of a file are reported at once, in the order of the file', () => {
  const text = filledExample()
    .replace('country: NL', 'country: Netherlands')
    .replace('language: nl\n', 'language: fr\n')
    .replace('security: tls ', 'security: none ')
    .replace('senderName', 'senderNam')
    .replace('attempts: 3', 'attempts: three');
  const reading = readText(text);
  expect(
    reading.ok ? [] : reading.errors.map((line) => line.replace(/^.*redress\.yaml:/u, '')),
  ).toStrictEqual([
    '14:11 language: expected one of nl, en, found "fr".',
    '18:10 country: expected the two letters of a country such as NL, found "Netherlands".',
    expect.stringMatching(
      /^4\d:5 desks\[0\]\.senderName: expected the name .*, found nothing\. Add this key\.$/u,
    ),
    expect.stringMatching(/^4\d:5 desks\[0\]\.senderNam: expected a known key.*Did you mean senderName\?$/u),
    expect.stringMatching(/desks\[0\]\.imap\.security: expected tls or starttls, because/u),
    expect.stringMatching(/limits\.attempts: expected a whole number from 1 to 20, found "three"\.$/u),
  ]);
});

test('a telephone number without quotes, which YAML reads as a number, is explained', () => {
  expect(exampleErrors('"030 123 45 67"', '0301234567')).toStrictEqual([
    '9:16 organisation.phone: expected the telephone number for complaints, as text in quotes, found the number 301234567.',
  ]);
});

test.each([
  ['a wrong type', 'password: env:REDRESS_MAIL_PASSWORD', 'password: 90210773'],
  ['a missing key name', 'password: env:REDRESS_MAIL_PASSWORD', 'hunter90210773: x'],
  ['a password instead of a section', /auth:\n(.*\n)*?.*MAIL_PASSWORD/u, 'auth: hunter90210773'],
  ['a reference', 'password: env:REDRESS_MAIL_PASSWORD', 'password: *hunter90210773'],
  ['a tag', 'password: env:REDRESS_MAIL_PASSWORD', 'password: !hunter90210773'],
  ['an open quote', 'password: env:REDRESS_MAIL_PASSWORD', 'password: "hunter90210773'],
  ['a colon inside', 'password: env:REDRESS_MAIL_PASSWORD', 'password: hunter: 90210773'],
  ['a reserved sign', 'password: env:REDRESS_MAIL_PASSWORD', 'password: @hunter90210773'],
  ['a name after env:', 'password: env:REDRESS_MAIL_PASSWORD', 'password: env:hunter90210773'],
])('a secret that is written wrongly (%s) is refused and never repeated', (_, piece, replacement) => {
  const errors = exampleErrors(piece, replacement);
  expect(errors.length).toBeGreaterThan(0);
  expect(errors.join('\n')).not.toContain('90210773');
  expect(errors.join('\n')).not.toContain('hunter');
});

test('a password is taken from a file beside the configuration, without its line break', () => {
  const path = writeConfiguration(
    filledExample().replaceAll('password: env:REDRESS_MAIL_PASSWORD', 'passwordFile: mail-password'),
  );
  writeFileSync(join(dirname(path), 'mail-password'), 'pass word\n');
  const reading = readConfig(path, {});
  expect(reading).toMatchObject({
    ok: true,
    config: { desks: [{ imap: { account: { auth: { by: 'password', password: 'pass word' } } } }] },
  });
});

test('a password file that is not there is named', () => {
  expect(exampleErrors('password: env:REDRESS_MAIL_PASSWORD', 'passwordFile: nowhere')).toStrictEqual([
    expect.stringMatching(/imap\.auth\.passwordFile: the file .*\/nowhere cannot be read \(ENOENT\)\.$/u),
  ]);
});

test('DATABASE_URL in the environment wins over the file', () => {
  const text = filledExample().replace('database:\n', 'database:\n  url: postgres://in-the-file/redress\n');
  const url = (env: Readonly<Record<string, string>>) => {
    const reading = readText(text, { ...EXAMPLE_ENVIRONMENT, ...env });
    return reading.ok ? reading.config.database.url : reading.errors;
  };
  expect(url({})).toBe('postgres://in-the-file/redress');
  expect(url({ DATABASE_URL: 'postgres://in-the-environment/redress' })).toBe(
    'postgres://in-the-environment/redress',
  );
  expect(url({ DATABASE_URL: '' })).toBe('postgres://in-the-file/redress');
});

test('nothing of a configuration can be changed after it was read', () => {
  const config = exampleConfig();
  expect(Object.isFrozen(config)).toBe(true);
  expect(Object.isFrozen(config.desks[0]?.imap.account.auth)).toBe(true);
  expect(Object.isFrozen(config.coordinator.roles)).toBe(true);
});

test('the first person is coordinator when nobody has that role', () => {
  expect(exampleConfig('[handler, coordinator, manager]', '[handler]').coordinator.name).toBe('Els de Boer');
});

test('a file that is no YAML is refused with the place', () => {
  expect(exampleErrors('organisation:', 'organisation:\n\tname: x')[0]).toMatch(/^8:\d+ \(syntax\): /u);
  expect(exampleErrors('country: NL', 'country: NL\ncountry: BE')[0]).toMatch(
    /^19:1 \(syntax\): expected each key once/u,
  );
});

test('what follows from a fault in the YAML is not told as a fault of its own', () => {
  expect(exampleErrors('  - name: klachten', '\t- name: klachten')[0]).toContain('found a tab');
  expect(exampleErrors('  - name: klachten', '\t- name: klachten').join()).not.toContain(
    'cannot be read as YAML',
  );
});

test('an empty file asks for every section', () => {
  const reading = readText('');
  expect(reading.ok ? '' : reading.errors.join()).toMatch(
    /:1:1 \(whole file\): expected a section with the keys organ/u,
  );
});

test('a file that is missing or may not be read says what to do', () => {
  const reading = readConfig('/nowhere/redress.yaml', {});
  expect(reading).toStrictEqual({
    ok: false,
    errors: [
      expect.stringMatching(/^\/nowhere\/redress\.yaml: cannot be read \(ENOENT\)\. Copy config\/redress/u),
    ],
  });
});

test('the path comes from the command line, else the environment, else config/redress.yaml', () => {
  expect(configPath('a.yaml', { REDRESS_CONFIG: 'b.yaml' })).toBe('a.yaml');
  expect(configPath(undefined, { REDRESS_CONFIG: 'b.yaml' })).toBe('b.yaml');
  expect(configPath(undefined, { REDRESS_CONFIG: '' })).toBe('config/redress.yaml');
  expect(configPath(undefined, {})).toBe('config/redress.yaml');
});

describe('what the profile of a desk brings', () => {
  test('holds where the desk says nothing; an empty list asks nothing', () => {
    const needsOf = (text: string) => {
      const reading = readText(text);
      return reading.ok ? reading.config.desks[0]?.needs.map(({ name }) => name) : reading.errors;
    };
    const bouw = filledExample().replace('profile: algemeen', 'profile: bouw');
    expect(needsOf(filledExample())).toStrictEqual([]);
    expect(needsOf(bouw)).toStrictEqual(['home', 'since', 'photo']);
    expect(needsOf(bouw.replace('    # needs:\n', '    needs: []\n'))).toStrictEqual([]);
  });

  test('is refused with its file, the key and what was expected', () => {
    const folder = mkdtempSync(join(tmpdir(), 'redress-profiles-'));
    const algemeen: unknown = JSON.parse(readFileSync('config/profiles/algemeen.json', 'utf8'));
    const needs = [{ name: 'photo', question: { nl: 'Foto?', en: 'Photo?' }, attachment: 'picture' }];
    const bad = typeof algemeen === 'object' ? { ...algemeen, needs } : null;
    writeFileSync(join(folder, 'algemeen.json'), JSON.stringify(bad));
    writeFileSync(join(folder, 'bouw.json'), readFileSync('config/profiles/bouw.json'));
    const path = writeConfiguration(filledExample());
    const read = () => readConfig(path, EXAMPLE_ENVIRONMENT, pathToFileURL(`${folder}/`));
    expect(read()).toStrictEqual({
      ok: false,
      errors: [
        expect.stringMatching(
          /algemeen\.json needs\[0\]\.attachment: expected one of any, image, found "picture"\.$/u,
        ),
      ],
    });
    writeFileSync(join(folder, 'algemeen.json'), '{ "name": ');
    expect(read()).toMatchObject({
      errors: [expect.stringMatching(/algemeen\.json: cannot be read as JSON/u)],
    });
  });
});
