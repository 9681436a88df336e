/**
 * What a colleague can do with a case at this moment, as command lines to be tapped: from the same permissions that
 * later decide about them, so that no step is offered that is refused (commands.md 3.6). The first notice of a case
 * shows the words of day one and nothing else (DESIGN 6a).
 */
import type { Case } from '../case/case.ts';
import { openRemedies } from '../case/changes-by-assessment.ts';
import { openInquiries } from '../case/inquiries.ts';
import { isUnderReview, wasSeenOutside } from '../case/review.ts';
import type { Language, Role } from '../case/vocabulary.ts';
import { chasedOrders } from '../case/work-clock.ts';
import { CATALOGUE, type CommandName, printCommand } from './catalogue.ts';
import { isAllowed } from './help.ts';
import { isLearningStep, isToLearn, type LearningStep } from './learning-steps.ts';

/** Every step that is ever offered; each has its words in both languages. */
export const STEP_NAMES = [
  'ack',
  'inquiry',
  'posted',
  'take',
  'ask',
  'founded',
  'partly',
  'unfounded',
  'remedy',
  'send',
  'appoint',
  'done',
  'satisfied-yes',
  'satisfied-no',
  'satisfied-partly',
  'reply',
  'work',
  'extend',
  'agree',
  'object',
  'rung',
  'award',
  'close',
  'reopen',
  'cause',
  'measure',
] as const;
/** Name of a step. */
export type StepName = (typeof STEP_NAMES)[number];

/** One step; a `line` that ends in a space is typed on by whoever taps it, any other is complete. */
export type NextStep = { readonly name: StepName; readonly line: string };

/** Steps that offer a command with a value; every other offers the command of its own name. */
const VALUES = {
  inquiry: { command: 'inquiry', value: { en: 'answered', nl: 'beantwoord' } },
  'satisfied-yes': { command: 'satisfied', value: { en: 'yes', nl: 'ja' } },
  'satisfied-no': { command: 'satisfied', value: { en: 'no:', nl: 'nee:' } },
  'satisfied-partly': { command: 'satisfied', value: { en: 'partly:', nl: 'deels:' } },
} as const satisfies Readonly<
  Partial<
    Record<StepName, { readonly command: CommandName; readonly value: Readonly<Record<Language, string>> }>
  >
>;

const TYPED_ON: ReadonlySet<StepName> = new Set<StepName>([
  'ask',
  'founded',
  'partly',
  'unfounded',
  'remedy',
  'appoint',
  'done',
  'satisfied-no',
  'satisfied-partly',
  'reply',
  'work',
  'extend',
  'object',
  'rung',
  'award',
  'close',
  'reopen',
  'cause',
  'measure',
]);

/** The words that the first notice shows: what a handler who knows nothing needs (DESIGN 6a). */
const DAY_ONE: readonly StepName[] = [
  'ask',
  'founded',
  'partly',
  'unfounded',
  'remedy',
  'send',
  'done',
  'reply',
];

/** The steps of day one, in their order. */
export function dayOneSteps(language: Language): readonly NextStep[] {
  return DAY_ONE.map((name) => ({ name, line: plainLine(name, language) }));
}

/**
 * Every step that the procedure allows somebody with these roles now, the usual first.
 * @param reader  address of the one who reads it; '' for several: on an objection the first decider does not judge again
 */
export function nextSteps(
  state: Case,
  roles: readonly Role[],
  language: Language,
  reader = '',
): readonly NextStep[] {
  return STEP_NAMES.filter(
    (name) =>
      isAllowed(CATALOGUE[commandOf(name)].permission, { roles, level: 'A3', stage: state.stage }) &&
      isUseful(name, state) &&
      !(DECIDING.has(name) && isFirstDecider(state, reader)),
  ).flatMap((name) => linesOf(name, state, language).map((line) => ({ name, line })));
}

const DECIDING: ReadonlySet<StepName> = new Set(['founded', 'partly', 'unfounded', 'send']);

function isFirstDecider({ stage, dispute, alone }: Case, reader: string): boolean {
  if (stage !== 'disputed' || alone !== null || dispute === null) return false;
  return !wasSeenOutside(dispute) && dispute.decidedBy.includes(reader);
}

function plainLine(name: StepName, language: Language): string {
  const command = printCommand({ row: CATALOGUE[commandOf(name)] }, language);
  const value = hasValue(name) ? ` ${VALUES[name].value[language]}` : '';
  return `${command}${value}${TYPED_ON.has(name) ? ' ' : ''}`;
}

function hasValue(name: StepName): name is keyof typeof VALUES {
  return Object.hasOwn(VALUES, name);
}

function commandOf(name: StepName): CommandName {
  return hasValue(name) ? VALUES[name].command : name;
}

const FINDINGS: ReadonlySet<StepName> = new Set(['founded', 'partly', 'unfounded']);

// Told and written down with nothing to mail to: what was printed goes by post.
const POSTED: Readonly<Record<Language, string>> = { nl: 'vandaag', en: 'today' };

// Where several bodies wait each has a line with its name, as the refusal which-inquiry asks for it.
function linesOf(name: StepName, state: Case, language: Language): readonly string[] {
  const line = lineOf(name, state, language);
  const waiting = openInquiries(state);
  if (name !== 'inquiry' || waiting.length === 1) return [line];
  return waiting.map(({ body }) => `${line}: ${body}`);
}

// With several points open, a finding names its point: the first that has none.
function lineOf(name: StepName, state: Case, language: Language): string {
  const { points } = state;
  const line = plainLine(name, language);
  if (name === 'posted') return `${line} ${POSTED[language]}`;
  const open = points.filter((point) => isOpen(point, state));
  if (!FINDINGS.has(name) || points.length === 1 || open[0] === undefined) return line;
  return `${printCommand({ row: CATALOGUE.assess }, language)} ${open[0].number} ${line.slice(1).trim()}: `;
}

// Legal and yet no help: what would be refused for want of a finding, and what is rarely meant.
function isUseful(name: StepName, state: Case): boolean {
  return isLearningStep(name) ? isToLearn(name, state) : HELPS[name](state);
}

const always = () => true;

const HELPS: Readonly<Record<Exclude<StepName, LearningStep>, (state: Case) => boolean>> = {
  ack: isProposed,
  inquiry: (state) => openInquiries(state).length > 0,
  posted: ({ complainant, channel }) => complainant.address === '' && channel !== 'forwarded',
  take: ({ handler }) => handler === null,
  ask: always,
  founded: (state) => !isAssessed(state),
  partly: (state) => !isAssessed(state),
  unfounded: (state) => !isAssessed(state),
  remedy: (state) => state.stage !== 'reported' && hasUnmended(state),
  send: (state) => isAssessed(state) && (state.stage !== 'disputed' || isUnderReview(state)),
  appoint: (state) => openRemedies(state).length > 0 && state.appointment?.waived !== true,
  done: (state) => openRemedies(state).length > 0,
  'satisfied-yes': always,
  'satisfied-no': always,
  'satisfied-partly': always,
  reply: always,
  work: ({ stage, works }) => stage === 'executing' && chasedOrders(works).length === 0,
  extend: (state) => !['reported', 'executing'].includes(state.stage) || openRemedies(state).length > 0,
  agree: ({ agreement, stage }) => agreement === null && stage !== 'executing',
  object: always,
  rung: (state) => !isUnderReview(state),
  award: ({ dispute }) => dispute?.step?.binding === true && dispute.award === null,
  close: ({ decision, stage }) => decision !== null || stage === 'executing',
  reopen: always,
};

/** True while a point that may be mended has no remedy. */
function hasUnmended({ points }: Case): boolean {
  return points.some(({ finding, remedy }) => finding !== 'unfounded' && remedy === null);
}

/** True once every point has its finding; on an objection, once one was judged again. */
function isAssessed(state: Case): boolean {
  return isUnderReview(state)
    ? state.dispute !== null && state.dispute.judgedAgain.length > 0
    : state.points.every(({ finding }) => finding !== null);
}

/** A point that waits for its finding: the first one, or on an objection another one. */
function isOpen({ number, finding }: Case['points'][number], state: Case): boolean {
  if (!isUnderReview(state)) return finding === null;
  return finding !== 'founded' && !(state.dispute?.judgedAgain ?? []).includes(number);
}

/** True while nobody confirmed who wrote a mail that a colleague passed on: nothing goes out before. */
function isProposed({ channel, acknowledgement, complainant }: Case): boolean {
  return channel === 'forwarded' && acknowledgement.state === 'not-yet' && complainant.address !== '';
}
