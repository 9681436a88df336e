/** Rows of the catalogue about the cause of a complaint and the measures against it: step 4 of the procedure (DESIGN 6). */
import { PERMISSIONS } from '../case/permissions.ts';
import type { CommandRow } from './command-row.ts';
import { readCause, readMeasure } from './read-learning.ts';

/** Every command of this file. */
export type LearningCommand = 'cause' | 'measure';

/** The rows by canonical name. */
export const LEARNING_ROWS: Readonly<Record<LearningCommand, CommandRow>> = {
  cause: {
    names: { en: ['cause'], nl: ['oorzaak'] },
    usage: {
      en: '[POINT:] CAUSE[: WHY], or your own words',
      nl: '[PUNT:] OORZAAK[: WAAROM], of uw eigen woorden',
    },
    help: {
      en: 'Records what it comes from, also after the case is closed; a later cause takes the place of an earlier one.',
      nl: 'Legt vast waardoor het kwam, ook nadat de zaak is gesloten; een latere oorzaak vervangt een eerdere.',
    },
    example: {
      en: '#cause communication: nobody had told her that the date had moved',
      nl: '#oorzaak communicatie: niemand had haar verteld dat de datum was verschoven',
    },
    reader: 'internal',
    about: 'case',
    permission: PERMISSIONS.record_cause,
    inverse: 'undo',
    read: readCause,
  },
  measure: {
    names: { en: ['measure'], nl: ['maatregel'] },
    usage: {
      en: 'TEXT [owner NAME] [by DATE] [expect -50%], M-NUMBER link, implemented, effective or dropped [TEXT], or none WHY',
      nl: 'TEKST [eigenaar NAAM] [uiterlijk DATUM] [verwacht -50%], M-NUMMER koppel, ingevoerd, werkt of vervallen [TEKST], of geen WAAROM',
    },
    help: {
      en: 'Decides on a measure so that it does not happen again, says how far it is, or that none is needed.',
      nl: 'Besluit over een maatregel tegen herhaling, zegt hoe ver die is, of dat er geen nodig is.',
    },
    example: {
      en: '#measure check every joint before delivery, owner Bea Smit by 12 December expect -50%',
      nl: '#maatregel elke kitvoeg controleren voor oplevering, eigenaar Bea Smit uiterlijk 12 december verwacht -50%',
    },
    reader: 'internal',
    about: 'case',
    permission: PERMISSIONS.decline_measure,
    inverse: 'undo',
    read: readMeasure,
  },
};
