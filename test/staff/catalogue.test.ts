import { describe, expect, test } from 'vitest';
import { PERMISSIONS } from '../../src/case/permissions.ts';
import { LANGUAGES } from '../../src/case/vocabulary.ts';
import { COMMANDS, CONTROLS, ENTRIES, findEntry, namesOf, printCommand } from '../../src/staff/catalogue.ts';
import { INVERSES, TEXT_READERS } from '../../src/staff/command-row.ts';
import { foldWord } from '../../src/staff/fold.ts';
import { CONTEXT, readText } from '../support/command-mail.ts';

const BOTH = ENTRIES.flatMap((entry) => LANGUAGES.map((language) => [entry.name, language, entry] as const));

describe('the catalogue', () => {
  test('has no two commands of one name', () => {
    const folded = ENTRIES.flatMap((entry) => [...new Set(namesOf(entry).map(foldWord))]);
    expect(folded.filter((name, index) => folded.indexOf(name) !== index)).toStrictEqual([]);
  });

  test('finds a command by every name of either language', () => {
    for (const entry of ENTRIES) {
      for (const name of namesOf(entry)) expect(findEntry(foldWord(name))?.name).toBe(entry.name);
      expect(entry.row.names.en[0]).toBe(entry.name);
    }
  });

  test.each(BOTH)('explains #%s in %s', (_, language, { row }) => {
    expect(foldWord(row.names[language][0])).not.toBe('');
    expect(row.help[language]).toMatch(/^\p{Lu}.*\.$/u);
    expect(row.example[language]).toContain('#');
    expect((row.usage[language] === '') === (row.usage.en === '')).toBe(true);
  });

  test.each(BOTH.filter(([, , { is }]) => is === 'command'))(
    'has an example of #%s in %s that works',
    (name, language, { row }) => {
      const reading = readText(row.example[language], { people: [...CONTEXT.people] });
      expect(reading).toMatchObject({ ok: true, note: '', courtesies: [] });
      const lines = row.example[language]
        .split('\n')
        .filter((line) => line.startsWith(printCommand({ row }, language)));
      expect(lines).toHaveLength(1);
      // Files are given to the reply beside them, so that their own line asks for nothing any more.
      if (name === 'attach' || !reading.ok) return;
      expect(reading.commands.map((command) => command.name)).toContain(name);
    },
  );

  test.each(LANGUAGES)('has examples of the steering words that work in %s', (language) => {
    expect(readText(CONTROLS.on.example[language])).toMatchObject({ ok: true, scope: { by: 'reference' } });
    expect(readText(CONTROLS.end.example[language])).toMatchObject({
      ok: true,
      note: expect.stringMatching(/./u),
    });
    expect(readText(CONTROLS.stop.example[language])).toMatchObject({
      ok: true,
      stop: { line: 2, ignored: 0 },
    });
  });

  test('calls what is needed on the first day by its words of DESIGN 6a', () => {
    const words = (language: 'nl' | 'en') =>
      (['ask', 'founded', 'partly', 'unfounded', 'remedy', 'send', 'reply'] as const).map((name) =>
        printCommand(findEntry(foldWord(name)) ?? { row: CONTROLS.on }, language),
      );
    expect(words('en')).toStrictEqual([
      '#ask',
      '#founded',
      '#partly',
      '#unfounded',
      '#remedy',
      '#send',
      '#reply',
    ]);
    expect(words('nl')).toStrictEqual([
      '#vraag',
      '#gegrond',
      '#deels',
      '#ongegrond',
      '#herstel',
      '#verstuur',
      '#antwoord',
    ]);
  });

  test('uses every kind of reader and every way to take something back', () => {
    expect(new Set(COMMANDS.map(({ row }) => row.reader))).toStrictEqual(new Set(TEXT_READERS));
    expect(new Set(COMMANDS.map(({ row }) => row.inverse))).toStrictEqual(new Set(INVERSES));
  });

  test('lets the complainant read these texts and no others', () => {
    const read = COMMANDS.filter(({ row }) => row.reader === 'complainant').map(({ name }) => name);
    expect(read.toSorted()).toStrictEqual([
      'appoint',
      'ask',
      'assess',
      'award',
      'done',
      'extend',
      'founded',
      'intake',
      'notcomplaint',
      'offer',
      'partly',
      'point',
      'points',
      'remedy',
      'reply',
      'restrict',
      'solved-quick',
      'unfounded',
      'visit',
    ]);
  });

  test('asks of a command what the procedure asks of its intent', () => {
    for (const { row } of COMMANDS) {
      const reading = readText(row.example.en);
      if (!reading.ok) continue;
      for (const { request } of reading.commands) {
        const permission = Object.entries(PERMISSIONS).find(([type]) => type === request.type)?.[1];
        const own = COMMANDS.filter((each) => each.row === row && reading.commands[0]?.name === each.name);
        if (permission !== undefined && own.length > 0) expect(row.permission).toBe(permission);
      }
    }
  });
});
