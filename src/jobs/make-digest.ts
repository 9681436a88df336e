/**
 * Makes one digest of a desk: reads the facts, judges them beside what earlier digests left, and writes it in the words of
 * a reader, with pictures and workbook (procedure step 5; domain.md 3.1). Nothing is stored or sent here.
 */

import type { Language } from '../case/vocabulary.ts';
import { addDays } from '../case/working-days.ts';
import type { Desk } from '../config.ts';
import type { RowName } from '../digest/counting.ts';
import { makeDigest } from '../digest/digest.ts';
import type { DigestFacts } from '../digest/facts.ts';
import { type DigestPast, type Judged, judgeFacts, rowOfName } from '../digest/judge.ts';
import type { Digest, PictureName } from '../digest/model.ts';
import type { Period } from '../digest/period.ts';
import { MOST_RARE_ROWS, rareRowsOf, rareSince } from '../digest/rare-rows.ts';
import { SUGGESTED_WEEKS, suggestionsFor } from '../digest/suggestions.ts';
import { addWeeks, type IsoWeek, mondayOf } from '../digest/weeks.ts';
import { digestCharts, digestModel } from '../letters/digest-model.ts';
import { digestSheets } from '../letters/digest-sheets.ts';
import type { Written } from '../letters/letters.ts';
import type { LetterSetting } from '../letters/wording.ts';
import type { MailFile } from '../mail/outbound-mail.ts';
import { betaLaw } from '../shell/beta-law.ts';
import { drawCharts } from '../shell/charts.ts';
import { readDigestFacts } from '../shell/db/digest-facts.ts';
import { readRowCases } from '../shell/db/digest-flow.ts';
import type { Db } from '../shell/db/tables.ts';
import { faultFields } from '../shell/log.ts';
import { WORKBOOK_TYPE, writeSpreadsheet } from '../shell/spreadsheet.ts';
import type { Office } from './office.ts';
import { recountCases } from './recount-cases.ts';
import { settingFor } from './write-letters.ts';

/** The facts of a period, judged, before they have words. */
export type JudgedPeriod = { readonly facts: DigestFacts; readonly judged: Judged };

/** A digest in the words of a language, with what goes with it. */
export type WrittenDigest = {
  readonly written: Written;
  readonly pictures: readonly (MailFile & { readonly inlineAs: PictureName })[];
  readonly workbook: MailFile;
};

/** Points of a flag are at most this old. */
const WINDOW_WEEKS = 4;

/** Reads the facts of a desk over a period, as they stand now; what the counting after an upgrade left is counted first. */
export async function factsOf(office: Office, desk: Desk, period: Period): Promise<DigestFacts> {
  await recountCases(office);
  const { staff, disputes } = office.config;
  return await readDigestFacts(office.db, {
    desk: desk.name,
    period,
    readAt: office.now(),
    calendar: office.calendar,
    staff,
    bodies: disputes.bodies,
  });
}

/** Judges facts beside what earlier digests left. */
export function judgePeriod(office: Office, facts: DigestFacts, past: DigestPast): JudgedPeriod {
  return { facts, judged: judgeFacts(facts, past, office.calendar, betaLaw) };
}

/**
 * The digest without words.
 * @param trendNumbers  the numbers of the flags that it shows, by row
 * @param quiet         whether a week of which there is nothing to say is told in two lines
 */
export async function composeDigest(
  db: Db,
  { facts, judged }: JudgedPeriod,
  trendNumbers: ReadonlyMap<string, number>,
  quiet: 'short' | 'whole',
): Promise<Digest> {
  const flagged = judged.shown.flatMap(({ shown }) => rowOfName(shown.flag.row) ?? []);
  const suggested = suggestionsFor(facts, judged);
  const casesOf = (rows: readonly RowName[], first: IsoWeek, isRare = false) =>
    readRowCases(db, {
      ...{ desk: facts.desk, rows, isRare },
      ...{ from: mondayOf(first), to: addDays(mondayOf(facts.week), 6) },
    });
  const rowCases = await casesOf(flagged, addWeeks(facts.week, 1 - WINDOW_WEEKS));
  const suggestedRows = suggested.flatMap(({ row }) => row ?? []);
  const suggestedCases = await casesOf(suggestedRows, addWeeks(facts.week, 1 - SUGGESTED_WEEKS));
  const showsTrends = judged.maturity !== 'new' && facts.year === null;
  const rare = showsTrends ? rareRowsOf(facts, judged.weeks).slice(0, MOST_RARE_ROWS) : [];
  const rareRows = await casesOf(rare, rareSince(facts), true);
  const material = { facts, judged, trendNumbers, rowCases, suggested, suggestedCases, rareRows };
  return makeDigest(material, betaLaw, quiet);
}

/** Puts a digest into words and draws its pictures. */
export async function writeDigest(
  office: Office,
  desk: Desk,
  language: Language,
  { facts, judged }: JudgedPeriod,
  digest: Digest,
): Promise<WrittenDigest> {
  const setting = settingFor(office, desk, language);
  const pictures = await drawPictures(office, digest, setting);
  const shown = pictures.length === 0 ? withoutPictures(digest) : digest;
  const written = office.templates.render('staff/digest', language, digestModel(setting, shown));
  const content = await writeSpreadsheet(digestSheets(facts, judged, setting));
  const workbook = { name: `${desk.name}-${facts.period.name}.xlsx`, type: WORKBOOK_TYPE, content };
  return { written, pictures, workbook };
}

/** A digest is worth reading without its pictures: every one of them has its table. */
async function drawPictures(
  office: Office,
  digest: Digest,
  setting: LetterSetting,
): Promise<WrittenDigest['pictures']> {
  try {
    const drawn = await drawCharts(digestCharts(digest, setting));
    return drawn.map(({ name, png }) => ({
      name: `${name}.png`,
      type: 'image/png',
      content: png,
      inlineAs: name,
    }));
  } catch (fault) {
    office.log.error('the pictures of a digest could not be drawn', faultFields(fault));
    return [];
  }
}

function withoutPictures(digest: Digest): Digest {
  const sections = digest.sections.map((section) => ({
    ...section,
    blocks: section.blocks.filter(({ kind }) => kind !== 'picture'),
  }));
  return { ...digest, sections };
}
