/**
 * Tells who asked when nobody approved in time: nothing of the mail was carried out, and its text comes back
 * (DESIGN 3, "Two persons needed"; law 5 of commands.md 3.1: silence is a bug).
 */
import { sameAddress } from '../mail/addresses.ts';
import { holdExpiredApprovals } from '../shell/db/approval-store.ts';
import { lockCases } from '../shell/db/case-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { endTransactions } from '../shell/db/transaction-store.ts';
import { openDocket } from './docket.ts';
import { enterDocket } from './enter-docket.ts';
import type { Office } from './office.ts';
import { putAnswer } from './staff/staff-run.ts';
import { casesOn } from './staff/try-plan.ts';

/** @returns how many plans nobody approved in time since the last time */
export async function expireApprovals(office: Office): Promise<number> {
  return await office.db.transaction().execute((tx) => expire(office, tx));
}

async function expire(office: Office, tx: Db): Promise<number> {
  const at = office.now();
  const { staff } = office.config;
  const addresses = staff.map(({ address }) => address);
  const over = await holdExpiredApprovals(tx, addresses, at);
  if (over.length === 0) return 0;
  const docket = openDocket(
    at,
    await lockCases(
      tx,
      over.flatMap(({ caseIds }) => caseIds),
    ),
  );
  await endTransactions(
    tx,
    over.map(({ id }) => id),
    'expired',
    at,
  );
  for (const { id, by, caseIds, plan } of over) {
    const asker = staff.find(({ address }) => sameAddress(address, by));
    if (asker === undefined) continue;
    const [state = null] = casesOn(docket, caseIds);
    const outcome = { kind: 'not-approved', state, by: null, original: plan.original } as const;
    putAnswer({ office, docket }, asker, outcome, { caseIds, transaction: id, answers: null });
  }
  await enterDocket(office, tx, docket);
  return over.length;
}
