/** Reads `#inquiry`: what became of what a disputes body asked about a case (domain.md 2.3, clock E). */
import { accept, joinedText, takeDate, takeValue } from './arguments.ts';
import type { CommandText, LineReading, ReadContext } from './command-row.ts';
import { INQUIRY_VALUES } from './dispute-values.ts';
import { foldWord } from './fold.ts';

/** `#inquiry answered [DATE]`, `#inquiry complex` or `#inquiry none`, each with the name of the body where several wait. */
export function readInquiry({ args }: CommandText, context: ReadContext): LineReading {
  const became = takeValue(INQUIRY_VALUES, args, context);
  if (!became.ok) return became;
  const written = joinedText(became.rest);
  if (became.value === 'complex') return accept({ type: 'extend_inquiry', body: named(written) });
  if (became.value === 'none') return accept({ type: 'dismiss_inquiry', body: named(written) });
  // Behind a colon stands the body, also when its name begins like a day.
  const isNamed = foldWord(written) === '' || became.rest.trimStart().startsWith(':');
  if (isNamed) return accept({ type: 'answer_inquiry', body: named(written), on: null });
  const date = takeDate(written, 'past', context);
  if (date.ok) return accept({ type: 'answer_inquiry', body: named(date.rest), on: date.value.day });
  const isBody = date.fault.code === 'no-date' && /^\p{L}/u.test(written);
  return isBody ? accept({ type: 'answer_inquiry', body: named(written), on: null }) : date;
}

function named(written: string): string {
  return written.replace(/^[\s:,;]+|[\s.,;]+$/gu, '');
}
