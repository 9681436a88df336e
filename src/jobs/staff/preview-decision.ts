/**
 * Shows the decision letter before anybody sends it: when every point has its finding and the letter was not ordered,
 * it is written on a copy as if it had been (DESIGN 3, "When does a decision letter leave?").
 */
import type { Case } from '../../case/case.ts';
import type { Preview } from '../../staff/outcome.ts';
import { type Docket, openDocket } from '../docket.ts';
import type { Office } from '../office.ts';
import { type Act, lettersOut, tryPlan } from './try-plan.ts';

const SEND = {
  line: 0,
  written: '',
  moves: true,
  level: 'A2',
  request: { type: 'report_decision' },
} as const;

/** True when every point is judged, or on an objection some point is judged anew. */
function isReady({ stage, dispute }: Case): boolean {
  return stage === 'decided' || (stage === 'disputed' && (dispute?.judgedAgain ?? []).length > 0);
}

/** The letter as it would leave now, or what stands against it; null where no decision waits to be sent. */
export function previewDecision(office: Office, docket: Docket, act: Act): Preview | null {
  const [caseId, ...others] = act.caseIds;
  if (caseId === undefined || others.length > 0) return null;
  const state = docket.cases.get(caseId)?.state;
  if (state === undefined || !isReady(state)) return null;
  const copy = openDocket(docket.at, docket.cases);
  const trial = tryPlan(office, copy, { ...act, plan: { ...act.plan, note: '', commands: [SEND] } });
  if (!trial.ok) return { letter: null, problems: trial.problems };
  const [letter] = lettersOut(office, trial.docket);
  return { letter: letter ?? null, problems: [] };
}
