/**
 * The end of the story: the manager reads the analysis of a week and answers it (steps 4 and 5 of the procedure). A year
 * of made-up complaints is laid in the register first, because two complaints show nothing.
 */
import { instantAt } from '../case/working-days.ts';
import { addWeeks, mondayOf, weekAt } from '../digest/weeks.ts';
import { PEOPLE } from './people.ts';
import { commands, expect, type Stage } from './stage.ts';

const { manager } = PEOPLE;
const TIME_ZONE = 'Europe/Amsterdam';
const DAY_MS = 86_400_000;
const HOUR = 1 / 24;

/** Plays a year of the desk, the analysis of its last week, and what the manager does about it. */
export async function playAnalysis(stage: Stage): Promise<void> {
  await stage.pass(daysUntilMonday(stage.now()));
  const { cases } = await stage.layYear();
  stage.tell(
    `The story moves the time to Monday 6:30, and lays a made-up year of ${cases} complaints in the register.`,
  );

  await stage.pass(HOUR);
  const [, week] = addWeeks(weekAt(stage.now(), TIME_ZONE), -1).split('-W');
  const digest = await stage.receive(manager, 'the analysis of the week', `Klachten week ${Number(week)}:`);
  expect(digest.subject.includes('lekkage'), 'the analysis names what came far more often');
  expect(digest.text.includes('Zuidhof fase 2'), 'it says where that comes from');
  expect(
    digest.attachments.some(({ name }) => name.endsWith('.xlsx')),
    'the numbers go with it',
  );
  stage.tell(`Monday 7:30: ${manager.name} has the analysis of the week: "${digest.subject}".`);

  const verdict = await stage.receive(manager, 'the question whether the measure works');
  expect(verdict.subject.includes('M-1'), 'that mail names the measure');
  const listed = await commands(stage, manager, digest, 'lijst', '#lijst T1');
  expect(listed.text.includes('Lekkage bij de dakkapel'), 'the complaints behind a number are named');
  const confirmed = await commands(stage, manager, verdict, 'werkt', '#maatregel M-1 werkt');
  expect(confirmed.subject.startsWith('OK'), 'the effect of the measure was confirmed');
  stage.tell(
    `He asks with one line which complaints are behind the trend, and confirms with another that the measure works: "${confirmed.subject}".`,
  );
}

/** Until half past six on the next Monday. */
function daysUntilMonday(now: Date): number {
  const monday = instantAt(mondayOf(addWeeks(weekAt(now, TIME_ZONE), 1)), '06:30', TIME_ZONE);
  return (monday.getTime() - now.getTime()) / DAY_MS;
}
