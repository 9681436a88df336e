/** Reads the texts of commands about the carrying out of a remedy (DESIGN 6). */
import { accept, joinedText, refuse, takePoint, takeValue, wholeText } from './arguments.ts';
import type { CommandText, LineReading, ReadContext } from './command-row.ts';
import { DEPOSIT_VALUES } from './dispute-values.ts';
import { foldWord } from './fold.ts';
import { SATISFACTION_VALUES } from './values.ts';

/** `#done [POINT] what was done`. */
export function readDone(text: CommandText): LineReading {
  const { point, rest } = takePoint(wholeText(text));
  if (foldWord(rest) === '') return refuse('missing-text');
  return accept({ type: 'report_done', point, what: rest.trim(), files: [] });
}

/** `#satisfied yes|no|partly [words]`. */
export function readSatisfied({ args, block }: CommandText, context: ReadContext): LineReading {
  const answer = takeValue(SATISFACTION_VALUES, args, context);
  if (!answer.ok) return answer;
  const words = joinedText(answer.rest, block);
  return accept({ type: 'record_satisfaction', answer: answer.value, words });
}

/** `#deposit nothing`, `#deposit part: HOW MUCH AND WHAT FOR`. */
export function readDeposit({ args, block }: CommandText, context: ReadContext): LineReading {
  const keep = takeValue(DEPOSIT_VALUES, args, context);
  if (!keep.ok) return keep;
  return accept({ type: 'record_deposit', keep: keep.value, text: joinedText(keep.rest, block) });
}
