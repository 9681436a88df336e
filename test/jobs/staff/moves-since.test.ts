/** What others did since a notice (commands.md 3.5, stale check). */
import { beforeAll, expect, test } from 'vitest';
import { openDocket } from '../../../src/jobs/docket.ts';
import { enterFact } from '../../../src/jobs/run-commands.ts';
import { eventsOf, movesSince } from '../../../src/jobs/staff/moves-since.ts';
import type { StaffRun } from '../../../src/jobs/staff/staff-run.ts';
import { loadEvents, lockCases } from '../../../src/shell/db/case-store.ts';
import { useDesk } from '../../support/office.ts';
import { aComplaint, aStaffMail, ELS, LEO, withColleagues } from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);
let run: StaffRun;
const written = (text: string) => ({ type: 'reply_written', text, files: [] }) as const;

beforeAll(async () => {
  await aComplaint(desk);
  const docket = openDocket(desk.office.now(), await lockCases(desk.office.db, [1001]));
  run = { office: desk.office, tx: desk.office.db, docket, mail: aStaffMail(desk.office) };
  const given = { at: docket.at, mailId: null };
  const staff = (address: string) => ({ kind: 'staff', address }) as const;
  enterFact(docket, 1001, { ...given, by: staff(ELS), fact: written('Mijn brief.') });
  enterFact(docket, 1001, { ...given, by: staff(LEO), fact: written('Zijn brief.') });
  enterFact(docket, 1001, {
    ...given,
    by: staff(LEO),
    fact: { type: 'tags_changed', added: ['x'], removed: [] },
  });
});

test('the log of a case has what the mails before in the batch enter', async () => {
  const stored = await loadEvents(desk.office.db, 1001);
  expect((await eventsOf(run, 1001)).length).toBe(stored.length + 3);
});

test('only moves count, and only those of others', async () => {
  const seen = (await loadEvents(desk.office.db, 1001)).length;
  const moves = await movesSince(run, 1001, seen);
  expect(moves.map(({ by }) => by)).toMatchObject([{ address: LEO, name: 'Leo Vos' }]);
  expect(await movesSince(run, 1001, seen + 2)).toEqual([]);
});
