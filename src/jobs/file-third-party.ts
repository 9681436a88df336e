/**
 * Mail about work that we ordered from somebody outside: filed on the case of the order, understood where it is an
 * answer of who was asked, and told to the handler. It is never answered and never reaches the complainant
 * (domain.md 2.4; step 3.2 of the procedure).
 */

import { printReference } from '../case/reference.ts';
import type { Language } from '../case/vocabulary.ts';
import { findMoved, findOrder } from '../case/work-orders.ts';
import { localDay } from '../case/working-days.ts';
import type { SentMail } from '../mail/disposition.ts';
import { readWorkAnswer } from '../staff/work-answer.ts';
import { announce } from './announce.ts';
import type { Docket } from './docket.ts';
import { authorOf, type Filing } from './filing.ts';
import type { Office } from './office.ts';
import { expectDone, runCommand } from './run-commands.ts';

/** True for a mail of who was asked, or of somebody else who has the address of the order. */
export function isOfThirdParty({ fate }: Filing): boolean {
  return fate.order !== null && fate.order.by !== 'complainant';
}

/** Files such a mail on the case of the order. */
export function fileThirdParty(office: Office, docket: Docket, filing: Filing, caseId: number): void {
  const { claimed, mail, fate, at } = filing;
  const from = authorOf(filing);
  const { calendar } = office;
  const number = fate.order === null ? null : orderOn(docket, caseId, fate.order);
  const language = languageOf(docket, caseId, number);
  const today = localDay(claimed.receivedAt, calendar.timeZone);
  const change = runCommand(office, docket, caseId, {
    type: 'hear_third_party',
    at,
    by: { kind: 'other-person', address: from.address },
    mailId: claimed.id,
    number,
    from,
    said: readWorkAnswer(mail.visibleText, { today, calendar, language }),
    files: mail.attachments.length,
    doubt: doubtOf(filing),
  });
  announce(office, docket, expectDone(change), filing);
}

/** The number of an order on the case that a mail is filed on: one that was merged gave it another number. */
export function orderOn(
  { cases }: Docket,
  caseId: number,
  { workOrder, movedOrder }: Pick<SentMail, 'workOrder' | 'movedOrder'>,
): number | null {
  if (movedOrder === undefined) return workOrder;
  const { caseId: from, number } = movedOrder;
  const works = cases.get(caseId)?.state.works ?? [];
  return findMoved(works, { reference: printReference(from), number })?.number ?? null;
}

// A day that can be read in two ways is read as in the language in which we wrote.
function languageOf({ cases }: Docket, caseId: number, number: number | null): Language {
  const state = cases.get(caseId)?.state;
  return findOrder(state?.works ?? [], number)?.language ?? state?.language ?? 'en';
}

// What an archive holds was answered when it came.
function doubtOf({ fate, claimed }: Filing): 'other-address' | 'no-token' | null {
  if (fate.order?.by !== 'addressee') return 'other-address';
  return fate.order.proven && !claimed.imported ? null : 'no-token';
}
