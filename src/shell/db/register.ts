/**
 * What people ask the register: which cases there are, and what waits for a person. Only reads. All personal
 * data in it passes out as it is; who prints it cleans it.
 */
import { type RawBuilder, sql } from 'kysely';
import { ACKNOWLEDGEMENT_LETTERS } from '../../case/case.ts';
import { COMPLAINANT_CLOCKS } from '../../case/clocks.ts';
import type { IsoDate, Person, Severity, Stage } from '../../case/vocabulary.ts';
import type { TaskKind } from './case-tables.ts';
import type { MailStatus } from './mail-tables.ts';
import type { Db } from './tables.ts';

/** Which cases; null or false leaves out the condition. */
export type CaseFilter = {
  readonly desk: string | null;
  readonly stage: 'open' | 'closed' | null;
  /** Only cases of which a running term has passed. */
  readonly late: boolean;
  /** Only cases with an open task. */
  readonly waiting: boolean;
  /** First day of receipt, in `timeZone`. */
  readonly since: IsoDate | null;
  readonly timeZone: string;
  readonly limit: number | null;
};

/** Only a confirmation that left and did not come back counts as given (domain.md 2.3, clock A). */
export type AcknowledgedState = 'yes' | 'no' | 'not-delivered';

/** One line of the register. */
export type CaseLine = {
  readonly reference: string;
  readonly desk: string;
  readonly channel: string;
  readonly language: string;
  readonly stage: Stage;
  /** Null while nobody handles it. */
  readonly handler: Person | null;
  readonly category: string | null;
  readonly severity: Severity;
  readonly complainant: Person;
  readonly subject: string;
  readonly receivedAt: Date;
  readonly registeredAt: Date;
  readonly decisionDue: IsoDate;
  readonly late: boolean;
  readonly acknowledged: AcknowledgedState;
  readonly acknowledgedAt: Date | null;
  /** Names of needs that are still open. */
  readonly missing: readonly string[];
  /** Open tasks, oldest first. */
  readonly tasks: readonly TaskKind[];
};

/**
 * The cases that a filter lets through, newest first.
 * @param at  now; a term that ends before it has passed
 */
export async function listCases(db: Db, filter: CaseFilter, at: Date): Promise<readonly CaseLine[]> {
  const { desk, stage, since, timeZone, limit } = filter;
  const conditions = [
    desk === null ? null : sql<boolean>`desk = ${desk}`,
    stage === null
      ? null
      : stage === 'closed'
        ? sql<boolean>`stage = 'closed'`
        : sql<boolean>`stage <> 'closed'`,
    since === null ? null : sql<boolean>`received_at >= ${since}::date::timestamp at time zone ${timeZone}`,
    filter.late ? isLate(at) : null,
    filter.waiting ? HAS_TASK : null,
  ].filter((condition) => condition !== null);
  const { rows } = await sql<CaseLine>`
    select reference, desk, channel, language, stage, category, severity,
      case when handler_address is not null
        then json_build_object('address', handler_address, 'name', handler_name) end as handler,
      json_build_object('address', complainant_address, 'name', complainant_name) as complainant,
      subject, received_at as "receivedAt", registered_at as "registeredAt", decision_due_on as "decisionDue",
      ${isLate(at)} as late, ${ACKNOWLEDGED} as acknowledged, acknowledged_at as "acknowledgedAt", missing,
      array(select kind from staff_tasks where case_id = cases.id and done_at is null order by id) as tasks
    from cases
    where ${sql.join([sql<boolean>`true`, ...conditions], sql` and `)}
    order by received_at desc, id desc
    limit ${limit}
  `.execute(db);
  return rows;
}

const HAS_TASK = sql<boolean>`
  exists (select from staff_tasks where case_id = cases.id and done_at is null)`;

const ACKNOWLEDGED = sql<AcknowledgedState>`
  case when acknowledged_at is not null then 'yes'
    when exists (select from outbound_mails where case_id = cases.id
      and letter = any(${[...ACKNOWLEDGEMENT_LETTERS]}::text[]) and status in ('sent', 'failed')) then 'not-delivered'
    else 'no' end`;

function isLate(at: Date): RawBuilder<boolean> {
  return sql<boolean>`
    (stage <> 'closed' and exists (select from case_clocks
      where case_id = cases.id and stopped_at is null and due_at < ${at}
        and clock <> all(${[...COMPLAINANT_CLOCKS]}::text[])))`;
}

/** Something that waits for a person. */
export type OpenTask = {
  readonly kind: TaskKind;
  readonly openedAt: Date;
  readonly desk: string;
  /** Reference of the case, if it is about one. */
  readonly reference: string | null;
  /** The mail that it is about, with what could be read of it. */
  readonly mailId: number | null;
  readonly from: Person | null;
  readonly subject: string | null;
  /** Why a mail could not be processed, or why a mail was not answered by itself. */
  readonly because: readonly string[];
  /** References of cases that the mail points at, strongest evidence first. */
  readonly maybe: readonly string[];
};

/** Which tasks; null leaves out the condition. */
export type TaskFilter = {
  readonly desk: string | null;
  readonly caseId: number | null;
  readonly mailId?: number | null;
};

/** The open tasks, oldest first. */
export async function listOpenTasks(
  db: Db,
  { desk, caseId, mailId = null }: TaskFilter,
): Promise<readonly OpenTask[]> {
  const { rows } = await sql<OpenTask>`
    select kind, opened_at as "openedAt", task.desk, reference, mail.id as "mailId",
      case when coalesce(from_address, from_name, complainant_address) is not null then json_build_object(
        'address', coalesce(from_address, complainant_address, ''),
        'name', coalesce(from_name, complainant_name, '')) end as "from",
      coalesce(mail.subject, cases.subject) as subject,
      case when mail.failure is not null then array[mail.failure]
        when kind = 'letter-failed' then array[coalesce(letter.failure, '')]
        when kind = 'held' then coalesce(rules_hit, '{}')
        when kind = 'acknowledge' then coalesce(acknowledge_because, '{}')
        else '{}' end as because,
      case when task.case_id is null then array(
        select each ->> 'reference' from jsonb_array_elements(evidence) with ordinality as found (each, place)
        group by 1 order by min(place)) else '{}' end as maybe
    from staff_tasks as task
      left join cases on cases.id = task.case_id
      left join inbound_mails as mail on mail.id = task.mail_id
      left join outbound_mails as letter on letter.id = task.outbound_id
    where done_at is null
      and (${desk}::text is null or task.desk = ${desk})
      and (${caseId}::bigint is null or task.case_id = ${caseId})
      and (${mailId}::bigint is null or task.mail_id = ${mailId})
    order by opened_at, task.id
  `.execute(db);
  return rows;
}

/** How a mail stands, for who asks by its number; null when there is none. */
export async function findMailStatus(
  db: Db,
  mailId: number,
): Promise<{ readonly status: MailStatus; readonly disposition: string | null } | null> {
  const row = await db
    .selectFrom('inbound_mails')
    .select(['status', 'disposition'])
    .where('id', '=', mailId)
    .executeTakeFirst();
  return row ?? null;
}
