import { expect, test } from 'vitest';
import { DEFAULT_CEILINGS } from '../../src/config.ts';
import { DEFAULT_LIMITS } from '../../src/mail/desk-profile.ts';
import { exampleConfig, exampleErrors } from '../support/configuration.ts';

test('the ceilings that the example shows are those that hold anyway', () => {
  const shown = exampleConfig().limits;
  expect(shown).toStrictEqual({ ...DEFAULT_LIMITS, ...DEFAULT_CEILINGS });
  const limits = /\nlimits:\n( .*\n)*/u;
  expect(exampleErrors(limits, '\nlimits:\n  letterDelayMinutes: 0\n')).toStrictEqual([]);
  expect(exampleErrors(limits, '\nlimits:\n  letterDelayMinutes: -1\n')).toStrictEqual([
    expect.stringContaining(
      'limits.letterDelayMinutes: expected a whole number from 0 to 1440, found the number -1.',
    ),
  ]);
});

test('answers on a domain of their own need its name, and no name is wanted otherwise', () => {
  const config = exampleConfig(
    'replyAddress: plus\n    # replyDomain',
    'replyAddress: subdomain\n    replyDomain',
  );
  expect(config.desks[0]?.replyAddress).toStrictEqual({ kind: 'subdomain', domain: 'antwoord.example.org' });
  expect(exampleErrors('replyAddress: plus', 'replyAddress: subdomain')).toStrictEqual([
    expect.stringMatching(
      /desks\[0\]\.replyDomain: expected the domain of the reply addresses.*found nothing/u,
    ),
  ]);
  expect(exampleErrors('# replyDomain', 'replyDomain')).toStrictEqual([
    expect.stringMatching(/desks\[0\]\.replyDomain: expected nothing, because/u),
  ]);
});

test('a need has exactly one way to see that it is there', () => {
  const need = '{ name: photo, question: { nl: Heeft u een foto?, en: Do you have a photo? }';
  expect(exampleConfig('# needs:', `needs: [${need}, attachment: any }]`).desks[0]?.needs).toMatchObject([
    { name: 'photo', found: { by: 'attachment', typePrefix: '' } },
  ]);
  const refused = [
    expect.stringMatching(/desks\[0\]\.needs\[0\]: expected exactly one of pattern and attachment/u),
  ];
  expect(exampleErrors('# needs:', `needs: [${need} }]`)).toStrictEqual(refused);
  expect(exampleErrors('# needs:', `needs: [${need}, attachment: any, pattern: foto }]`)).toStrictEqual(
    refused,
  );
  expect(exampleErrors('# needs:', `needs: [${need}, pattern: '(fo+)+' }]`)).toStrictEqual([
    expect.stringMatching(/needs\[0\]\.pattern: expected a regular expression that can be used; .*forever/u),
  ]);
});

test('a category of a desk has a name in both languages, and none that another one has', () => {
  const bell = '{ nl: Deurbel, en: doorbell }';
  expect(exampleConfig('categories: []', `categories: [${bell}]`).desks[0]?.categories[0]).toStrictEqual({
    code: 'Deurbel',
    nl: 'Deurbel',
    en: 'doorbell',
    words: { nl: [], en: [] },
  });
  expect(exampleErrors('categories: []', 'categories: [{ nl: Deurbel }]')).toStrictEqual([
    expect.stringMatching(/desks\[0\]\.categories\[0\]\.en: expected a name.*found nothing/u),
  ]);
  expect(exampleErrors('categories: []', `categories: [${bell}, { nl: bel, en: Door-bell }]`)).toStrictEqual([
    expect.stringMatching(
      /desks\[0\]\.categories\[1\]\.nl: expected a code and names that no other category has/u,
    ),
  ]);
  expect(
    exampleErrors('categories: []', 'categories: [{ nl: a1, en: b, words: { en: [two words] } }]'),
  ).toStrictEqual([expect.stringMatching(/words\.en\[0\]: expected one word of letters and digits/u)]);
});

test('an unknown role is refused with the roles that exist', () => {
  expect(exampleErrors('[handler, coordinator, manager]', '[handler, boss]')).toStrictEqual([
    expect.stringMatching(
      /staff\[0\]\.roles\[1\]: expected one of handler, coordinator, manager, found "boss"\.$/u,
    ),
  ]);
});

test('what proves a sender, marks spam or fills in a form is nothing until the file names it', () => {
  expect(exampleConfig().desks[0]).toMatchObject({
    trustedAuthServ: null,
    checkSignatures: false,
    spamHeader: null,
    forms: [],
  });
  const named = `forms:
      - from: Formulier@example.org
        fields: { name: "Naam: | Name", orderNumber: Ordernummer }
    trustedAuthServ: MX.example.org
    spamHeader: { name: X-Spam-Level, pattern: '^[*]{8}' }`;
  expect(exampleConfig('forms: []', named).desks[0]).toMatchObject({
    trustedAuthServ: 'mx.example.org',
    spamHeader: { name: 'x-spam-level', pattern: /^[*]{8}/iu },
    forms: [
      {
        from: 'formulier@example.org',
        fields: [
          { field: 'name', labels: ['Naam', 'Name'] },
          { field: 'orderNumber', labels: ['Ordernummer'] },
        ],
      },
    ],
  });
});

test('a form without a usable key or label is refused at its place', () => {
  const form = (fields: string) =>
    exampleErrors('forms: []', `forms: [{ from: f@example.org, fields: ${fields} }]`);
  expect(form('{ "the name": Naam }')).toEqual([expect.stringContaining('this key is not one word')]);
  expect(form('{ name: "Naam |" }')).toEqual([expect.stringContaining('Naam | Name')]);
});

test('a body to which a complainant can go says whether we take part, in both languages', () => {
  const body = (more: string) =>
    `disputes:\n  bodies:\n    - name: Geschillencommissie\n      contact: 070 123 45 67\n${more}`;
  const none = /disputes:\n {2}bodies: \[\]\n/;
  const terms = '      terms: { nl: Binnen een jaar., en: Within a year. }\n      kind: committee\n';
  const whole = `${terms}      affiliated: true\n      checkedOn: 2026-11-01\n`;
  expect(exampleErrors(none, body(whole))).toStrictEqual([]);
  const errors = exampleErrors(none, body(`${terms}      kind2: x\n`));
  expect(errors.join(' ')).toContain('affiliated: expected');
  expect(errors.join(' ')).toContain('checkedOn: expected');
  expect(exampleErrors(none, body(whole.replace('committee', 'court of law')))[0]).toMatch(/^\d+:\d+ .*kind/);
  expect(exampleErrors(none, '')).toStrictEqual([]);
});
