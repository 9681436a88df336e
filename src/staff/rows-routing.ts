/** Rows of the catalogue about how we work on a case, what it is about, and what the register holds (DESIGN 6). */
import { PERMISSIONS } from '../case/permissions.ts';
import type { CommandRow } from './command-row.ts';
import { readNeededText } from './read-assessment.ts';
import {
  readAssign,
  readCategoryChange,
  readDue,
  readField,
  readPoints,
  readSeverity,
  readTags,
  readTake,
  readTriage,
} from './read-facts.ts';

/** Every command of this file. */
export type RoutingCommand =
  | 'take'
  | 'assign'
  | 'triage'
  | 'category'
  | 'severity'
  | 'tag'
  | 'due'
  | 'point'
  | 'points'
  | 'set'
  | 'care';

/** The rows by canonical name. */
export const ROUTING_ROWS: Readonly<Record<RoutingCommand, CommandRow>> = {
  take: {
    names: { en: ['take'], nl: ['neem'] },
    usage: { en: '', nl: '' },
    help: { en: 'Makes you the handler.', nl: 'Maakt u de behandelaar.' },
    example: { en: '#take', nl: '#neem' },
    reader: 'none',
    about: 'case',
    permission: PERMISSIONS.assign_handler,
    inverse: 'undo',
    read: readTake,
  },
  assign: {
    names: { en: ['assign'], nl: ['toewijzen'] },
    usage: { en: 'NAME', nl: 'NAAM' },
    help: { en: 'Makes a colleague the handler.', nl: 'Maakt een collega de behandelaar.' },
    example: { en: '#assign Pieter', nl: '#toewijzen Pieter' },
    reader: 'none',
    about: 'case',
    permission: PERMISSIONS.assign_handler,
    inverse: 'undo',
    read: readAssign,
  },
  triage: {
    names: { en: ['triage'], nl: ['oppakken'] },
    usage: { en: 'CATEGORY [low, normal, high or urgent]', nl: 'CATEGORIE [laag, normaal, hoog of spoed]' },
    help: {
      en: 'Confirms that it is a complaint, and what it is about.',
      nl: 'Bevestigt dat het een klacht is, en waarover.',
    },
    example: { en: '#triage invoice high', nl: '#oppakken factuur hoog' },
    reader: 'none',
    about: 'case',
    permission: PERMISSIONS.triage,
    inverse: 'undo',
    read: readTriage,
  },
  category: {
    names: { en: ['category'], nl: ['categorie'] },
    usage: { en: 'CATEGORY', nl: 'CATEGORIE' },
    help: { en: 'Says what the complaint is about.', nl: 'Zegt waarover de klacht gaat.' },
    example: { en: '#category invoice', nl: '#categorie factuur' },
    reader: 'none',
    about: 'case',
    permission: PERMISSIONS.set_routing,
    inverse: 'say-again',
    read: readCategoryChange,
  },
  severity: {
    names: { en: ['severity', 'priority'], nl: ['ernst', 'prioriteit'] },
    usage: { en: 'low, normal, high or urgent', nl: 'laag, normaal, hoog of spoed' },
    help: {
      en: 'Says how urgent it is; urgent means danger.',
      nl: 'Zegt hoe dringend het is; spoed betekent gevaar.',
    },
    example: { en: '#severity high', nl: '#ernst hoog' },
    reader: 'none',
    about: 'case',
    permission: PERMISSIONS.set_routing,
    inverse: 'say-again',
    read: readSeverity,
  },
  tag: {
    names: { en: ['tag', 'label'], nl: ['etiket', 'label'] },
    usage: { en: '+ON -OFF', nl: '+ERBIJ -ERAF' },
    help: {
      en: 'Puts labels on the case or takes them off.',
      nl: 'Doet labels op de zaak of haalt ze eraf.',
    },
    example: { en: '#tag +warranty -urgent', nl: '#etiket +garantie -spoed' },
    reader: 'none',
    about: 'case',
    permission: PERMISSIONS.change_tags,
    inverse: 'undo',
    read: readTags,
  },
  due: {
    names: { en: ['due', 'deadline'], nl: ['actiedatum', 'deadline'] },
    usage: { en: 'DATE', nl: 'DATUM' },
    help: {
      en: 'Sets the day by which you mean to act; what the complainant was promised stays.',
      nl: 'Zet de dag waarop u iets wilt doen; wat de klager is beloofd blijft staan.',
    },
    example: { en: '#due next friday', nl: '#actiedatum volgende week vrijdag' },
    reader: 'none',
    about: 'case',
    permission: PERMISSIONS.set_routing,
    inverse: 'say-again',
    read: readDue,
  },
  point: {
    names: { en: ['point'], nl: ['punt'] },
    usage: { en: 'TEXT', nl: 'TEKST' },
    help: {
      en: 'Adds one thing complained about; the decision letter quotes it.',
      nl: 'Voegt iets toe waarover geklaagd wordt; de brief met de beslissing haalt het aan.',
    },
    example: { en: '#point The window sill is stained.', nl: '#punt De vensterbank is verkleurd.' },
    reader: 'complainant',
    about: 'case',
    permission: PERMISSIONS.add_point,
    inverse: 'undo',
    read: readNeededText((text) => ({ type: 'add_point', text })),
  },
  points: {
    names: { en: ['points'], nl: ['punten'] },
    usage: { en: 'one on each line', nl: 'één op elke regel' },
    help: {
      en: 'Lists everything complained about, in place of the points so far; the decision letter quotes them.',
      nl: 'Somt op waarover geklaagd wordt, in plaats van de punten tot nu toe; de brief met de beslissing haalt ze aan.',
    },
    example: {
      en: '#points\n1. The dormer leaks.\n2. Nobody called back.',
      nl: '#punten\n1. De dakkapel lekt.\n2. Niemand belde terug.',
    },
    reader: 'complainant',
    about: 'case',
    permission: PERMISSIONS.list_points,
    inverse: 'undo',
    read: readPoints,
  },
  set: {
    names: { en: ['set'], nl: ['gegeven'] },
    usage: { en: 'FIELD: VALUE', nl: 'VELD: WAARDE' },
    help: { en: 'Corrects a field of the register.', nl: 'Verbetert een gegeven in het register.' },
    example: { en: '#set phone: 020 123 45 67', nl: '#gegeven telefoon: 020 123 45 67' },
    reader: 'none',
    about: 'case',
    permission: PERMISSIONS.correct_field,
    inverse: 'undo',
    read: readField,
  },
  care: {
    names: { en: ['care'], nl: ['zorg'] },
    usage: { en: 'NEED', nl: 'BEHOEFTE' },
    help: {
      en: 'Keeps what the complainant needs, never why: large print, calls only.',
      nl: 'Bewaart wat de klager nodig heeft, nooit waarom: grote letters, alleen bellen.',
    },
    example: { en: '#care large print', nl: '#zorg grote letters' },
    reader: 'none',
    about: 'case',
    permission: PERMISSIONS.note_care,
    inverse: 'undo',
    read: readNeededText((need) => ({ type: 'note_care', need })),
  },
};
