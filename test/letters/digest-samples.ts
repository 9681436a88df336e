/** Models of the mails of the analysis: a busy week, and a day with something to do. */
import type { RowName } from '../../src/digest/counting.ts';
import { makeDigest } from '../../src/digest/digest.ts';
import type { DigestFacts } from '../../src/digest/facts.ts';

import type { DigestPast } from '../../src/digest/judge.ts';
import { suggestionsFor } from '../../src/digest/suggestions.ts';

import { dayListModel } from '../../src/letters/day-list-model.ts';
import type { DigestLetters } from '../../src/letters/digest-letters.ts';
import { digestModel } from '../../src/letters/digest-model.ts';
import type { LetterSetting } from '../../src/letters/wording.ts';
import { betaLaw } from '../../src/shell/beta-law.ts';
import { aBusyWeek, aLine, aList, judge, NO_PAST } from '../support/digest-facts.ts';

/** A number as the register of flags would have given it. */
const FIRST_TREND = 4;

/** A digest of these facts, as if the cases of each flagged row, and of each that a suggestion is about, were three. */
export function sampleDigest(facts: DigestFacts, past: DigestPast = NO_PAST) {
  const judged = judge(facts, past);
  const trendNumbers = new Map(judged.shown.map(({ shown }, index) => [shown.flag.row, FIRST_TREND + index]));
  const cases = aList(aLine('C-1045-9'), aLine('C-1047-7', 'Fatima Haddad'), aLine('C-1048-6'));
  const suggested = suggestionsFor(facts, judged);
  const ofRow = ({ dimension, value }: RowName) => ({
    dimension,
    value,
    cases,
    last: null,
    lastBefore: null,
  });
  const rowCases = judged.trends.filter(({ flagged }) => flagged).map(ofRow);
  const suggestedCases = suggested.flatMap(({ row }) => (row === null ? [] : [ofRow(row)]));
  const material = { facts, judged, trendNumbers, rowCases, suggested, suggestedCases, rareRows: [] };
  return makeDigest(material, betaLaw);
}

const CAUSES = [{ code: 'execution', nl: 'fout in de uitvoering', en: 'mistake in the work' }];

/** The model of each. */
export function digestModels(setting: LetterSetting): DigestLetters {
  return {
    'staff/digest': digestModel({ ...setting, causes: CAUSES }, sampleDigest(aBusyWeek())),
    'staff/day-list': dayListModel(
      setting,
      [
        { reference: 'C-1031-8', what: 'clock.decision', dueOn: '2026-11-20' },
        { reference: 'C-1042-9', what: 'clock.update', dueOn: '2026-11-23' },
        { reference: 'C-1043-2', what: 'task.to-pay', dueOn: '2026-11-24' },
      ],
      '2026-11-23',
    ),
  };
}
