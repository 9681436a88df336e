/** One model of each letter about carrying out a remedy, made of the decided case of complainant-samples.ts. */

import type { ExecutionLetters } from '../../src/letters/execution-letters.ts';
import * as execution from '../../src/letters/execution-models.ts';
import type { CaseFacts } from '../../src/letters/staff-models.ts';
import type { LetterSetting } from '../../src/letters/wording.ts';
import { decidedFacts, INTERNAL, POINTS } from './complainant-samples.ts';

const ASKED_AT = '2026-12-22T14:00:00.000Z';

/** The remedies of the decided case, carried out, with the question whether it is solved open. */
export function checkingFacts(details: Partial<CaseFacts['state']> = {}): CaseFacts {
  return decidedFacts({
    stage: 'checking',
    points: POINTS.map((point) => ({
      ...point,
      done:
        point.remedy === null
          ? null
          : { what: `Punt ${point.number} is gedaan zoals wij beloofden.`, at: ASKED_AT },
    })),
    satisfaction: { since: ASKED_AT, until: '2027-01-05', chased: false, reactedAt: null },
    satisfied: { answer: 'no', words: INTERNAL, at: ASKED_AT },
    rework: { times: 2, since: ASKED_AT, on: '2026-12-22' },
    callBack: { since: ASKED_AT, until: '2026-12-24' },
    ...details,
  });
}

/** One model of each. */
export function executionModels(setting: LetterSetting): ExecutionLetters {
  const facts = checkingFacts();
  return {
    'complainant/satisfaction': execution.satisfactionModel(setting, facts, ['foto-kozijn.jpg']),
    'complainant/satisfaction-reminder': execution.satisfactionReminderModel(setting, facts, {
      type: 'satisfaction_chased',
      until: '2027-01-05',
    }),
    'complainant/reopened': execution.reopenedModel(setting, facts, {
      type: 'call_promised',
      until: '2026-12-24',
    }),
    'staff/answered': execution.answeredModel(setting, facts, {
      type: 'satisfaction_answered',
      answer: 'no',
      words: '',
    }),
  };
}
