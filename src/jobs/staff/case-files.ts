/**
 * Files about cases that a colleague asks for: the complaint form with `#status`, the dossier with `#file`, shared over
 * several mails where one would be too large (DESIGN 6; domain.md 2.5).
 */
import type { MailFile } from '../../mail/outbound-mail.ts';
import { MOST_BYTES_ENCLOSED, packFiles } from '../../mail/pack-files.ts';
import { loadCaseOnPaper } from '../../shell/db/case-papers.ts';
import type { DossierPart } from '../../staff/told.ts';
import { listExhibits, printIndex, readExhibits } from '../dossier.ts';
import { printForm } from '../print-case.ts';
import { settingFor } from '../write-letters.ts';
import type { StaffRun } from './staff-run.ts';

/** Most cases of which one answer has the form. */
export const MOST_FORMS = 5;
/** Most mails that one question brings; the operator fetches what is larger. */
const MOST_MAILS = 5;
/** The index goes with the first mail. */
const INDEX_BYTES = 500_000;

/** The complaint form of each case; none where there are too many. */
export async function formsOf(run: StaffRun, caseIds: readonly number[]): Promise<readonly MailFile[]> {
  const forms: MailFile[] = [];
  if (caseIds.length > MOST_FORMS) return forms;
  for (const caseId of caseIds)
    forms.push(await printForm(settingOf(run), await loadCaseOnPaper(run.tx, caseId, run.docket.at)));
  return forms;
}

/** One mail of a dossier. */
export type DossierMail = { readonly told: DossierPart; readonly files: readonly MailFile[] };

/** The mails in which the dossiers of cases go, the index with the first of each. */
export async function dossiersOf(run: StaffRun, caseIds: readonly number[]): Promise<readonly DossierMail[]> {
  const mails: DossierMail[] = [];
  for (const caseId of caseIds) mails.push(...(await dossierOf(run, caseId)));
  return mails;
}

async function dossierOf(run: StaffRun, caseId: number): Promise<readonly DossierMail[]> {
  const { tx, docket } = run;
  const setting = settingOf(run);
  const paper = await loadCaseOnPaper(tx, caseId, docket.at);
  const exhibits = await listExhibits(tx, setting, paper);
  const enclosed = exhibits.filter(({ absent }) => absent === null);
  const packed = packFiles(enclosed, MOST_BYTES_ENCLOSED - INDEX_BYTES);
  const mails = packed.mails.slice(0, MOST_MAILS);
  const tooLarge = [...packed.tooLarge, ...packed.mails.slice(MOST_MAILS).flat()];
  const listed = exhibits.map((each) =>
    tooLarge.includes(each) ? { ...each, absent: 'too-large' as const } : each,
  );
  const index = await printIndex(setting, paper, listed);
  const parts: DossierMail[] = [];
  for (const [place, some] of (mails.length === 0 ? [[]] : mails).entries()) {
    const files = [...(place === 0 ? [index] : []), ...(await readExhibits(some))];
    const names = files.map(({ name }) => name);
    const rest = place === 0 ? tooLarge.map(({ name }) => name) : [];
    const told = { reference: paper.state.reference, part: place + 1, parts: Math.max(mails.length, 1) };
    parts.push({ told: { about: 'dossier', ...told, files: names, tooLarge: rest }, files });
  }
  return parts;
}

function settingOf({ office, mail }: StaffRun) {
  return settingFor(office, mail.filing.desk, mail.member.language);
}
