/**
 * Rows of the catalogue that answer or steer: what is asked and changes nothing, notes, transactions, and the proof of
 * who writes (DESIGN 6).
 */
import type { Permission } from '../case/permissions.ts';
import { type Level, ROLES, type Role, STAGES } from '../case/vocabulary.ts';
import type { CommandRow } from './command-row.ts';
import { readNeededText } from './read-assessment.ts';
import { readHelp, readLock, readNothing, readTransactionAct, readWords } from './read-relations.ts';

/** Every command of this file. */
export type DeskCommand =
  | 'help'
  | 'status'
  | 'history'
  | 'file'
  | 'list'
  | 'find'
  | 'note'
  | 'approve'
  | 'undo'
  | 'yes'
  | 'no'
  | 'rekey'
  | 'lock';

/** What is allowed at every stage, and on no case at all. */
export function quiet(level: Level, roles: readonly Role[] = ROLES): Permission {
  return { level, roles, stages: STAGES, moves: false };
}

const ASKED = { reader: 'none', permission: quiet('A1'), inverse: 'nothing-to-undo' } as const;

/** The rows by canonical name. */
export const DESK_ROWS: Readonly<Record<DeskCommand, CommandRow>> = {
  help: {
    ...ASKED,
    names: { en: ['help', 'commands'], nl: ['help', 'hulp'] },
    usage: { en: '[COMMAND]', nl: '[OPDRACHT]' },
    help: {
      en: 'Answers what you can write now, or how one command works.',
      nl: 'Antwoordt wat u nu kunt schrijven, of hoe één opdracht werkt.',
    },
    example: { en: '#help remedy', nl: '#help herstel' },
    about: 'desk',
    read: readHelp,
  },
  status: {
    ...ASKED,
    names: { en: ['status'], nl: ['stand', 'status'] },
    usage: { en: '', nl: '' },
    help: { en: 'Answers where the case stands.', nl: 'Antwoordt hoe het met de zaak staat.' },
    example: { en: '#status', nl: '#stand' },
    about: 'case',
    read: readNothing({ type: 'show_status' }),
  },
  history: {
    ...ASKED,
    names: { en: ['history', 'log'], nl: ['geschiedenis', 'verloop'] },
    usage: { en: '', nl: '' },
    help: {
      en: 'Answers everything that happened to the case.',
      nl: 'Antwoordt alles wat er met de zaak is gebeurd.',
    },
    example: { en: '#history', nl: '#geschiedenis' },
    about: 'case',
    read: readNothing({ type: 'show_history' }),
  },
  file: {
    ...ASKED,
    permission: quiet('A2'),
    names: { en: ['file', 'dossier'], nl: ['dossier'] },
    usage: { en: '', nl: '' },
    help: {
      en: 'Sends you the dossier for a body outside: an index, each mail and its files; no internal notes.',
      nl: 'Stuurt u het dossier voor een instantie: een index, elke mail en de bestanden; geen interne notities.',
    },
    example: { en: '#file', nl: '#dossier' },
    about: 'case',
    read: readNothing({ type: 'show_dossier' }),
  },
  list: {
    ...ASKED,
    names: { en: ['list', 'cases'], nl: ['lijst', 'overzicht'] },
    usage: { en: '[WORDS]', nl: '[WOORDEN]' },
    help: {
      en: 'Answers the open cases, or those to which these words apply.',
      nl: 'Antwoordt de open zaken, of die waarvoor deze woorden gelden.',
    },
    example: { en: '#list', nl: '#lijst' },
    about: 'desk',
    read: readWords((words) => ({ type: 'list_cases', words })),
  },
  find: {
    ...ASKED,
    names: { en: ['find', 'search'], nl: ['zoek', 'vind'] },
    usage: { en: 'WORDS', nl: 'WOORDEN' },
    help: {
      en: 'Answers the cases in which these words stand.',
      nl: 'Antwoordt de zaken waarin deze woorden staan.',
    },
    example: { en: '#find dormer', nl: '#zoek dakkapel' },
    about: 'desk',
    read: readNeededText((words) => ({ type: 'find_cases', words })),
  },
  note: {
    names: { en: ['note'], nl: ['notitie', 'aantekening'] },
    usage: { en: 'TEXT', nl: 'TEKST' },
    help: {
      en: 'Keeps a note for colleagues; so is any text without a command.',
      nl: 'Bewaart een notitie voor collega’s; dat is ook elke tekst zonder opdracht.',
    },
    example: {
      en: '#note She prefers to be called after six.',
      nl: '#notitie Zij wordt liever na zes uur gebeld.',
    },
    reader: 'internal',
    about: 'case',
    permission: quiet('A1'),
    inverse: 'undo',
    read: readNeededText((text) => ({ type: 'write_note', text })),
  },
  approve: {
    names: { en: ['approve'], nl: ['goedkeuren'] },
    usage: { en: '[T-NUMBER]', nl: '[T-NUMMER]' },
    help: { en: 'Approves an amount over the limit.', nl: 'Keurt een bedrag boven de grens goed.' },
    example: { en: '#approve T-17-4', nl: '#goedkeuren T-17-4' },
    reader: 'none',
    about: 'transaction',
    permission: quiet('A2', ['manager']),
    inverse: 'none',
    read: readTransactionAct('approve'),
  },
  undo: {
    names: { en: ['undo'], nl: ['ongedaan', 'terugdraaien'] },
    usage: { en: '[T-NUMBER]', nl: '[T-NUMMER]' },
    help: {
      en: 'Takes back what one mail of yours did; a letter that has left stays sent.',
      nl: 'Draait terug wat één mail van u deed; een brief die weg is, blijft verstuurd.',
    },
    example: { en: '#undo T-17-4', nl: '#ongedaan T-17-4' },
    reader: 'none',
    about: 'transaction',
    permission: quiet('A1'),
    inverse: 'none',
    read: readTransactionAct('undo'),
  },
  yes: {
    names: { en: ['yes'], nl: ['ja'] },
    usage: { en: '[T-NUMBER]', nl: '[T-NUMMER]' },
    help: { en: 'Confirms what we asked you to confirm.', nl: 'Bevestigt wat wij u vroegen te bevestigen.' },
    example: { en: '#yes T-17-4', nl: '#ja T-17-4' },
    reader: 'none',
    about: 'transaction',
    permission: quiet('A0'),
    inverse: 'other-command',
    read: readTransactionAct('confirm'),
  },
  no: {
    names: { en: ['no'], nl: ['nee'] },
    usage: { en: '[T-NUMBER]', nl: '[T-NUMMER]' },
    help: { en: 'Drops what we asked you to confirm.', nl: 'Laat vallen wat wij u vroegen te bevestigen.' },
    example: { en: '#no T-17-4', nl: '#nee T-17-4' },
    reader: 'none',
    about: 'transaction',
    permission: quiet('A0'),
    inverse: 'none',
    read: readTransactionAct('decline'),
  },
  rekey: {
    names: { en: ['rekey'], nl: ['nieuwe-sleutel'] },
    usage: { en: '', nl: '' },
    help: {
      en: 'Gives you new reply addresses; the old ones prove nothing any more.',
      nl: 'Geeft u nieuwe antwoordadressen; de oude bewijzen niets meer.',
    },
    example: { en: '#rekey', nl: '#nieuwe-sleutel' },
    reader: 'none',
    about: 'desk',
    permission: quiet('A2'),
    inverse: 'none',
    read: readNothing({ type: 'renew_tokens' }),
  },
  lock: {
    names: { en: ['lock'], nl: ['blokkeer'] },
    usage: { en: 'NAME', nl: 'NAAM' },
    help: {
      en: 'Refuses every command of a colleague whose mailbox may be in other hands.',
      nl: 'Weigert elke opdracht van een collega wiens mailbox in andere handen kan zijn.',
    },
    example: { en: '#lock Pieter', nl: '#blokkeer Pieter' },
    reader: 'none',
    about: 'desk',
    permission: quiet('A3', ['manager']),
    inverse: 'none',
    read: readLock,
  },
};
