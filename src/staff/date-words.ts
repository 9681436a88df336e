/**
 * The words of dates in Dutch and English, folded: months, weekdays, days near today, numbers, units and the words
 * around them. Only words; what they mean together is in dates.ts.
 */

type Words<T> = ReadonlyMap<string, T>;

/** Number of a month by its names; 1 is January. */
export const MONTHS: Words<number> = listed([
  ['januari january jan', 1],
  ['februari february feb febr', 2],
  ['maart march mrt mar', 3],
  ['april apr', 4],
  ['mei may', 5],
  ['juni june jun', 6],
  ['juli july jul', 7],
  ['augustus august aug', 8],
  ['september sept sep', 9],
  ['oktober october okt oct', 10],
  ['november nov', 11],
  ['december dec', 12],
]);

/** Number of a weekday by its names; 1 is Monday, 7 Sunday. */
export const WEEKDAYS: Words<number> = listed([
  ['maandag monday ma mon', 1],
  ['dinsdag tuesday di tue tues', 2],
  ['woensdag wednesday wo wed', 3],
  ['donderdag thursday do thu thur thurs', 4],
  ['vrijdag friday vr fri', 5],
  ['zaterdag saturday za sat', 6],
  ['zondag sunday zo sun', 7],
]);

/** Days from today by a phrase. */
export const NEAR_DAYS: Words<number> = new Map(
  Object.entries({
    vandaag: 0,
    today: 0,
    morgen: 1,
    tomorrow: 1,
    overmorgen: 2,
    'day after tomorrow': 2,
    'the day after tomorrow': 2,
    gisteren: -1,
    yesterday: -1,
    eergisteren: -2,
    'day before yesterday': -2,
    'the day before yesterday': -2,
  }),
);

/** Small numbers in words. */
export const NUMBERS: Words<number> = listed([
  ['een one a an', 1],
  ['twee two', 2],
  ['drie three', 3],
  ['vier four', 4],
  ['vijf five', 5],
  ['zes six', 6],
  ['zeven seven', 7],
  ['acht eight', 8],
  ['negen nine', 9],
  ['tien ten', 10],
  ['elf eleven', 11],
  ['twaalf twelve', 12],
]);

/** What a term is counted in. */
export const UNITS: Words<'working-days' | 'days' | 'weeks' | 'months'> = new Map(
  Object.entries({
    werkdag: 'working-days',
    werkdagen: 'working-days',
    wd: 'working-days',
    'working day': 'working-days',
    'working days': 'working-days',
    'business day': 'working-days',
    'business days': 'working-days',
    workday: 'working-days',
    workdays: 'working-days',
    dag: 'days',
    dagen: 'days',
    day: 'days',
    days: 'days',
    week: 'weeks',
    weken: 'weeks',
    weeks: 'weeks',
    maand: 'months',
    maanden: 'months',
    month: 'months',
    months: 'months',
  }),
);

/** Words before a weekday that say on which side of today it lies. */
export const SIDES: Words<'future' | 'past' | 'near'> = listed([
  ['volgende next aanstaande komende coming eerstvolgende', 'future'],
  ['vorige last afgelopen past', 'past'],
  ['deze dit this', 'near'],
]);

function listed<T>(rows: readonly (readonly [string, T])[]): Words<T> {
  return new Map(rows.flatMap(([names, value]) => names.split(' ').map((name) => [name, value] as const)));
}
