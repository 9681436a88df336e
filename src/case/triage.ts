/**
 * Taking a complaint up: who handles it, what it is about, its points, corrections of the register, and the short ways
 * out of the procedure (domain.md 2.2, 2.5).
 */
import type { Case } from './case.ts';
import { OTHER_CATEGORY } from './category.ts';
import type { StaffCommand } from './commands.ts';
import type { Deciders } from './deciders.ts';
import type { CaseEvent } from './events.ts';
import type { CorrectField } from './intents.ts';
import { accept, type Decision, refuse } from './refusals.ts';
import { fieldOf } from './register-fields.ts';
import { CHANNELS, LANGUAGES, type Person, SEVERITIES } from './vocabulary.ts';
import { addWorkingDays, type Calendar, endOfDay, localDay } from './working-days.ts';

/** Working days in which a complaint may be solved without the whole procedure (domain.md 2.3, clock Q). */
const QUICK_DAYS = 3;

/** What only makes sense on a case that was taken up; it takes it up by itself (DESIGN 3, "When is #assess legal?"). */
const TAKES_UP: readonly StaffCommand['type'][] = [
  'ask_information',
  'solve_quickly',
  'plan_visit',
  'extend_decision',
  'assess_point',
  'decide_remedy',
  'make_offer',
  'compensate',
  'order_work',
];

/** The facts that a command implies on a case that nobody took up yet: the sender handles it, category `other`. */
export function takeUp(state: Case, { type, person }: StaffCommand): readonly CaseEvent[] {
  if (state.stage !== 'received' || !TAKES_UP.includes(type)) return [];
  const { category, severity } = state;
  return [
    ...handling(state, person),
    { type: 'complaint_triaged', category: category ?? OTHER_CATEGORY, severity },
  ];
}

function handling({ handler, recused }: Case, person: Person): readonly CaseEvent[] {
  if (handler !== null || recused.includes(person.address)) return [];
  return [{ type: 'handler_assigned', handler: person }];
}

/** The last day on which a complaint may be solved quickly. */
function lastQuickDay(state: Case, calendar: Calendar): string {
  return addWorkingDays(localDay(state.receivedAt, calendar.timeZone), QUICK_DAYS, calendar);
}

type Types =
  | 'assign_handler'
  | 'triage'
  | 'set_routing'
  | 'correct_field'
  | 'change_tags'
  | 'list_points'
  | 'add_point'
  | 'decline_complaint'
  | 'mark_spam'
  | 'solve_quickly';

/** One row for each command of triage. */
export const TRIAGE_DECIDERS: Deciders<Types> = {
  assign_handler: (state, { handler }) => {
    if (state.recused.includes(handler.address)) return refuse('recused');
    if (state.handler?.address === handler.address) return refuse('nothing-changes');
    return accept({ type: 'handler_assigned', handler });
  },
  triage: (state, { category, severity, person }) => {
    if (category.trim() === '') return refuse('nothing-written');
    return accept(...handling(state, person), {
      type: 'complaint_triaged',
      category,
      severity: severity ?? state.severity,
    });
  },
  set_routing: (state, { field, value, at }, { calendar }) => {
    if (value.trim() === '') return refuse('nothing-written');
    if (field === 'severity' && !SEVERITIES.some((each) => each === value))
      return refuse({ code: 'bad-value', field, value });
    if (field === 'due' && value < localDay(at, calendar.timeZone))
      return refuse({ code: 'day-passed', day: value });
    const previous = { category: state.category, severity: state.severity, due: state.workDue }[field] ?? '';
    return previous === value
      ? refuse('nothing-changes')
      : accept({ type: 'routing_set', field, value, previous });
  },
  correct_field: (state, command, { calendar }) => correctField(state, command, command.at, calendar),
  change_tags: ({ tags }, { add, remove }) => {
    const added = [...new Set(add)].filter((tag) => !tags.includes(tag) && !remove.includes(tag));
    const removed = [...new Set(remove)].filter((tag) => tags.includes(tag));
    if (added.length + removed.length === 0) return refuse('nothing-changes');
    return accept({ type: 'tags_changed', added, removed });
  },
  list_points: (state, { texts }) => {
    if (texts.length === 0 || texts.some(isBlank)) return refuse('nothing-written');
    const points = state.points.filter(({ finding }) => finding !== null).map(({ number }) => number);
    if (points.length > 0) return refuse({ code: 'points-assessed', points });
    return accept({ type: 'points_listed', texts });
  },
  add_point: ({ points }, { text }) => {
    if (isBlank(text)) return refuse('nothing-written');
    const number = Math.max(0, ...points.map((point) => point.number)) + 1;
    return accept({ type: 'point_added', number, text });
  },
  decline_complaint: (_, { route, why }) =>
    isBlank(why)
      ? refuse('nothing-written')
      : accept({ type: 'complaint_closed', reason: 'not-a-complaint', why, route }),
  mark_spam: () => accept({ type: 'complaint_closed', reason: 'spam', why: '', route: null }),
  solve_quickly: (state, { solution, at }, { calendar }) => {
    if (isBlank(solution)) return refuse('nothing-written');
    const until = lastQuickDay(state, calendar);
    if (at > endOfDay(until, calendar.timeZone)) return refuse({ code: 'quick-term-passed', until });
    return accept({ type: 'complaint_closed', reason: 'settled', why: solution, route: null });
  },
};

function isBlank(text: string): boolean {
  return text.trim() === '';
}

const ADDRESS = /^[^\s@]+@[^\s@]+$/u;
const DAY = /^\d{4}-\d{2}-\d{2}$/u;

function correctField(state: Case, { field, value }: CorrectField, at: Date, calendar: Calendar): Decision {
  if (isBlank(value)) return refuse('nothing-written');
  if (field === 'received') return correctReceipt(state, value, at, calendar);
  const clean = field === 'mail' ? value.trim().toLowerCase() : value.trim();
  const isKnown =
    (field !== 'mail' || ADDRESS.test(clean)) &&
    (field !== 'language' || LANGUAGES.some((each) => each === clean)) &&
    (field !== 'channel' || CHANNELS.some((each) => each === clean));
  if (!isKnown) return refuse({ code: 'bad-value', field, value });
  const previous = fieldOf(state, field);
  if (previous === clean) return refuse('nothing-changes');
  return accept({ type: 'field_corrected', field, value: clean, previous });
}

// The day promised to the complainant stays; the outer clock follows the day of receipt.
function correctReceipt(state: Case, day: string, at: Date, { timeZone }: Calendar): Decision {
  if (!DAY.test(day)) return refuse({ code: 'bad-value', field: 'received', value: day });
  if (day > localDay(at, timeZone)) return refuse({ code: 'day-ahead', day });
  if (day === localDay(state.receivedAt, timeZone)) return refuse('nothing-changes');
  const latest = Math.min(endOfDay(day, timeZone).getTime(), at.getTime());
  return accept({
    type: 'field_corrected',
    field: 'received',
    value: new Date(latest).toISOString(),
    previous: state.receivedAt.toISOString(),
  });
}
