/**
 * What reading a digest of a great register needs: indexes that answer sums alone, without the rows, in place of those that
 * named only a day, and what the planner cannot know by itself (src/shell/db/digest-facts.ts). No table is written to by one
 * index more than before.
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index case_tallies_received, case_tallies_satisfaction, case_points_decided, case_duties_known,
      case_duties_decision;
    -- Late registrations are found by the same pages as those of a range of days.
    create index case_tallies_received on case_tallies using brin (received_on, registered_on)
      with (pages_per_range = 16, autosummarize = on);
    create index case_tallies_satisfaction on case_tallies (desk, satisfaction, satisfaction_on, counts)
      where satisfaction is not null;
    create index case_points_decided on case_points (desk, decided_on, finding, cause) where decided_on is not null;
    create index case_duties_known on case_duties (desk, known_on, check_number, passed);
    create index case_duties_decision on case_duties (desk, known_on, passed)
      where check_number = 8 and about = 'decision';

    -- Without these the planner believes that nearly every case was opened again, and that no two lie in one week.
    create statistics case_tallies_reopenings on (reopenings[1]) from case_tallies;
    create statistics case_tallies_weeks
      on ((received_on - date '1970-01-05') / 7), ((closed_on - date '1970-01-05') / 7) from case_tallies;
    create statistics case_tallies_days (ndistinct) on received_on, confirmed_on, decided_on, closed_on from case_tallies;
    create statistics case_tallies_repairs (ndistinct) on repair_from, repaired_on from case_tallies;
    create statistics case_points_weeks on ((received_on - date '1970-01-05') / 7) from case_points;
  `.execute(db);
}
