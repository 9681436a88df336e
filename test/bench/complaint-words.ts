/** Sentences and names from which the mails of the benchmark are put together; nobody wrote these mails. */
import type { Language } from '../../src/case/vocabulary.ts';

/** What a mail is made of in one language. */
export type Words = {
  readonly subjects: readonly string[];
  readonly greetings: readonly string[];
  readonly sentences: readonly string[];
  readonly closings: readonly string[];
};

/** The words of each language. */
export const WORDS: Readonly<Record<Language, Words>> = {
  nl: {
    subjects: [
      'Lekkage dakkapel',
      'Klacht over de oplevering',
      'Deur sluit nog steeds niet',
      'Factuur klopt niet',
    ],
    greetings: ['Geachte heer, mevrouw,', 'Beste mensen,', 'Goedemiddag,'],
    sentences: [
      'Vorige week is bij ons de nieuwe keuken geplaatst, maar het werkblad zit scheef.',
      'Na de eerste regenbui kwam het water langs het kozijn naar binnen.',
      'De monteur zou dinsdag komen en is niet geweest, ook niet na twee telefoontjes.',
      'Op de foto ziet u de scheur boven de deur; die wordt elke dag een beetje groter.',
      'Wij hebben €\u00a01.250 aanbetaald en willen graag weten wanneer het werk verdergaat.',
      'De afvoer in de badkamer ruikt sinds de reparatie erger dan ervoor.',
      'Mijn buren, de familie Çelik, hebben precies hetzelfde probleem gehad.',
      'Kunt u mij laten weten wat u hieraan gaat doen en op welke termijn?',
      'In de offerte staat “inclusief afwerking”, maar er is niets afgewerkt.',
    ],
    closings: ['Met vriendelijke groet,', 'Hoogachtend,', 'Groeten,'],
  },
  en: {
    subjects: [
      'Leaking skylight',
      'Complaint about the delivery',
      'Front door still sticks',
      'Wrong amount billed',
    ],
    greetings: ['Dear Sir or Madam,', 'Hello,', 'Good afternoon,'],
    sentences: [
      'The new boiler was fitted on Monday and has not kept its pressure for a single night.',
      'After the first shower of rain there was water on the floor below the skylight.',
      'Your fitter promised to come back the next morning; nobody came and nobody called.',
      'The picture shows the crack above the door, which grows a little every day.',
      'We have paid a deposit of £980 and would like to know when the work will go on.',
      'Since the repair the drain in the bathroom smells worse than it did before.',
      'The café next door had the very same trouble and you solved it within a week.',
      'Please let me know what you are going to do about it, and by when.',
      'The quotation says “finishing included”, yet nothing at all has been finished.',
    ],
    closings: ['Kind regards,', 'Yours faithfully,', 'Best wishes,'],
  },
};

/** First names and surnames; together they make the people who write. */
export const FIRST_NAMES = [
  'Anna',
  'Bram',
  'Chloë',
  'Daan',
  'Emma',
  'Faruk',
  'Grace',
  'Henk',
  'Iris',
  'Jürgen',
];
export const SURNAMES = [
  'de Wit',
  'Jansen',
  'Bakker',
  'Smith',
  'O’Neill',
  'van den Berg',
  'Yılmaz',
  'Taylor',
  'Mulder',
];
