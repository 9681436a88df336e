/**
 * Answers what colleagues ask: what they can write, where a case stands, what happened to it, which cases there are.
 * Nothing changes, and the answer goes to the address on the roster only (DESIGN 6, "answers only").
 */

import type { Case } from '../../case/case.ts';
import { learningDue } from '../../case/learning.ts';
import { parsePeriod } from '../../digest/period.ts';
import { wordFor } from '../../letters/wording.ts';
import { findCases, listCasesOf } from '../../shell/db/case-list.ts';
import { loadEvents } from '../../shell/db/case-store.ts';
import { loadMeasures } from '../../shell/db/measure-log.ts';
import { explainCommand, listHelp } from '../../staff/help.ts';
import { reaches } from '../../staff/level.ts';
import { mailProblem, type PlannedCommand, problemOf } from '../../staff/plan.ts';
import type { Problem } from '../../staff/problem.ts';
import type { Answer, HelpRow, LearningTold } from '../../staff/told.ts';
import { rulesFor } from '../office.ts';
import { standingAddressOf } from '../send-contact-cards.ts';
import { readsDigests } from '../send-digests.ts';
import { dossiersOf, formsOf, MOST_FORMS } from './case-files.ts';
import { casesBehind } from './digest-rows.ts';
import { type Attempt, challenge, levelOf, wantedLevel } from './gate.ts';
import { answer, askLater, firstCase, record, refuse, type StaffRun } from './staff-run.ts';
import { casesOn } from './try-plan.ts';

/** Most cases that one answer lists. */
const MOST_LISTED = 50;

/** Answers every question of a mail in one answer. */
export async function tell(run: StaffRun, attempt: Attempt): Promise<void> {
  const { plan, caseIds } = attempt;
  const reports = plan.commands.flatMap(({ request }) => (request.type === 'show_report' ? request : []));
  if (reports.length > 0 && !readsDigests(run.office, run.mail.member))
    return refuse(run, [mailProblem('not-your-role')], attempt);
  const reached = levelOf(run, attempt);
  if (!reaches(reached, wantedLevel(run, attempt))) {
    await challenge(run, attempt, [{ code: 'not-proven' }], null);
    return;
  }
  const asked = plan.commands.map(({ request }) => request.type);
  const replies: Reply[] = [];
  for (const command of plan.commands) replies.push(await replyTo(run, attempt, command));
  const problems = replies.flatMap((reply) => reply.problems);
  if (problems.length > 0) return refuse(run, problems, attempt);
  record(run, { plan, caseIds, status: 'answered' });
  const later = reports.map(({ report, period }) => ({ report, period }));
  if (later.length > 0) await askLater(run, run.mail.transaction, later);
  if (reports.length === plan.commands.length) return;
  const state = firstCase(run, caseIds);
  const forms = asked.includes('show_status') ? await formsOf(run, caseIds) : [];
  const [first, ...more] = asked.includes('show_dossier') ? await dossiersOf(run, caseIds) : [];
  const files = [...forms, ...(first?.files ?? [])];
  const all = [...replies.flatMap((reply) => reply.answers), ...(first === undefined ? [] : [first.told])];
  answer(run, { kind: 'told', answers: all, state }, caseIds, undefined, { files });
  for (const { told, files: others } of more)
    answer(run, { kind: 'told', answers: [told], state }, caseIds, undefined, { files: others });
}

/** What one question brings. */
type Reply = {
  readonly answers: readonly Answer[];
  readonly problems: readonly Problem[];
};

async function replyTo(run: StaffRun, attempt: Attempt, command: PlannedCommand): Promise<Reply> {
  const { request } = command;
  if (request.type === 'show_report') {
    const { period } = request;
    const isNone = period !== null && parsePeriod(period) === null;
    const problem = { ...problemOf('impossible-date', command), name: period ?? '' };
    return { answers: [], problems: isNone ? [problem] : [] };
  }
  const answers = await answersTo(run, attempt, command);
  const isAnswered = answers.length > 0 || (request.type === 'show_dossier' && attempt.caseIds.length > 0);
  return { answers, problems: isAnswered ? [] : [problemOf('no-case', command)] };
}

/** @returns none when the question is about a case, and the mail about no case */
async function answersTo(
  run: StaffRun,
  attempt: Attempt,
  { request }: PlannedCommand,
): Promise<readonly Answer[]> {
  const { docket, tx, mail } = run;
  const states = casesOn(docket, attempt.caseIds);
  switch (request.type) {
    case 'show_help':
      return [{ about: 'help', rows: await helpRows(run, attempt, request.topic) }];
    case 'show_status':
      return Promise.all(
        states.map(async (state) => ({
          about: 'status' as const,
          state,
          learning: await learningTold(run, state),
          hasForm: states.length <= MOST_FORMS,
        })),
      );
    case 'show_dossier':
      return [];
    case 'show_history': {
      const told: Answer[] = [];
      for (const caseId of attempt.caseIds) {
        const reference = docket.cases.get(caseId)?.state.reference ?? '';
        told.push({ about: 'history', reference, events: await loadEvents(tx, caseId) });
      }
      return told;
    }
    case 'list_cases': {
      const behind = casesBehind(mail.digest, request.words);
      const { cases, count } =
        behind === null
          ? await findCases(tx, { words: request.words, open: true, most: MOST_LISTED })
          : await listCasesOf(tx, behind, MOST_LISTED);
      return [
        { about: 'list', behind: behind === null ? null : request.words.trim().toUpperCase(), cases, count },
      ];
    }
    case 'find_cases': {
      const { words } = request;
      const { cases, count } = await findCases(tx, { words, open: false, most: MOST_LISTED });
      return [{ about: 'find', text: words, cases, count }];
    }
    default:
      throw new Error(`${request.type} of ${mail.filing.claimed.id} is no question`);
  }
}

async function helpRows(run: StaffRun, attempt: Attempt, topic: string | null): Promise<readonly HelpRow[]> {
  const { office, tx, mail } = run;
  const { language, roles } = mail.member;
  const explained = topic === null ? null : explainCommand(topic, language);
  if (explained !== null) return [explained];
  const stage = firstCase(run, attempt.caseIds)?.stage ?? null;
  const address = await standingAddressOf(office, tx, mail.member);
  const effect = wordFor(office.templates.words(language), 'told', 'standing-address');
  const own = address === null ? [] : [{ usage: address, effect }];
  return [...listHelp({ roles, level: 'A3', stage }, language), ...own];
}

async function learningTold({ office, tx }: StaffRun, state: Case): Promise<LearningTold> {
  const rules = rulesFor(office, state.profile);
  const dueOf = (term: 'cause' | 'measure') => {
    const due = learningDue(state, term, rules);
    return due === null || due.stoppedAt !== null ? null : due.dueOn;
  };
  const stored = await loadMeasures(
    tx,
    state.measures.map(({ number }) => number),
  );
  const measures = stored.map((each) => each.state);
  return { measures, causeDue: dueOf('cause'), measureDue: dueOf('measure') };
}
