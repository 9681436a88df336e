import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { accept, REFUSAL_CODES, refuse } from '../../src/case/refusals.ts';

const read = (language: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(`templates/${language}/words.json`, 'utf8'));
const dataIn = (text: string | undefined) => [...(text ?? '').matchAll(/\{\w+\}/gu)].map(String).toSorted();

describe.each(REFUSAL_CODES)('the refusal %s', (code) => {
  test('has its words in both languages, which name the same data', () => {
    const [nl, en] = ['nl', 'en'].map((language) => read(language)[`refusal.${code}`]);
    expect(nl).toBeTypeOf('string');
    expect(en).toBeTypeOf('string');
    expect(dataIn(nl)).toEqual(dataIn(en));
  });
});

test('a refusal carries its data, or its code alone', () => {
  expect(refuse('recused')).toEqual({ ok: false, refusal: { code: 'recused' } });
  expect(refuse({ code: 'day-passed', day: '2026-11-16' })).toEqual({
    ok: false,
    refusal: { code: 'day-passed', day: '2026-11-16' },
  });
  expect(accept({ type: 'acknowledgement_released' })).toEqual({
    ok: true,
    events: [{ type: 'acknowledgement_released' }],
  });
});
