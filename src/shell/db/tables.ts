/**
 * The tables as Kysely sees them; `migrations/` makes them and `test/schema.sql` shows them as they are.
 * `bigint` columns are read as numbers (identities stay below 2^53), `date` columns as `YYYY-MM-DD`.
 */
import type { Generated, Kysely } from 'kysely';
import type {
  CaseClocksTable,
  CaseEventPayloadsTable,
  CaseEventsTable,
  CasesTable,
  PromisesTable,
  StaffTasksTable,
} from './case-tables.ts';
import type {
  AskedReportsTable,
  DigestsTable,
  SeriesBreaksTable,
  TrendFlagsTable,
  TrendSnoozesTable,
  VolumesTable,
} from './digest-tables.ts';
import type { MadeAt } from './made-at.ts';
import type {
  AttachmentsTable,
  FetchedMessagesTable,
  InboundMailsTable,
  MailboxStatesTable,
  MailDecisionsTable,
  RawMailsTable,
  ThreadIdsTable,
} from './mail-tables.ts';
import type {
  CauseNoticesTable,
  MeasureEventPayloadsTable,
  MeasureEventsTable,
  MeasuresTable,
} from './measure-tables.ts';
import type {
  AddressFlagsTable,
  BreakerTripsTable,
  DeliveryTroublesTable,
  OutboundMailsTable,
  WaitingNoticesTable,
} from './outbox-tables.ts';
import type { CaseDutiesTable, CasePointsTable, CaseTalliesTable } from './tally-tables.ts';
import type { MailboxGuardsTable, StaffTransactionsTable } from './transaction-tables.ts';

/** Scheduled work that ran: one row per period, whichever daemon did it. */
export type ScheduleRunsTable = { task: string; period: string; at: MadeAt };

/** Secrets that sign reply tokens and own headers; the newest signs, all verify. */
export type SigningKeysTable = { id: Generated<number>; secret: Buffer; made_at: MadeAt };

/** Every table by its name in the database. */
export type Database = {
  fetched_messages: FetchedMessagesTable;
  mailbox_states: MailboxStatesTable;
  raw_mails: RawMailsTable;
  inbound_mails: InboundMailsTable;
  mail_decisions: MailDecisionsTable;
  attachments: AttachmentsTable;
  cases: CasesTable;
  case_events: CaseEventsTable;
  case_event_payloads: CaseEventPayloadsTable;
  case_clocks: CaseClocksTable;
  promises: PromisesTable;
  case_tallies: CaseTalliesTable;
  case_points: CasePointsTable;
  case_duties: CaseDutiesTable;
  measures: MeasuresTable;
  measure_events: MeasureEventsTable;
  measure_event_payloads: MeasureEventPayloadsTable;
  cause_notices: CauseNoticesTable;
  thread_ids: ThreadIdsTable;
  outbound_mails: OutboundMailsTable;
  waiting_notices: WaitingNoticesTable;
  address_flags: AddressFlagsTable;
  breaker_trips: BreakerTripsTable;
  delivery_troubles: DeliveryTroublesTable;
  staff_tasks: StaffTasksTable;
  staff_transactions: StaffTransactionsTable;
  mailbox_guards: MailboxGuardsTable;
  schedule_runs: ScheduleRunsTable;
  signing_keys: SigningKeysTable;
  trend_flags: TrendFlagsTable;
  trend_snoozes: TrendSnoozesTable;
  volumes: VolumesTable;
  series_breaks: SeriesBreaksTable;
  digests: DigestsTable;
  asked_reports: AskedReportsTable;
};

/** The register, or a transaction on it: what jobs and stores are handed. */
export type Db = Kysely<Database>;
