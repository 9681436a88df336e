/**
 * The list of the day: what one handler must do, the most urgent first, and nothing that is for somebody else (domain.md
 * 3.1, "Handler digest (daily): own actions only"). Whoever has nothing to do gets no mail.
 */
import type { IsoDate } from '../case/vocabulary.ts';
import { phrase } from './phrase.ts';
import { type LetterSetting, wordFor, writeDay } from './wording.ts';

/** One thing to do on a case of the reader. */
export type DayTask = {
  readonly reference: string;
  /** A clock that runs, by its name (`clock.decision`), or a kind of task (`task.to-pay`). */
  readonly what: string;
  readonly dueOn: IsoDate;
};

/** Model of `staff/day-list`. */
export type DayListModel = {
  readonly organisation: string;
  /** How many are late, for today and soon: `1 late, 2 soon`. */
  readonly news: string;
  readonly first: string;
  readonly firstReference: string;
  readonly hasLate: boolean;
  readonly hasToday: boolean;
  readonly hasSoon: boolean;
  readonly late: readonly DayLine[];
  readonly today: readonly DayLine[];
  readonly soon: readonly DayLine[];
};

/** One line, and the command that tells how the case stands. */
export type DayLine = { readonly text: string };

/**
 * @param tasks  in order of their days
 * @param today  what was due before it is late
 */
export function dayListModel(
  setting: LetterSetting,
  tasks: readonly DayTask[],
  today: IsoDate,
): DayListModel {
  const line = ({ reference, what, dueOn }: DayTask): DayLine => {
    const group = what.slice(0, what.indexOf('.'));
    const word = wordFor(setting.words, group, what.slice(group.length + 1));
    return { text: `${reference}: ${word}, ${writeDay(dueOn, setting.language)}` };
  };
  const lines = (is: (day: IsoDate) => boolean) => tasks.filter(({ dueOn }) => is(dueOn)).map(line);
  const [first] = tasks;
  const [late, due, soon] = [
    lines((day) => day < today),
    lines((day) => day === today),
    lines((day) => day > today),
  ];
  return {
    organisation: setting.organisation.name,
    news: newsOf(setting, { late, today: due, soon }),
    first: first === undefined ? '' : line(first).text,
    firstReference: first?.reference ?? '',
    hasLate: late.length > 0,
    hasToday: due.length > 0,
    hasSoon: soon.length > 0,
    late,
    today: due,
    soon,
  };
}

function newsOf({ words }: LetterSetting, groups: Readonly<Record<string, readonly DayLine[]>>): string {
  return Object.entries(groups)
    .filter(([, lines]) => lines.length > 0)
    .map(([group, lines]) => phrase(words, `day-list.${group}`, { count: String(lines.length) }))
    .join(', ');
}
