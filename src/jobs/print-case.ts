/**
 * One case on paper: the complaint form for colleagues as a PDF, to go with the answer to `#status` or to be written to
 * a file (domain.md 2.5; procedure step 7).
 */
import { localDay } from '../case/working-days.ts';
import { caseForm } from '../letters/case-form.ts';
import type { CaseOnPaper } from '../letters/case-papers.ts';
import type { Draft } from '../letters/markup.ts';
import { type LetterSetting, writeDay } from '../letters/wording.ts';
import type { MailFile } from '../mail/outbound-mail.ts';
import { printOnPaper } from '../shell/paper.ts';

/** The complaint form of a case, in the language of the setting. */
export async function printForm(setting: LetterSetting, paper: CaseOnPaper): Promise<MailFile> {
  const draft = caseForm(setting, paper);
  const content = await printDraft(setting, draft, paper.at);
  return { name: `${draft.subject}.pdf`, type: 'application/pdf', content };
}

/** Blocks of a page as a PDF without an address: it stays in the house, or goes along with something else. */
export function printDraft(setting: LetterSetting, draft: Draft, at: Date): Promise<Buffer> {
  const { language } = setting;
  return printOnPaper(draft, {
    language,
    organisation: setting.organisation.name,
    addressee: [],
    day: writeDay(localDay(at, setting.timeZone), language),
    madeAt: at,
  });
}
