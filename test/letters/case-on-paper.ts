/** A case of Karin as it is put on paper, for the tests of the form and of the dossier. */
import type { CaseEvent } from '../../src/case/events.ts';
import { replay } from '../../src/case/evolve.ts';
import type { CaseOnPaper, Paper } from '../../src/letters/case-papers.ts';
import { logOf, registered, TUESDAY } from '../support/given.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A mail of Karin. */
export const CAME: Paper = {
  direction: 'in',
  id: 1,
  at: TUESDAY,
  person: { address: 'karin.jansen@example.net', name: 'Karin Jansen' },
  subject: 'Lekkage dakkapel',
  letter: null,
  status: 'arrived',
  files: ['foto.jpg'],
};

/** The confirmation of receipt. */
export const WROTE: Paper = {
  ...CAME,
  direction: 'out',
  id: 2,
  letter: 'complainant/received',
  status: 'sent',
  files: [],
};

/** The case after what happened. */
export function onPaper(facts: readonly CaseEvent[], changes: Partial<CaseOnPaper> = {}): CaseOnPaper {
  const events = logOf([registered({}), ...facts]);
  return {
    state: replay(events),
    events,
    clocks: [
      {
        name: 'decision',
        startsAt: TUESDAY,
        dueOn: '2026-12-15',
        dueAt: new Date('2026-12-15T22:59:00Z'),
        stoppedAt: null,
      },
    ],
    papers: [CAME, WROTE],
    staffMails: 0,
    at: new Date(TUESDAY.getTime() + DAY_MS),
    ...changes,
  };
}
