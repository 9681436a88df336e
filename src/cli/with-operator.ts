/**
 * Opens the desk for one act of a person on the register, and finds out who that person is: every act stands in the
 * log of its case as an act of a member of staff.
 */
import type { Config } from '../config.ts';
import { openDesk } from '../desk.ts';
import type { Office } from '../jobs/office.ts';
import type { StaffMember } from '../mail/desk-profile.ts';
import { systemClock } from '../shell/clock.ts';
import { openLog } from '../shell/log.ts';
import type { ActOptions } from './acts.ts';
import { readSettings } from './read-settings.ts';
import { printable, type Screen } from './screen.ts';

/** What such a command works with; `by` is an address of the roster. */
export type Operator = { readonly office: Office; readonly by: string };

/** What was answered, and the time zone in which people read it. */
export type Operated<Answer> = { readonly answer: Answer; readonly timeZone: string };

/** Does something in the name of a member of staff. @returns null after wrong usage was explained */
export async function withOperator<Answer>(
  options: ActOptions,
  screen: Screen,
  act: (operator: Operator) => Promise<Answer>,
): Promise<Operated<Answer> | null> {
  const config = readSettings(options, screen);
  if (config === null) return null;
  const member = findOperator(config, options.as);
  if (member === null) {
    screen.remark(explainOperator(config, options.as));
    return null;
  }
  // Who sits at a terminal reads the answer; lines for programs are for those who collect them.
  const log = openLog(screen.isTerminal ? 'silent' : config.log.level);
  const desk = await openDesk(config, { now: systemClock, log, onStep: screen.remark });
  try {
    return { answer: await act({ office: desk.office, by: member.address }), timeZone: config.timeZone };
  } finally {
    await desk.close();
  }
}

function findOperator({ staff }: Config, named: string | undefined): StaffMember | null {
  const [first, second] = staff;
  if (named === undefined) return first !== undefined && second === undefined ? first : null;
  return staff.find(({ address }) => address === named.trim().toLowerCase()) ?? null;
}

function explainOperator({ file, staff }: Config, named: string | undefined): string {
  const addresses = staff.map(({ address }) => address).join(', ');
  return named === undefined
    ? `Who does this? Add --as with one of: ${addresses}`
    : `${printable(named)} is not on the staff of ${file}; --as takes one of: ${addresses}`;
}
