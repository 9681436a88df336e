/**
 * The 24 checks of whether complaints are handled correctly, as one table (procedure step 5; domain.md 3.5; ISO
 * 10002:2018 8.2 and 8.5): whom each is about, when it is passed, and where the answer is read. Words stand in
 * `templates/<language>/words.json` under `check.`.
 */

/** Every check by its number. */
export const CHECK_NUMBERS = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
] as const;
/** Number of a check. */
export type CheckNumber = (typeof CHECK_NUMBERS)[number];

/**
 * Where the answer is read: `duties`, what the log of each case says; `measures`, the register of measures; `archive`,
 * what comes with the archive and is not measured yet.
 */
export type CheckSource = 'duties' | 'measures' | 'archive';

/** One check. */
export type Check = {
  readonly check: CheckNumber;
  /** What there is one of in the population: a case, a question, a message, … */
  readonly population: string;
  /** When it is passed. */
  readonly rule: string;
  readonly source: CheckSource;
};

/** The table. A later version of a rule says so here and in the words. */
export const CHECKS: readonly Check[] = [
  row(1, 'each complaint received', 'registered at most 1 working day later'),
  row(2, 'each complaint received', 'receipt confirmed within clock A, and the letter did not come back'),
  row(3, 'each complaint received', 'a person took it up towards the complainant within clock H'),
  row(4, 'each complaint that was triaged', 'complainant, handler, subject and points are there that day'),
  row(5, 'each decision by a colleague', 'not by who is complained about, was recused or decided before'),
  row(6, 'each question to the complainant', 'answered or ended within 21 days'),
  row(7, 'each time in which the next word is ours', 'the complainant heard from us within 14 days'),
  row(8, 'each promise of a decision, and each outer term', 'decided in time, or extended before the day'),
  row(9, 'each decision', 'every point has its finding'),
  row(10, 'each decision', 'grounds where unfounded; remedy, money or offer where founded'),
  row(11, 'each decision', 'the letter left within clock B and did not come back'),
  row(
    12,
    'each letter that must say the rights',
    'it passed the check of letters, which lets none out without',
  ),
  row(13, 'each remedy that was promised', 'an appointment offered, or none needed, within clock P'),
  row(14, 'each visit, repair, payment, call and word that was promised', 'done by the day that was named'),
  row(15, 'each order to somebody outside', 'answered, or reminded every week'),
  row(
    16,
    'each repair that was done',
    'the complainant asked within 3 working days, and not before it was done',
  ),
  row(17, 'each complainant who is not content', 'something was done within 2 working days'),
  row(18, 'each founded point', 'its cause recorded within clock L1; at most 20 % unknown'),
  row(
    19,
    'each cause of three points or more in 13 weeks',
    'a measure, or "none" with its reason',
    'measures',
  ),
  row(20, 'each measure', 'carried out by its day, with evidence', 'measures'),
  row(21, 'each measure that was carried out', 'its effect judged by the day that was fixed', 'measures'),
  row(22, 'each objection, step outside and notice of default', 'answered or ended by its day'),
  row(23, 'each complaint that was closed', 'with a reason, and everything paid that was promised'),
  row(24, 'the archive', 'purged in time, holds reviewed, chain verified, restore tried', 'archive'),
];

function row(check: CheckNumber, population: string, rule: string, source: CheckSource = 'duties'): Check {
  return { check, population, rule, source };
}
