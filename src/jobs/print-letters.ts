/**
 * Letters to a complainant without a mail address: each becomes a PDF and a task until it was posted (domain.md 2.6
 * "Phone, desk, letter"). It goes with the answer to who wrote the command; what nobody asked for, such as a reminder,
 * goes to who handles the case in a mail of its own.
 */

import type { Case } from '../case/case.ts';
import { localDay } from '../case/working-days.ts';
import { inline } from '../letters/foreign-text.ts';
import { toPostModel } from '../letters/lateness-models.ts';
import type { CaseFacts } from '../letters/staff-models.ts';
import { type LetterSetting, wordFor, writeDay } from '../letters/wording.ts';
import type { MailFile } from '../mail/outbound-mail.ts';
import { printOnPaper } from '../shell/paper.ts';
import type { Docket, LetterOrder } from './docket.ts';
import { tellHandlers } from './notify-staff.ts';
import type { Office } from './office.ts';

/** Prints letters, and puts on the docket that they must be posted. */
export async function printLetters(
  office: Office,
  docket: Docket,
  orders: readonly LetterOrder[],
): Promise<readonly MailFile[]> {
  const files: MailFile[] = [];
  for (const order of orders) {
    files.push(await print(office, docket, order));
    const { desk, caseId } = order;
    docket.tasks.push({ kind: 'to-post', desk: desk.name, caseId, mailId: null, at: docket.at });
  }
  return files;
}

/** Prints what is left on the docket: letters that no colleague asked for. */
export async function printUnasked(office: Office, docket: Docket): Promise<void> {
  for (const order of docket.paper.splice(0)) {
    const { desk, caseId, letter } = order;
    const files = await printLetters(office, docket, [order]);
    const about = { desk, caseId, state: stateOf(docket, caseId) };
    const model = (setting: LetterSetting, facts: CaseFacts) => toPostModel(setting, facts, letter);
    tellHandlers(office, docket, about, 'staff/to-post', model, files);
  }
}

function stateOf({ cases }: Docket, caseId: number | null): Case {
  const state = caseId === null ? undefined : cases.get(caseId)?.state;
  if (state === undefined) throw new Error('a letter on paper is about a case');
  return state;
}

async function print(office: Office, docket: Docket, order: LetterOrder): Promise<MailFile> {
  const { caseId, letter, written } = order;
  const state = stateOf(docket, caseId);
  const { language, complainant, fields, reference } = state;
  const postal = (fields['postal-address'] ?? '').split(/[,\n]/u).map((line) => inline(line, MOST_LINE));
  const content = await printOnPaper(written.draft, {
    language,
    organisation: office.config.organisation.name,
    addressee: [inline(complainant.name, MOST_LINE), ...postal].filter((line) => line !== ''),
    day: writeDay(localDay(docket.at, office.config.timeZone), language),
    madeAt: docket.at,
  });
  const name = wordFor(office.templates.words(language), 'letter', letter);
  return { name: `${reference} ${name}.pdf`, type: 'application/pdf', content };
}

/** As many characters as the window of an envelope is wide. */
const MOST_LINE = 45;
