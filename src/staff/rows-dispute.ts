/** Rows of the catalogue about disputes and about files that must be kept (DESIGN 6; domain.md 2.7, 2.8). */
import { PERMISSIONS, type Permission } from '../case/permissions.ts';
import { STAGES } from '../case/vocabulary.ts';
import type { CommandRow } from './command-row.ts';
import { readAward, readCluster, readLegalHold, readRung } from './read-dispute.ts';
import { readInquiry } from './read-inquiry.ts';
import { readReference } from './read-relations.ts';
import { readRestriction } from './read-restriction.ts';

/** Every command of this file. */
export type DisputeCommand = 'rung' | 'award' | 'inquiry' | 'legalhold' | 'restrict' | 'cluster' | 'unmerge';

/** What a job does to several cases at once. */
const CLUSTER: Permission = {
  level: 'A2',
  roles: ['coordinator', 'manager'],
  stages: STAGES,
  moves: false,
};

/** The rows by canonical name. */
export const DISPUTE_ROWS: Readonly<Record<DisputeCommand, CommandRow>> = {
  rung: {
    names: { en: ['rung', 'ladder'], nl: ['trede', 'vervolgstap'] },
    usage: {
      en: 'talk, expert, mediation, committee, arbitration or court [with lines body, by, costs, pays, consent, binding]; or result agreed, not-agreed or advice: TEXT',
      nl: 'gesprek, deskundige, bemiddeling, commissie, arbitrage of rechter [met regels instantie, uiterlijk, kosten, betaalt, toestemming, bindend]; of uitkomst akkoord, niet-eens of advies: TEKST',
    },
    help: {
      en: 'Goes on to the next step of a dispute, with a letter to the complainant; or records what came of it.',
      nl: 'Gaat naar de volgende stap van een geschil, met een brief aan de klager; of legt vast wat eruit kwam.',
    },
    example: {
      en: '#rung mediation\nbody: Building Mediation\nby: 15 January\ncosts: € 300\npays: both\nconsent: yes',
      nl: '#trede bemiddeling\ninstantie: Bouwbemiddeling\nuiterlijk: 15 januari\nkosten: € 300\nbetaalt: beide\ntoestemming: ja',
    },
    reader: 'internal',
    about: 'case',
    permission: PERMISSIONS.enter_rung,
    inverse: 'undo-while-delayed',
    read: readRung,
  },
  award: {
    names: { en: ['award', 'ruling'], nl: ['uitspraak'] },
    usage: {
      en: '[POINT] WHAT WE MUST DO [with lines body, date, by, ruling]',
      nl: '[PUNT] WAT WIJ MOETEN DOEN [met regels instantie, datum, uiterlijk, oordeel]',
    },
    help: {
      en: 'Records the ruling of who decides; what we must do becomes a remedy, and the complainant reads it.',
      nl: 'Legt de uitspraak vast van wie beslist; wat wij moeten doen wordt een herstel, en de klager leest het.',
    },
    example: {
      en: '#award\ndate: yesterday\nby: 15 January\nruling: our joint was not tight\nWe renew the joint and paint the ceiling.',
      nl: '#uitspraak\ndatum: gisteren\nuiterlijk: 15 januari\noordeel: onze kitvoeg was niet dicht\nWij vernieuwen de kitvoeg en schilderen het plafond.',
    },
    reader: 'complainant',
    about: 'case',
    permission: PERMISSIONS.record_award,
    inverse: 'undo-while-delayed',
    read: readAward,
  },
  inquiry: {
    names: { en: ['inquiry'], nl: ['navraag'] },
    usage: {
      en: 'answered [DATE], complex or none [: BODY]',
      nl: 'beantwoord [DATUM], complex of geen [: INSTANTIE]',
    },
    help: {
      en: 'Records that we answered a disputes body that asked about the case, that it takes the longer term (tell the body yourself), or that its mail asked nothing.',
      nl: 'Legt vast dat wij een geschilleninstantie antwoordden die naar de zaak vroeg, dat de langere termijn geldt (laat dat de instantie zelf weten), of dat haar mail niets vroeg.',
    },
    example: { en: '#inquiry answered yesterday', nl: '#navraag beantwoord gisteren' },
    reader: 'none',
    about: 'case',
    permission: PERMISSIONS.answer_inquiry,
    inverse: 'undo',
    read: readInquiry,
  },
  legalhold: {
    names: { en: ['legalhold', 'legal-hold'], nl: ['bewaren', 'bewaarplicht'] },
    usage: { en: 'on or off WHY', nl: 'aan of uit WAAROM' },
    help: {
      en: 'Keeps the whole file from being erased; from the disputes committee on that happens by itself.',
      nl: 'Houdt het hele dossier vast, zodat niets wordt gewist; vanaf de commissie gebeurt dat vanzelf.',
    },
    example: {
      en: '#legalhold on: her lawyer wrote that she goes to court',
      nl: '#bewaren aan: haar advocaat schrijft dat zij naar de rechter gaat',
    },
    reader: 'internal',
    about: 'case',
    permission: PERMISSIONS.place_hold,
    inverse: 'other-command',
    read: readLegalHold,
  },
  restrict: {
    names: { en: ['restrict'], nl: ['beperk'] },
    usage: {
      en: 'WHAT AND WHY until DATE [with lines contact, channel, reading]; or off [TEXT]',
      nl: 'WAT EN WAAROM tot DATUM [met regels contactpersoon, kanaal, lezen]; of uit [TEKST]',
    },
    help: {
      en: 'Makes a contact arrangement because of conduct, for six months at most, with a letter that says how to have it reviewed; or ends it, with a letter.',
      nl: 'Maakt een afspraak over contact vanwege gedrag, hoogstens zes maanden, met een brief die zegt hoe men die laat herzien; of beëindigt haar, met een brief.',
    },
    example: {
      en: '#restrict Please write to us by mail only: on the phone you threatened a colleague, until 1 March 2027\ncontact: Bea\nchannel: mail\nreading: monthly',
      nl: '#beperk Schrijf ons alleen per mail: door de telefoon bedreigde u een collega, tot 1 maart 2027\ncontactpersoon: Bea\nkanaal: mail\nlezen: maandelijks',
    },
    reader: 'complainant',
    about: 'case',
    permission: PERMISSIONS.restrict_contact,
    inverse: 'undo-while-delayed',
    read: readRestriction,
  },
  cluster: {
    names: { en: ['cluster'], nl: ['groep'] },
    usage: { en: 'CASE, CASE', nl: 'ZAAK, ZAAK' },
    help: {
      en: 'Links cases of several people about one incident; each stays a case of its own.',
      nl: 'Koppelt zaken van verschillende mensen over één voorval; elk blijft een eigen zaak.',
    },
    example: { en: '#cluster C-1043-2, C-1050-3', nl: '#groep C-1043-2, C-1050-3' },
    reader: 'none',
    about: 'case',
    permission: CLUSTER,
    inverse: 'undo',
    read: readCluster,
  },
  unmerge: {
    names: { en: ['unmerge'], nl: ['ontkoppel'] },
    usage: { en: 'CASE', nl: 'ZAAK' },
    help: {
      en: 'Makes a case that goes on in this one a case of its own again.',
      nl: 'Maakt van een zaak die in deze verdergaat weer een eigen zaak.',
    },
    example: { en: '#unmerge C-1043-2', nl: '#ontkoppel C-1043-2' },
    reader: 'none',
    about: 'case',
    permission: { ...CLUSTER, moves: true },
    inverse: 'undo',
    read: readReference((other) => ({ type: 'unmerge_case', other })),
  },
};
