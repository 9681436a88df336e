/** Plans of colleagues that wait for the approval of somebody else, or waited for too long; found by who asked and when. */
import { sql } from 'kysely';
import type { Plan } from '../../staff/plan.ts';
import type { Db } from './tables.ts';

/** A plan that waits. */
export type WaitingApproval = {
  readonly id: number;
  readonly by: string;
  readonly caseIds: readonly number[];
  readonly plan: Plan;
  readonly madeAt: Date;
  readonly expiresAt: Date;
};

/** No plan waits longer; older ones need not be looked at. */
const LOOKED_BACK_DAYS = 60;

/** What of these people waits for an approval, and is still in time at that instant; oldest first. */
export function listWaitingApprovals(
  db: Db,
  addresses: readonly string[],
  at: Date,
): Promise<readonly WaitingApproval[]> {
  return list(db, addresses, at, sql`expires_at >= ${at} order by id`);
}

/** What nobody approved in time; the rows are held until the transaction ends, so that it is told once. */
export function holdExpiredApprovals(
  tx: Db,
  addresses: readonly string[],
  at: Date,
): Promise<readonly WaitingApproval[]> {
  return list(tx, addresses, at, sql`expires_at < ${at} order by id for update skip locked`);
}

async function list(
  db: Db,
  addresses: readonly string[],
  at: Date,
  rest: ReturnType<typeof sql>,
): Promise<readonly WaitingApproval[]> {
  const { rows } = await sql<WaitingApproval>`
    select id, by_address as "by", to_json(cases) as "caseIds", plan, made_at as "madeAt", expires_at as "expiresAt"
    from staff_transactions
    where by_address = any(${[...addresses]}::text[])
      and made_at > ${at}::timestamptz - ${`${LOOKED_BACK_DAYS} days`}::interval
      and status = 'awaiting-approval' and ${rest}
  `.execute(db);
  return rows;
}
