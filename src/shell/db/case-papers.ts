/** One case as it is put on paper, out of the register: its log, its terms and its correspondence. Only reads. */
import { sql } from 'kysely';
import { replay } from '../../case/evolve.ts';
import { printReference } from '../../case/reference.ts';
import type { CaseOnPaper, Paper } from '../../letters/case-papers.ts';
import { loadEvents } from './case-store.ts';
import { clocksOnCase } from './dossier.ts';
import type { Db } from './tables.ts';

/**
 * Reads a case that exists.
 * @param at  now; a term that ends before it is late
 * @throws Error when there is no such case
 */
export async function loadCaseOnPaper(db: Db, caseId: number, at: Date): Promise<CaseOnPaper> {
  const events = await loadEvents(db, caseId);
  if (events.length === 0) throw new Error(`${printReference(caseId)} is not in the register`);
  const clocks = await clocksOnCase(db, caseId);
  const papers = await loadPapers(db, caseId);
  return {
    state: replay(events),
    events,
    clocks: clocks.map((clock) => ({
      name: clock.clock,
      startsAt: clock.starts_at,
      dueOn: clock.due_on,
      dueAt: clock.due_at,
      stoppedAt: clock.stopped_at,
    })),
    papers: papers.filter(({ direction }) => direction !== null).flatMap(asPaper),
    staffMails: papers.filter(({ direction }) => direction === null).length,
    at,
  };
}

type PaperRow = Omit<Paper, 'direction' | 'person'> & {
  readonly direction: 'in' | 'out' | null;
  readonly address: string;
  readonly name: string;
};

function asPaper({ direction, address, name, ...row }: PaperRow): readonly Paper[] {
  return direction === null ? [] : [{ ...row, direction, person: { address, name } }];
}

/** Mails of the case and of those that go on in it; a second delivery is the same mail, what staff wrote has no direction. */
async function loadPapers(db: Db, caseId: number): Promise<readonly PaperRow[]> {
  const { rows } = await sql<PaperRow>`
    with these as (select id from cases where id = ${caseId} or merged_into = ${caseId})
    select case disposition when 'staff' then null else 'in' end as direction, mail.id, received_at as at,
      coalesce(from_address, '') as address, coalesce(from_name, '') as name, coalesce(subject, '') as subject,
      null as letter, 'arrived' as status,
      array(select attachments.name from attachments where mail_id = mail.id and not inline order by position) as files
    from inbound_mails as mail
    where case_id in (select id from these) and second_delivery_of is null
    union all
    select 'out', id, coalesce(sent_at, made_at), to_address, '', subject, letter, status, '{}'
    from outbound_mails
    where case_id in (select id from these) and audience = 'complainant'
    order by 3, 2
  `.execute(db);
  return rows;
}
