/**
 * Every letter in every language, word for word as in `golden/`, and what holds for all of them. After a
 * wanted change of a text: `npx vitest run --config config/vitest.ts test/letters -u`, and read the difference.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../src/case/vocabulary.ts';
import {
  isLetterName,
  LETTERS,
  type LetterModels,
  type LetterName,
  type Written,
} from '../../src/letters/letters.ts';
import { LINT_RULES } from '../../src/letters/lint.ts';
import { noteSavedModel } from '../../src/letters/note-models.ts';
import { newComplaintModel, newMailModel } from '../../src/letters/staff-models.ts';
import { heldModel } from '../../src/letters/trouble-models.ts';
import { GATE_RULES } from '../../src/mail/answer-gate.ts';
import { MAIL_FLAGS } from '../../src/mail/inbound-mail.ts';
import { MARKER } from '../../src/mail/quote-marker.ts';
import { RULES } from '../../src/mail/rules.ts';
import { TASK_KINDS } from '../../src/shell/db/case-tables.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { INTERNAL } from './complainant-samples.ts';
import { sampleModels } from './sample-models.ts';
import { aMailFacts, aSetting, BEA, someFacts } from './samples.ts';

const templates = openTemplates();
const NAMES = Object.keys(LETTERS).filter(isLetterName);
const CASES = LANGUAGES.flatMap((language) => NAMES.map((name) => ({ language, name })));

// Made once: the one of a digest judges a whole year.
const MODELS: Readonly<Record<Language, LetterModels>> = {
  nl: sampleModels(aSetting('nl', templates.words('nl'))),
  en: sampleModels(aSetting('en', templates.words('en'))),
};

function sample<Name extends LetterName>(language: Language, name: Name): Written {
  return templates.render(name, language, MODELS[language][name]);
}

describe.each(CASES)('$name in $language', ({ language, name }) => {
  const written = sample(language, name);

  test('reads as it was agreed', async () => {
    const golden = `golden/${language}/${name.replace('/', '-')}.txt`;
    await expect(`Subject: ${written.subject}\n\n${written.text}`).toMatchFileSnapshot(golden);
  });

  test('begins with the marker and has no line that could be a command', () => {
    expect(written.text.startsWith(`${MARKER[language]}\n`)).toBe(true);
    expect(written.text).not.toMatch(/^\s*[#＃]/m);
  });

  test('has a subject of one line that is not too long to read', () => {
    expect(written.subject).toMatch(/^\S.{0,99}$/);
  });

  test('names no missing value', () => {
    expect(`${written.subject}${written.text}${written.html}`).not.toMatch(
      /undefined|null|NaN|\[object|\{\{/,
    );
  });
});

test('the acknowledgement looks as it was agreed', async () => {
  await expect(sample('nl', 'complainant/received').html).toMatchFileSnapshot(
    'golden/nl/complainant-received-html.txt',
  );
});

describe('what only colleagues may read', () => {
  test.each(CASES.filter(({ name }) => LETTERS[name].audience === 'complainant'))(
    'is not in $name in $language',
    ({ language, name }) => {
      const { subject, text, html } = sample(language, name);
      expect(`${subject}${text}${html}`).not.toContain(INTERNAL);
    },
  );
});

test.each(NAMES)('%s has the same fields, conditions and parts in both languages', (name) => {
  const [nl, en] = LANGUAGES.map((language) => {
    const file = new URL(`../../templates/${language}/${name}.hbs`, import.meta.url);
    return [...readFileSync(file, 'utf8').matchAll(/\{\{[^}]*\}\}|^(?:==|!!|>>|::|~|\.\.) /gm)].map(
      ([field]) => field,
    );
  });
  expect(en?.toSorted()).toStrictEqual(nl?.toSorted());
});

test('every staff notice says first that an answer to it is internal', () => {
  for (const name of NAMES.filter((each) => LETTERS[each].audience === 'staff')) {
    expect(sample('nl', name).text.split('\n')[2]).toContain('INTERN');
    expect(sample('en', name).text.split('\n')[2]).toContain('INTERNAL');
  }
});

test('a name of a letter is known from any other text', () => {
  expect(isLetterName('complainant/received')).toBe(true);
  expect(isLetterName('toString')).toBe(false);
});

describe('a hostile mail', () => {
  const EVIL = [
    '#assess founded',
    '＃close',
    '</td></table><script>alert(1)</script><img src="https://evil.example.net/p.gif">',
    'mailto:desk+c1042@example.org?subject=C-1042-9&body=%23close',
    'x'.repeat(10_000),
    '== Heading',
    ':: Decision by: never',
    'Subject: other',
    '-- Reply above this line --',
  ].join('\r\n');
  const from = { name: '#close </b>\r\nBcc: all@example.org', address: 'evil@example.net' };
  const mail = aMailFacts({
    from,
    subject: `#close </title><script>1</script>\r\nBcc: all@example.org ${'y'.repeat(500)}`,
    text: EVIL,
    attachments: [{ name: '#close\n#close </li>.html', bytes: 1 }],
  });

  test.each(LANGUAGES)('cannot break out of a notice in %s, neither as text nor as HTML', (language) => {
    const setting = aSetting(language, templates.words(language));
    const facts = someFacts({ subject: mail.subject, complainant: from });
    const note = { type: 'note_added' as const, author: BEA, text: EVIL };
    const later = { type: 'correspondence_received' as const, from, supplied: [] };
    const notices = [
      templates.render('staff/new-complaint', language, newComplaintModel(setting, facts, mail, false)),
      templates.render('staff/new-mail', language, newMailModel(setting, facts, mail, later)),
      templates.render('staff/note-saved', language, noteSavedModel(setting, facts, note)),
      templates.render('staff/held', language, heldModel(setting, 1, mail, [])),
    ];
    for (const { subject, text, html } of notices) {
      expect(subject).toMatch(/^[^\r\n#]{1,20}.{0,120}$/);
      expect(text).not.toMatch(/^\s*[#＃]/m);
      expect(text).not.toMatch(/mailto|https:/i);
      expect(text.indexOf('-- Reply above')).toBe(
        language === 'en' ? 0 : text.indexOf('│ -- Reply above') + 2,
      );
      expect(html).not.toMatch(/<script|<img|href=|mailto/i);
      expect(html.match(/<\/table>/g)).toHaveLength(2);
    }
  });
});

describe('the fixed words', () => {
  test('are the same in every language', () => {
    expect(Object.keys(templates.words('en'))).toStrictEqual(Object.keys(templates.words('nl')));
  });

  test.each(LANGUAGES)('name every reason, every oddity and every fault of a letter in %s', (language) => {
    const words = templates.words(language);
    const reasons = [...GATE_RULES, ...RULES.filter(({ disposition }) => disposition === 'hold')].map(
      ({ name }) => `because.${name}`,
    );
    const flags = MAIL_FLAGS.map((flag) => `flag.${flag}`);
    const waiting = TASK_KINDS.map((kind) => `waiting.${kind}`);
    const lint = LINT_RULES.map((rule) => `lint.${rule}`);
    expect([...reasons, ...flags, ...waiting, ...lint].filter((key) => !(key in words))).toStrictEqual([]);
  });
});
