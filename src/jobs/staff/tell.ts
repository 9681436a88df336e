/**
 * Answers what colleagues ask: what they can write, where a case stands, what happened to it, which cases there are.
 * Nothing changes, and the answer goes to the address on the roster only (DESIGN 6, "answers only").
 */

import { wordFor } from '../../letters/wording.ts';
import { findCases } from '../../shell/db/case-list.ts';
import { loadEvents } from '../../shell/db/case-store.ts';
import { explainCommand, listHelp } from '../../staff/help.ts';
import { reaches } from '../../staff/level.ts';
import { type PlannedCommand, problemOf } from '../../staff/plan.ts';
import type { Problem } from '../../staff/problem.ts';
import type { Answer, HelpRow } from '../../staff/told.ts';
import { standingAddressOf } from '../send-contact-cards.ts';
import { dossiersOf, formsOf, MOST_FORMS } from './case-files.ts';
import { type Attempt, challenge, levelOf, wantedLevel } from './gate.ts';
import { answer, firstCase, record, refuse, type StaffRun } from './staff-run.ts';
import { casesOn } from './try-plan.ts';

/** Most cases that one answer lists. */
const MOST_LISTED = 50;

/** Answers every question of a mail in one answer. */
export async function tell(run: StaffRun, attempt: Attempt): Promise<void> {
  const { plan, caseIds } = attempt;
  const reached = levelOf(run, attempt);
  if (!reaches(reached, wantedLevel(run, attempt))) {
    await challenge(run, attempt, [{ code: 'not-proven' }], null);
    return;
  }
  const asked = plan.commands.map(({ request }) => request.type);
  const answers: Answer[] = [];
  const problems: Problem[] = [];
  for (const command of plan.commands) {
    const found = await answersTo(run, attempt, command);
    if (found.length > 0 || (command.request.type === 'show_dossier' && caseIds.length > 0))
      answers.push(...found);
    else problems.push(problemOf('no-case', command));
  }
  if (problems.length > 0) return refuse(run, problems, attempt);
  record(run, { plan, caseIds, status: 'answered' });
  const state = firstCase(run, caseIds);
  const forms = asked.includes('show_status') ? await formsOf(run, caseIds) : [];
  const [first, ...more] = asked.includes('show_dossier') ? await dossiersOf(run, caseIds) : [];
  const files = [...forms, ...(first?.files ?? [])];
  const all = [...answers, ...(first === undefined ? [] : [first.told])];
  answer(run, { kind: 'told', answers: all, state }, caseIds, undefined, { files });
  for (const { told, files: others } of more)
    answer(run, { kind: 'told', answers: [told], state }, caseIds, undefined, { files: others });
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
      return states.map((state) => ({ about: 'status', state, hasForm: states.length <= MOST_FORMS }));
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
      const { cases, count } = await findCases(tx, { words: request.words, open: true, most: MOST_LISTED });
      return [{ about: 'list', cases, count }];
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
