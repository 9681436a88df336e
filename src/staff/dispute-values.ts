/** The values of the commands about disputes in Dutch and English (values.ts says how such lists work). */
import {
  CONTACT_CHANNELS,
  type ContactChannel,
  DEPOSIT_ANSWERS,
  type DepositAnswer,
  NEXT_RUNGS,
  type NextRung,
  PAYERS,
  type Payer,
  RUNG_RESULTS,
  type RungResult,
} from '../case/vocabulary.ts';
import type { ValueList } from './values.ts';

/** The rungs that staff choose. */
export const RUNG_VALUES: ValueList<NextRung> = {
  values: NEXT_RUNGS,
  names: {
    talk: { en: ['talk'], nl: ['gesprek', 'overleg'] },
    expert: { en: ['expert'], nl: ['deskundige', 'onafhankelijke deskundige'] },
    mediation: { en: ['mediation'], nl: ['bemiddeling'] },
    committee: { en: ['committee', 'disputes committee'], nl: ['commissie', 'geschillencommissie'] },
    arbitration: { en: ['arbitration'], nl: ['arbitrage', 'raad van arbitrage'] },
    court: { en: ['court'], nl: ['rechter', 'rechtbank'] },
  },
};

/** Who pays for a step. */
export const PAYER_VALUES: ValueList<Payer> = {
  values: PAYERS,
  names: {
    us: { en: ['we', 'us'], nl: ['wij', 'ons'] },
    complainant: { en: ['complainant'], nl: ['klager'] },
    both: { en: ['both', 'half each'], nl: ['beide', 'beiden', 'samen', 'ieder de helft'] },
  },
};

/** What came of a step. */
export const RUNG_RESULT_VALUES: ValueList<RungResult> = {
  values: RUNG_RESULTS,
  names: {
    agreed: { en: ['agreed', 'agreement'], nl: ['akkoord', 'eens', 'overeenstemming'] },
    'not-agreed': { en: ['not-agreed', 'no agreement'], nl: ['niet-eens', 'niet akkoord', 'geen akkoord'] },
    advice: { en: ['advice', 'opinion'], nl: ['advies', 'oordeel'] },
  },
};

/** What became of what a body asked. */
export const INQUIRY_VALUES: ValueList<'answered' | 'complex' | 'none'> = {
  values: ['answered', 'complex', 'none'],
  names: {
    answered: { en: ['answered'], nl: ['beantwoord'] },
    complex: { en: ['complex'], nl: ['complex', 'ingewikkeld'] },
    none: { en: ['none', 'nothing'], nl: ['geen', 'niets'] },
  },
};

/** The only way of writing in a contact arrangement. */
export const CONTACT_CHANNEL_VALUES: ValueList<ContactChannel> = {
  values: CONTACT_CHANNELS,
  names: {
    mail: { en: ['mail', 'email'], nl: ['mail', 'e-mail'] },
    letter: { en: ['letter', 'post'], nl: ['brief', 'post'] },
  },
};

/** What a buyer answers about the deposit. */
export const DEPOSIT_VALUES: ValueList<DepositAnswer> = {
  values: DEPOSIT_ANSWERS,
  names: {
    nothing: { en: ['nothing', 'none', 'free'], nl: ['niets', 'vrij', 'vrijgeven'] },
    part: { en: ['part'], nl: ['deel', 'een deel'] },
    all: { en: ['all'], nl: ['alles', 'helemaal'] },
  },
};

/** How often what the complainant writes is read in a contact arrangement. */
export const READING_VALUES: ValueList<'monthly'> = {
  values: ['monthly'],
  names: { monthly: { en: ['monthly', 'once a month'], nl: ['maandelijks', 'eens per maand'] } },
};
