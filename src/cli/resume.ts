/** `redress resume`: automatic mail to complainants goes on after the breaker paused it. The job does it. */
import { localStamp } from '../case/working-days.ts';
import { resumeAnswers } from '../jobs/resume-answers.ts';
import { LEAVES } from './act-words.ts';
import type { ActOptions } from './acts.ts';
import { EXIT, type Screen } from './screen.ts';
import { withOperator } from './with-operator.ts';

/** Lets the waiting mail go. @returns 1 when nothing was paused */
export async function resumeCommand(options: ActOptions, screen: Screen): Promise<number> {
  const done = await withOperator(options, screen, ({ office, by }) => resumeAnswers(office, by));
  if (done === null) return EXIT.usage;
  const { answer: released, timeZone } = done;
  if (options.json) screen.print(JSON.stringify({ act: 'resume', done: released !== null, ...released }));
  else if (released === null) screen.remark('Nothing is paused.');
  else {
    const { waiting, trippedAt } = released;
    screen.print(`Automatic mail goes on; it was paused since ${localStamp(trippedAt, timeZone)}.`);
    screen.print(`${waiting} ${waiting === 1 ? 'mail leaves' : 'mails leave'} now. ${LEAVES}`);
  }
  return released === null ? EXIT.notInOrder : EXIT.done;
}
