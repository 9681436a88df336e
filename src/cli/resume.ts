/** `redress resume`: automatic mail to complainants goes on after the breaker paused it. The job does it. */
import { resumeAnswers } from '../jobs/resume-answers.ts';
import { LEAVES } from './act-words.ts';
import type { ActOptions } from './acts.ts';
import { EXIT, type Screen } from './screen.ts';
import { withOperator } from './with-operator.ts';

/** Lets the waiting mail go. @returns 1 when nothing was paused */
export async function resumeCommand(options: ActOptions, screen: Screen): Promise<number> {
  const answer = await withOperator(options, screen, async ({ office, by }) => ({
    released: await resumeAnswers(office, by),
  }));
  if (answer === null) return EXIT.usage;
  const { released } = answer;
  if (options.json) screen.print(JSON.stringify({ act: 'resume', done: released !== null, ...released }));
  else if (released === null) screen.remark('Nothing is paused. Nothing was changed.');
  else {
    const { waiting, trippedAt } = released;
    const since = trippedAt.toISOString().slice(0, 16).replace('T', ' ');
    screen.print(`Automatic mail goes on; it was paused since ${since} UTC.`);
    screen.print(`${waiting} ${waiting === 1 ? 'mail leaves' : 'mails leave'} now. ${LEAVES}`);
  }
  return released === null ? EXIT.notInOrder : EXIT.done;
}
