import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/case/vocabulary.ts';
import { foldWord } from '../../src/staff/fold.ts';
import {
  allNames,
  CHANNEL_VALUES,
  CLOSING_VALUES,
  FIELD_VALUES,
  FINDING_VALUES,
  findValue,
  LANGUAGE_VALUES,
  printedValues,
  ROUTE_VALUES,
  SEVERITY_VALUES,
  SWITCH_VALUES,
  type ValueList,
} from '../../src/staff/values.ts';

const LISTS: readonly (readonly [string, ValueList<string>])[] = [
  ['findings', FINDING_VALUES],
  ['severities', SEVERITY_VALUES],
  ['routes', ROUTE_VALUES],
  ['channels', CHANNEL_VALUES],
  ['reasons', CLOSING_VALUES],
  ['fields', FIELD_VALUES],
  ['languages', LANGUAGE_VALUES],
  ['switch', SWITCH_VALUES],
];

describe.each(LISTS)('the %s', (_, list) => {
  test('have a name in each language, and are found by every one', () => {
    for (const value of list.values) {
      for (const language of LANGUAGES) {
        for (const name of list.names[value]?.[language] ?? [])
          expect(findValue(list, name.toUpperCase())).toBe(value);
        expect(foldWord(list.names[value]?.[language][0] ?? '')).not.toBe('');
      }
    }
  });

  test('are printed in one language, and found from the other', () => {
    for (const language of LANGUAGES) {
      const printed = printedValues(list, language);
      expect(printed).toHaveLength(list.values.length);
      expect(printed.map((name) => findValue(list, name))).toStrictEqual([...list.values]);
      expect(allNames(list, language)).toEqual(expect.arrayContaining([...printed]));
    }
  });

  test('are not found by anything else', () => {
    for (const written of ['', 'constructor', 'x', '__proto__']) expect(findValue(list, written)).toBeNull();
  });
});

test('a person cannot close with a reason that has a command of its own', () => {
  for (const reason of ['spam', 'merged', 'not-a-complaint'])
    expect(findValue(CLOSING_VALUES, reason)).toBeNull();
});
