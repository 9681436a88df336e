/**
 * A year of a building company, made up week by week, with two things hidden in it that the analysis must find: leaking
 * dormers of one project came three times as often in the last three weeks, and broken appointments became rare after a
 * measure (procedure steps 4 and 5).
 */
import type { PlainAnswer } from '../case/assessment-events.ts';
import type { Finding } from '../case/vocabulary.ts';
import type { StaffMember } from '../mail/desk-profile.ts';
import { type Chance, chanceFrom } from './chance.ts';
import type { PastAct, PastPlan, PastStep } from './past-complaint.ts';
import { LEAKING_PROJECT, LEAKING_WEEKS, LEAKS, PROJECTS, SUBJECTS, type Subject } from './past-subjects.ts';

const FIRST_NAMES = ['Noor', 'Daan', 'Fleur', 'Omar', 'Lotte', 'Sem', 'Yara', 'Bas', 'Iris', 'Tim'];
const LAST_NAMES = ['Jansen', 'Bakker', 'Visser', 'Smit', 'Meijer', 'Mulder', 'Yilmaz', 'Peters', 'Vos'];
const CHANNELS = [
  'mail',
  'mail',
  'mail',
  'mail',
  'mail',
  'mail',
  'phone',
  'phone',
  'form',
  'letter',
] as const;

const WEEKS = 52;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
/** The same year on every machine. */
const SEED = 20_261;

/** What a plan gets when it is entered: the number of the case and the desk. */
type PastEntry = { readonly reference: string; readonly desk: string };

/** A complaint of the year, once it is known what it is called in the register. */
export type PastPlanner = (entry: PastEntry) => PastPlan;

/**
 * The complaints of the year before `monday`, earliest first.
 * @param monday    the Monday 00:00 on which the year ends
 * @param handlers  who handled them; the first handled most
 */
export function pastYear(
  monday: Date,
  handlers: readonly [StaffMember, ...StaffMember[]],
): readonly PastPlanner[] {
  const chance = chanceFrom(SEED);
  const planned = Array.from({ length: WEEKS }, (_, index) => WEEKS - 1 - index).flatMap((weeksBack) =>
    SUBJECTS.flatMap((subject) =>
      Array.from({ length: countOf(subject, weeksBack, chance) }, () => {
        const receivedAt = new Date(monday.getTime() - (weeksBack + 1) * WEEK_MS + officeTime(chance));
        return { receivedAt, plan: planOf(subject, weeksBack, receivedAt, handlers, chance) };
      }),
    ),
  );
  return planned
    .toSorted((one, other) => one.receivedAt.getTime() - other.receivedAt.getTime())
    .map(({ plan }) => plan);
}

/** A count around its mean, by Knuth's product of chances (Seminumerical Algorithms, 3.4.1). */
function countOf({ weekly, changed }: Subject, weeksBack: number, chance: Chance): number {
  const limit = Math.exp(-(changed?.(weeksBack) ?? weekly));
  let count = 0;
  for (let product = chance.next(); product > limit; product *= chance.next()) count += 1;
  return count;
}

// A working day, between eight and six.
function officeTime(chance: Chance): number {
  return chance.whole(0, 4) * DAY_MS + chance.whole(8 * 60, 18 * 60) * 60_000;
}

function planOf(
  { category, subject, words, remedy, cause }: Subject,
  weeksBack: number,
  receivedAt: Date,
  handlers: readonly [StaffMember, ...StaffMember[]],
  chance: Chance,
): PastPlanner {
  const name = `${chance.pick(FIRST_NAMES)} ${chance.pick(LAST_NAMES)}`;
  const address = `${name.toLowerCase().replace(' ', '.')}.${chance.whole(1, 999)}@bewoners.test`;
  const isPlanted = category === LEAKS && weeksBack < LEAKING_WEEKS && chance.next() < 0.8;
  const project = isPlanted ? LEAKING_PROJECT : chance.pick(PROJECTS);
  const handler = chance.next() < 0.6 ? handlers[0] : chance.pick(handlers);
  const channel = chance.pick(CHANNELS);
  const steps = stepsOf({ category, project, remedy, cause }, chance);
  const at = new Date(receivedAt.getTime() + chance.whole(1, 20) * 60_000);
  return ({ reference, desk }) => ({
    received: {
      type: 'register_complaint',
      reference,
      desk,
      language: 'nl',
      channel,
      receivedAt,
      complainant: { address, name },
      subject,
      words,
      missing: [],
      at,
      by: { kind: 'bot' },
      mailId: null,
    },
    handler,
    steps,
  });
}

/** Confirmed at once, looked at within days, decided within weeks, put right, and the complainant asked. */
function stepsOf(
  {
    category,
    project,
    remedy,
    cause,
  }: Pick<Subject, 'category' | 'remedy' | 'cause'> & { readonly project: string },
  chance: Chance,
): readonly PastStep[] {
  const finding = chance.pick<Finding>(['founded', 'founded', 'founded', 'partly', 'unfounded']);
  const seen = chance.whole(3, 70);
  const decided = seen + chance.whole(24, 24 * 22);
  const solved = decided + chance.whole(48, 24 * 25);
  const grounds = 'Wij hebben het bekeken en met de uitvoerder besproken.';
  const opened = [
    letter(1, 'complainant/received'),
    by(seen, { type: 'triage', category, severity: null }),
    by(seen, { type: 'correct_field', field: 'project', value: project }),
  ];
  if (finding === 'unfounded') {
    return [
      ...opened,
      by(decided, { type: 'assess_point', point: 1, finding, grounds }, { type: 'report_decision' }),
      letter(decided + 1, 'complainant/decision'),
    ];
  }
  return [
    ...opened,
    by(
      decided,
      { type: 'assess_point', point: 1, finding, grounds },
      { type: 'decide_remedy', point: 1, text: remedy, until: null, who: null },
      { type: 'report_decision' },
    ),
    letter(decided + 1, 'complainant/decision'),
    by(decided + 1, { type: 'cancel_appointment', kind: 'repair' }),
    by(decided + chance.whole(2, 40), { type: 'record_cause', point: null, code: cause, text: '' }),
    isDone(solved),
    ...saying(solved, chance),
  ];
}

function isDone(afterHours: number): PastStep {
  return by(afterHours, { type: 'report_done', point: null, what: 'Het is hersteld.', files: [] });
}

/** Most are content at once, some only after it was done again, and some say nothing. */
function saying(solved: number, chance: Chance): readonly PastStep[] {
  const share = chance.next();
  const told = solved + chance.whole(10, 120);
  if (share < 0.75) return [answers(told, 'yes')];
  if (share > 0.87) return [];
  const again = told + chance.whole(48, 24 * 12);
  return [answers(told, share < 0.82 ? 'partly' : 'no'), isDone(again), answers(again + 20, 'yes')];
}

function answers(afterHours: number, answer: PlainAnswer): PastStep {
  return { afterHours, acts: [{ who: 'complainant', answer }] };
}

function letter(afterHours: number, name: string): PastStep {
  return { afterHours, acts: [{ who: 'bot', letter: name }] };
}

function by(
  afterHours: number,
  ...intents: readonly Extract<PastAct, { who: 'handler' }>['intent'][]
): PastStep {
  return { afterHours, acts: intents.map((intent) => ({ who: 'handler', intent })) };
}
