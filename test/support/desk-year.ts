/**
 * A year of a desk, made up: complaints come in, complainants answer, object, or say nothing; colleagues are prompt,
 * slow, or away; the bot does what its clocks say. Every choice comes from one source of chance, so that a year that
 * goes wrong goes wrong again. Time is moved, nothing waits.
 */
import type { Case } from '../../src/case/case.ts';
import type { CaseCommand, Given, LaterCommand } from '../../src/case/commands.ts';
import { decide } from '../../src/case/decide.ts';
import type { RecordedEvent } from '../../src/case/events.ts';
import { evolve } from '../../src/case/evolve.ts';
import type { Person } from '../../src/case/vocabulary.ts';
import { type Chance, chanceFrom } from '../../src/sandbox/chance.ts';
import { type Due, nextDue } from '../../src/sandbox/past-complaint.ts';
import { type Act, KEES, nextAct } from './desk-people.ts';
import { ANNA, PIETER, RULES, register, SANNE, wants } from './given.ts';

const HOUR_MS = 3_600_000;
const FIRST_DAY = Date.parse('2026-01-01T08:00:00Z');
const LAST_DAY = Date.parse('2027-01-01T08:00:00Z');
/** More things never happen to one complaint; a case that goes round in circles is a fault. */
const MOST_STEPS = 500;

/** One thing that happened to a case. */
export type YearStep = {
  readonly command: LaterCommand;
  readonly before: Case;
  readonly after: Case;
  readonly events: readonly RecordedEvent[];
};

/** A complaint from its receipt to its end, or to the end of the year. */
export type YearOfCase = {
  readonly log: readonly RecordedEvent[];
  readonly steps: readonly YearStep[];
  readonly state: Case;
  readonly until: Date;
};

/** What stops the year: the bot was to act and the procedure said no, or a case never comes to rest. */
class StuckCaseError extends Error {
  override readonly name = 'StuckCaseError';
}

/** Plays one complaint. @param seed  the same number gives the same complaint */
function playCase(seed: number): YearOfCase {
  const chance = chanceFrom(seed);
  const play = begin(chance);
  const manner = chance.pick(MANNERS);
  let people = waitOf(play.at, manner, chance);
  while (play.steps.length < MOST_STEPS) {
    const due = nextDue(play.state, RULES);
    const isBot = due !== null && due.at.getTime() <= people;
    const at = isBot ? Math.max(due.at.getTime(), play.at) : people;
    if (at > LAST_DAY) return { ...play, until: new Date(LAST_DAY) };
    play.at = at;
    if (isBot) botActs(play, due);
    else {
      peopleAct(play, chance);
      people = waitOf(at, manner, chance);
    }
  }
  throw new StuckCaseError(`complaint ${seed} does not come to rest: ${play.state.stage}`);
}

type Play = { at: number; state: Case; log: RecordedEvent[]; steps: YearStep[] };

function begin(chance: Chance): Play {
  const at = FIRST_DAY + Math.floor(chance.next() * (LAST_DAY - FIRST_DAY));
  const command = register({ at: new Date(at), receivedAt: new Date(at - chance.whole(0, 2) * HOUR_MS) });
  const events = eventsOf(null, command, 0);
  const state = events.reduce<Case | null>(evolve, null);
  if (state === null) throw new StuckCaseError('a complaint is registered');
  const play: Play = { at, state, log: [...events], steps: [] };
  const isSent = chance.next() < 0.95;
  const report = { letter: 'complainant/received', outboundId: 1, ...byBot(at + 60_000) };
  carryOut(
    play,
    isSent
      ? { ...report, type: 'report_letter_sent' }
      : {
          ...report,
          type: 'report_letter_not_delivered',
          recipient: ANNA.address,
          status: '5.1.1',
        },
  );
  return play;
}

/** How long it takes until somebody does something, in hours; days in which nobody looks included. */
const MANNERS = [
  { least: 1, most: 30 },
  { least: 8, most: 24 * 6 },
  { least: 24, most: 24 * 30 },
  { least: 24 * 14, most: 24 * 90 },
] as const;

function waitOf(at: number, { least, most }: (typeof MANNERS)[number], chance: Chance): number {
  return at + chance.whole(least * 60, most * 60) * 60_000;
}

function botActs(play: Play, { act, clock }: Due): void {
  const given = byBot(play.at);
  const command: LaterCommand =
    act === 'warn_clock' ? { ...given, type: act, clock } : { ...given, type: act };
  if (!carryOut(play, command))
    throw new StuckCaseError(`${act} is due for ${clock} at ${given.at.toISOString()}, and refused`);
}

function byBot(at: number): Given {
  return { at: new Date(at), by: { kind: 'bot' }, mailId: null };
}

/** What people try is not always allowed; then they have done nothing. */
function peopleAct(play: Play, chance: Chance): void {
  for (const act of nextAct(play.state, chance)) carryOut(play, commandOf(act, play));
}

function commandOf(act: Act, { at, steps }: Play): LaterCommand {
  const when = new Date(at);
  if (act.who === 'complainant')
    return {
      ...act.command,
      at: when,
      by: { kind: 'complainant', address: ANNA.address },
      mailId: steps.length + 1,
    };
  if (act.who === 'executor')
    return {
      type: 'hear_third_party',
      at: when,
      by: { kind: 'other-person', address: KEES.address },
      mailId: steps.length + 1,
      number: act.number,
      from: KEES,
      said: act.said,
      files: 0,
      doubt: null,
    };
  const person: Person = act.who === 'pieter' ? PIETER : SANNE;
  const { by, roles } = wants(act.intent);
  if (by.kind !== 'staff' || by.proof === undefined) throw new Error('colleagues are proven');
  const proof = { ...by.proof, transaction: steps.length + 1 };
  return wants(act.intent, {
    at: when,
    person,
    roles: act.who === 'pieter' ? roles : ['handler'],
    by: { kind: 'staff', address: person.address, proof },
  });
}

/** @returns false when it was refused */
function carryOut(play: Play, command: LaterCommand): boolean {
  const before = play.state;
  const decision = decide(before, command, RULES);
  if (!decision.ok) return false;
  const events = record(decision.events, command, before.revision);
  for (const event of events) {
    play.log.push(event);
    play.state = evolve(play.state, event);
  }
  play.steps.push({ command, before, after: play.state, events });
  return true;
}

function eventsOf(state: Case | null, command: CaseCommand, revision: number): readonly RecordedEvent[] {
  const decision = decide(state, command, RULES);
  if (!decision.ok) throw new StuckCaseError(`${command.type} is refused: ${decision.refusal.code}`);
  return record(decision.events, command, revision);
}

function record(
  facts: readonly RecordedEvent['fact'][],
  { at, by, mailId }: Given,
  revision: number,
): readonly RecordedEvent[] {
  return facts.map((fact, index) => ({ seq: revision + index + 1, at, by, mailId, fact }));
}

/** One year of a desk. @param cases  how many complaints come in */
export function playYear(cases: number, seed: number): readonly YearOfCase[] {
  return Array.from({ length: cases }, (_, index) => playCase(seed * 1_000_003 + index));
}
