/** What people complain about to a building company in the made-up year of the sandbox, and what changes in it. */

/** What people complain about, and how often in a week. */
export type Subject = {
  /** Code in the profile `bouw`. */
  readonly category: string;
  readonly subject: string;
  readonly words: string;
  readonly weekly: number;
  /** How often it came in a week that lies so many weeks back; absent where nothing changed. */
  readonly changed?: (weeksBack: number) => number;
  readonly remedy: string;
  /** Code of what it comes from, in the profile `bouw`. */
  readonly cause: string;
};

/** Where the work was done. */
export const PROJECTS = ['Zuidhof fase 1', 'Zuidhof fase 2', 'De Linden', 'Kanaalkade', 'Renovatie Noord'];
/** Where the dormers leak. */
export const LEAKING_PROJECT = 'Zuidhof fase 2';
/** For so many weeks. */
export const LEAKING_WEEKS = 3;
/** When appointments were called about a day ahead, in weeks back. */
export const MEASURE_WEEKS_BACK = 20;

/** What comes more and more. */
export const LEAKS = 'leak';
/** What the measure is about. */
export const MISSED_APPOINTMENTS = 'appointment';

/** One row for each thing that people complain about. */
export const SUBJECTS: readonly Subject[] = [
  {
    category: LEAKS,
    subject: 'Lekkage bij de dakkapel',
    words: 'Bij regen komt er water langs de dakkapel naar binnen.',
    weekly: 1.5,
    changed: (weeksBack) => (weeksBack < LEAKING_WEEKS ? 6 : 1.5),
    remedy: 'Wij vernieuwen de loodslab en de kitvoeg.',
    cause: 'workmanship',
  },
  {
    category: MISSED_APPOINTMENTS,
    subject: 'Monteur kwam niet',
    words: 'Ik heb een dag vrij genomen en er kwam niemand.',
    weekly: 2.4,
    changed: (weeksBack) => (weeksBack < MEASURE_WEEKS_BACK ? 0.4 : 2.4),
    remedy: 'Wij maken een nieuwe afspraak en bellen een dag van tevoren.',
    cause: 'planning',
  },
  {
    category: 'painting',
    subject: 'Verf bladdert af',
    words: 'De verf van de kozijnen laat na een half jaar al los.',
    weekly: 1.6,
    remedy: 'Wij schuren en schilderen de kozijnen opnieuw.',
    cause: 'material',
  },
  {
    category: 'frames',
    subject: 'Achterdeur klemt',
    words: 'De achterdeur klemt en gaat niet meer op slot.',
    weekly: 1.3,
    remedy: 'Wij stellen de deur en het slot af.',
    cause: 'inspection',
  },
  {
    category: 'floor',
    subject: 'Losse tegels in de badkamer',
    words: 'Er liggen drie tegels los en de voegen brokkelen af.',
    weekly: 0.9,
    remedy: 'Wij zetten de tegels opnieuw en voegen ze.',
    cause: 'subcontractor',
  },
  {
    category: 'heating',
    subject: 'Verwarming wordt niet warm',
    words: 'De radiatoren boven blijven koud, ook na ontluchten.',
    weekly: 0.8,
    remedy: 'Wij regelen de installatie opnieuw in.',
    cause: 'subcontractor',
  },
  {
    category: 'invoice',
    subject: 'Meerwerk op de factuur',
    words: 'Op de factuur staat meerwerk dat wij niet hebben afgesproken.',
    weekly: 0.6,
    remedy: 'Wij sturen een nieuwe factuur zonder dit meerwerk.',
    cause: 'communication',
  },
];
