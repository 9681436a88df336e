/** The first screen of a year, for the people who decide about the organisation. */
import { describe, expect, test } from 'vitest';
import type { DigestFacts } from '../../src/digest/facts.ts';
import { yearOpening } from '../../src/digest/year-opening.ts';
import { aYear, FLAGS_OF_A_YEAR, materialOf, someFacts } from '../support/digest-facts.ts';

const material = (facts: DigestFacts) => materialOf(facts, FLAGS_OF_A_YEAR);

test('a week has no such opening', () => {
  expect(yearOpening(material(someFacts()))).toStrictEqual([]);
});

describe('the opening of a year', () => {
  const told = JSON.stringify(yearOpening(material(aYear())));

  test('says how many came, this year and the year before', () => {
    expect(told).toContain('"digest.year.received.many","parts":{"count":512}');
    expect(told).toContain('"digest.year.year-before","parts":{"count":470}');
    const { year } = aYear();
    const first = { ...aYear(), year: year === null ? null : { ...year, before: null } };
    expect(JSON.stringify(yearOpening(material(first)))).toContain('digest.year.no-year-before');
  });

  test('says how many of the trends of this year proved real after somebody looked', () => {
    expect(told).toMatch(
      /"digest\.year\.flags-real","parts":\{"part":\{"key":"digest\.part","parts":\{"hits":1,"of":2/u,
    );
  });

  test('says what was founded of what was decided, and what was decided in time', () => {
    expect(told).toContain('"hits":306,"of":346');
  });
});
