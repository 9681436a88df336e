/** Models of the mails about measures: every joint is checked, and it is judged in April. */
import type { LetterModels } from '../../src/letters/letters.ts';
import {
  type MeasureLetterModels,
  measureGivenModel,
  measureReminderModel,
  measureVerdictModel,
  measureWantedModel,
  measureWordsModel,
} from '../../src/letters/measure-models.ts';
import type { LetterSetting } from '../../src/letters/wording.ts';
import { DECIDED, IMPLEMENTED, measureAfter } from '../support/measures.ts';
import { BEA } from './samples.ts';

/** One model of each. */
export function measureModels(setting: LetterSetting): Pick<LetterModels, keyof MeasureLetterModels> {
  const found = {
    verdict: 'works',
    before: { points: 52, weeks: 26 },
    after: { points: 9, weeks: 15 },
    expected: 30,
  } as const;
  const judged = measureAfter(DECIDED, { type: 'case_joined', case: 'C-1043-2' }, IMPLEMENTED, {
    type: 'effect_found',
    found,
    on: '2027-04-12',
  });
  return {
    'staff/measure-given': measureGivenModel(setting, measureAfter(DECIDED), BEA),
    'staff/measure-reminder': measureReminderModel(setting, measureAfter(DECIDED), 'overdue'),
    'staff/measure-verdict': measureVerdictModel(setting, judged),
    'staff/measure-words': measureWordsModel(setting, measureAfter(DECIDED), {
      mailId: 4711,
      writer: BEA,
      text: 'Is klaar, zie de foto.\n\nGroet, Bea',
      hasFiles: true,
    }),
    'staff/measure-wanted': measureWantedModel(
      setting,
      'workmanship',
      ['C-1042-9', 'C-1043-2', 'C-1044-0'],
      13,
    ),
  };
}
