/**
 * Plain words in answer to a mail about a measure, such as "done, see photo": they belong to no case, and no word of them
 * says surely what is meant. Whoever wrote them is asked for the line, with those words in it, ready to be sent; the
 * coordinator reads along (procedure step 4.2; commands.md 3.6).
 */
import { parseMeasure } from '../../case/reference.ts';
import { scanStructure } from '../../mail/mime-structure.ts';
import type { Measure } from '../../measure/measure.ts';
import type { AnsweredMail } from '../../shell/db/answered-store.ts';
import { loadMeasures } from '../../shell/db/measure-log.ts';
import { readTexts } from '../../shell/mail-texts.ts';
import { tellOfMeasureWords } from '../tell-measures.ts';
import type { StaffRun } from './staff-run.ts';

const ABOUT_MEASURE: readonly string[] = [
  'staff/measure-given',
  'staff/measure-reminder',
  'staff/measure-verdict',
  'staff/measure-words',
];

/**
 * Asks for the line.
 * @param note  what was written
 * @returns false for a mail that answers no measure, or one that is over
 */
export async function askMeasureLine(run: StaffRun, note: string): Promise<boolean> {
  const measure = await measureAnswered(run);
  if (measure === null) return false;
  const { office, docket, mail } = run;
  const { filing, member } = mail;
  const hasFiles = filing.mail.attachments.some(({ inline }) => !inline);
  tellOfMeasureWords(office, docket, measure, { filing, member, note, hasFiles });
  return true;
}

async function measureAnswered({ tx, mail }: StaffRun): Promise<Measure | null> {
  const notice = mail.answered.find(({ letter }) => ABOUT_MEASURE.includes(letter));
  const number = notice === undefined ? null : numberIn(notice);
  if (number === null) return null;
  const [stored] = await loadMeasures(tx, [number]);
  const isOpen = stored !== undefined && ['decided', 'implemented', 'judged'].includes(stored.state.stage);
  return isOpen ? stored.state : null;
}

/** The number that a mail about a measure shows first. */
function numberIn({ bytes }: AnsweredMail): number | null {
  return parseMeasure(/\bM-\d+\b/u.exec(readTexts(bytes, scanStructure(bytes, 0)).text)?.[0] ?? '');
}
