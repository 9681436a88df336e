/** Rows of the catalogue about how a complaint comes in, mail that waits, other cases, and the protection of people (DESIGN 6). */
import { PERMISSIONS, type Permission } from '../case/permissions.ts';
import { STAGES } from '../case/vocabulary.ts';
import type { CommandRow } from './command-row.ts';
import { readNeededText } from './read-assessment.ts';
import { readIntake } from './read-intake.ts';
import {
  readAcknowledge,
  readAttach,
  readConfidential,
  readNothing,
  readReference,
} from './read-relations.ts';
import { quiet } from './rows-desk.ts';

const COORDINATE: Permission = {
  level: 'A2',
  roles: ['coordinator', 'manager'],
  stages: STAGES,
  moves: true,
};

/** Every command of this file. */
export type RelationCommand =
  | 'intake'
  | 'open'
  | 'join'
  | 'discard'
  | 'ack'
  | 'resume'
  | 'merge'
  | 'split'
  | 'link'
  | 'recuse'
  | 'confidential'
  | 'attach'
  | 'no-reply'
  | 'mandate';

/** The rows by canonical name. */
export const RELATION_ROWS: Readonly<Record<RelationCommand, CommandRow>> = {
  intake: {
    names: { en: ['intake', 'new'], nl: ['aanmelden'] },
    usage: {
      en: 'phone, letter, desk, form or forwarded',
      nl: 'telefoon, brief, balie, formulier of doorgestuurd',
    },
    help: {
      en: 'Registers a complaint that came another way; the complainant reads what we understood.',
      nl: 'Registreert een klacht die anders binnenkwam; de klager leest wat wij begrepen.',
    },
    example: {
      en: '#intake phone\nfrom: Anna de Wit, anna.dewit@example.org\nreceived: yesterday\nThe dormer leaks when it rains.',
      nl: '#aanmelden telefoon\nvan: Anna de Wit, anna.dewit@example.org\nontvangen: gisteren\nDe dakkapel lekt als het regent.',
    },
    reader: 'complainant',
    about: 'desk',
    permission: quiet('A2'),
    inverse: 'undo-while-delayed',
    read: readIntake,
  },
  open: {
    names: { en: ['open'], nl: ['open', 'openen'] },
    usage: { en: '', nl: '' },
    help: {
      en: 'Registers a mail that waits as a complaint, with the day on which it came.',
      nl: 'Registreert een mail die wacht als klacht, met de dag waarop die kwam.',
    },
    example: { en: '#open', nl: '#open' },
    reader: 'none',
    about: 'held-mail',
    permission: quiet('A2'),
    inverse: 'none',
    read: readNothing({ type: 'open_held' }),
  },
  join: {
    names: { en: ['join'], nl: ['hoort-bij'] },
    usage: { en: 'CASE', nl: 'ZAAK' },
    help: { en: 'Puts a mail that waits with a case.', nl: 'Voegt een mail die wacht bij een zaak.' },
    example: { en: '#join C-1042-9', nl: '#hoort-bij C-1042-9' },
    reader: 'none',
    about: 'held-mail',
    permission: quiet('A2'),
    inverse: 'none',
    read: readReference((reference) => ({ type: 'join_held', reference })),
  },
  discard: {
    names: { en: ['discard'], nl: ['weg'] },
    usage: { en: 'WHY', nl: 'WAAROM' },
    help: {
      en: 'Decides that a mail that waits needs nothing.',
      nl: 'Beslist dat er met een mail die wacht niets hoeft.',
    },
    example: { en: '#discard an advertisement', nl: '#weg reclame' },
    reader: 'internal',
    about: 'held-mail',
    permission: quiet('A2'),
    inverse: 'none',
    read: readNeededText((why) => ({ type: 'discard_held', why })),
  },
  ack: {
    names: { en: ['ack', 'acknowledge'], nl: ['bevestig'] },
    usage: { en: '[HOW YOU TOLD IT]', nl: '[HOE U HET LIET WETEN]' },
    help: {
      en: 'Sends the confirmation of receipt that waits, or records how you confirmed it yourself.',
      nl: 'Verstuurt de ontvangstbevestiging die wacht, of legt vast hoe u zelf bevestigde.',
    },
    example: { en: '#ack', nl: '#bevestig' },
    reader: 'none',
    about: 'case',
    permission: quiet('A2'),
    inverse: 'none',
    read: readAcknowledge,
  },
  resume: {
    names: { en: ['resume'], nl: ['hervat'] },
    usage: { en: '', nl: '' },
    help: {
      en: 'Lets automatic mail go on after a pause.',
      nl: 'Laat automatische mail verder gaan na een pauze.',
    },
    example: { en: '#resume', nl: '#hervat' },
    reader: 'none',
    about: 'desk',
    permission: quiet('A2'),
    inverse: 'none',
    read: readNothing({ type: 'resume_answers' }),
  },
  merge: {
    names: { en: ['merge'], nl: ['samenvoegen'] },
    usage: { en: 'CASE', nl: 'ZAAK' },
    help: {
      en: 'Lets this case go on in another one; both numbers keep working.',
      nl: 'Laat deze zaak verder gaan in een andere; beide nummers blijven werken.',
    },
    example: { en: '#merge C-1043-2', nl: '#samenvoegen C-1043-2' },
    reader: 'none',
    about: 'case',
    permission: COORDINATE,
    inverse: 'other-command',
    read: readReference((into) => ({ type: 'merge_case', into })),
  },
  split: {
    names: { en: ['split'], nl: ['splits'] },
    usage: { en: 'WHAT IT IS ABOUT', nl: 'WAAROVER HET GAAT' },
    help: {
      en: 'Makes a part of the complaint a case of its own.',
      nl: 'Maakt van een deel van de klacht een eigen zaak.',
    },
    example: { en: '#split The invoice of March is wrong.', nl: '#splits De factuur van maart klopt niet.' },
    reader: 'internal',
    about: 'case',
    permission: COORDINATE,
    inverse: 'other-command',
    read: readNeededText((text) => ({ type: 'split_case', text })),
  },
  link: {
    names: { en: ['link'], nl: ['koppel'] },
    usage: { en: 'CASE', nl: 'ZAAK' },
    help: {
      en: 'Records that another case has to do with this one.',
      nl: 'Legt vast dat een andere zaak met deze te maken heeft.',
    },
    example: { en: '#link C-1043-2', nl: '#koppel C-1043-2' },
    reader: 'none',
    about: 'case',
    permission: PERMISSIONS.link_case,
    inverse: 'undo',
    read: readReference((other) => ({ type: 'link_case', other })),
  },
  recuse: {
    names: { en: ['recuse'], nl: ['verschoon'] },
    usage: { en: 'WHY', nl: 'WAAROM' },
    help: {
      en: 'Records that you cannot judge this case; a colleague takes it.',
      nl: 'Legt vast dat u over deze zaak niet kunt oordelen; een collega neemt die.',
    },
    example: { en: '#recuse she is my neighbour', nl: '#verschoon zij is mijn buurvrouw' },
    reader: 'internal',
    about: 'case',
    permission: PERMISSIONS.recuse,
    inverse: 'none',
    read: readNeededText((why) => ({ type: 'recuse', why })),
  },
  confidential: {
    names: { en: ['confidential'], nl: ['vertrouwelijk'] },
    usage: { en: 'on or off', nl: 'aan of uit' },
    help: {
      en: 'Shows who complains to the coordinator only.',
      nl: 'Laat alleen de coördinator zien wie er klaagt.',
    },
    example: { en: '#confidential on', nl: '#vertrouwelijk aan' },
    reader: 'none',
    about: 'case',
    permission: PERMISSIONS.set_confidential,
    inverse: 'say-again',
    read: readConfidential,
  },
  attach: {
    names: { en: ['attach'], nl: ['bijlage'] },
    usage: { en: 'all, or NAME OF A FILE', nl: 'alle, of NAAM VAN EEN BESTAND' },
    help: {
      en: 'Sends files of your mail along with your reply in it.',
      nl: 'Stuurt bestanden van uw mail mee met uw antwoord daarin.',
    },
    example: {
      en: '#reply This is the drawing.\n#attach all',
      nl: '#antwoord Dit is de tekening.\n#bijlage alle',
    },
    reader: 'none',
    about: 'case',
    permission: PERMISSIONS.write_reply,
    inverse: 'undo-while-delayed',
    read: readAttach,
  },
  'no-reply': {
    names: { en: ['no-reply'], nl: ['geen-antwoord'] },
    usage: { en: '', nl: '' },
    help: { en: 'Stops automatic mail to the complainant.', nl: 'Stopt automatische mail aan de klager.' },
    example: { en: '#no-reply', nl: '#geen-antwoord' },
    reader: 'none',
    about: 'case',
    permission: PERMISSIONS.forbid_answers,
    inverse: 'undo',
    read: readNothing({ type: 'forbid_answers' }),
  },
  mandate: {
    names: { en: ['mandate'], nl: ['machtiging'] },
    usage: { en: 'NAME[, ADDRESS]', nl: 'NAAM[, ADRES]' },
    help: {
      en: 'Records who speaks for the complainant, with the mandate on file; with a mail address, letters go there.',
      nl: 'Legt vast wie namens de klager spreekt, met de machtiging in het dossier; met een mailadres gaan brieven daarheen.',
    },
    example: { en: '#mandate Meester Vos, Vos Advocaten', nl: '#machtiging Meester Vos, Vos Advocaten' },
    reader: 'none',
    about: 'case',
    permission: PERMISSIONS.record_mandate,
    inverse: 'undo',
    read: readNeededText((representative) => ({ type: 'record_mandate', representative })),
  },
};
