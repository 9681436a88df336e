/** Rows of the catalogue that look into a complaint, find on it and say what we will do: step 2 of the procedure (DESIGN 6). */
import { PERMISSIONS } from '../case/permissions.ts';
import type { CommandRow } from './command-row.ts';
import {
  readAssessment,
  readCompensation,
  readConsult,
  readExtension,
  readFinding,
  readNeededText,
  readQuestions,
  readRemedy,
  readReply,
  readVisit,
} from './read-assessment.ts';

/** Every command of this file. */
export type AssessmentCommand =
  | 'ask'
  | 'reply'
  | 'visit'
  | 'consult'
  | 'extend'
  | 'assess'
  | 'founded'
  | 'partly'
  | 'unfounded'
  | 'remedy'
  | 'offer'
  | 'compensate';

/** The rows by canonical name. */
export const ASSESSMENT_ROWS: Readonly<Record<AssessmentCommand, CommandRow>> = {
  ask: {
    names: { en: ['ask'], nl: ['vraag'] },
    usage: { en: 'QUESTIONS [by DATE]', nl: 'VRAGEN [uiterlijk DATUM]' },
    help: {
      en: 'Asks the complainant; the term for the decision pauses until the answer.',
      nl: 'Vraagt het de klager; de termijn voor de beslissing staat stil tot het antwoord.',
    },
    example: {
      en: '#ask 1. Can you send a photo?\n2. Since when does it leak?',
      nl: '#vraag 1. Kunt u een foto sturen?\n2. Sinds wanneer lekt het?',
    },
    reader: 'complainant',
    about: 'case',
    permission: PERMISSIONS.ask_information,
    inverse: 'undo-while-delayed',
    read: readQuestions,
  },
  reply: {
    names: { en: ['reply', 'answer'], nl: ['antwoord'] },
    usage: { en: 'TEXT, or T-NUMBER of a note', nl: 'TEKST, of T-NUMMER van een notitie' },
    help: {
      en: 'Sends a text to the complainant, or a note that you wrote before.',
      nl: 'Stuurt de klager een tekst, of een notitie die u eerder schreef.',
    },
    example: {
      en: '#reply Dear Ms De Wit,\nwe have your photo. You hear from us on Friday.',
      nl: '#antwoord Beste mevrouw De Wit,\nwij hebben uw foto. Vrijdag hoort u van ons.',
    },
    reader: 'complainant',
    about: 'case',
    permission: PERMISSIONS.write_reply,
    inverse: 'undo-while-delayed',
    read: readReply,
  },
  visit: {
    names: { en: ['visit'], nl: ['bezoek'] },
    usage: { en: 'DATE TIME [NAME], or none', nl: 'DATUM TIJD [NAAM], of geen' },
    help: {
      en: 'Makes an appointment to look at it, with an invitation for both; below it you may write what you will look at.',
      nl: 'Maakt een afspraak om te komen kijken, met een uitnodiging voor beiden; eronder kunt u schrijven waarnaar u kijkt.',
    },
    example: { en: '#visit friday 14:00 Pieter', nl: '#bezoek vrijdag 14.00 uur Pieter' },
    reader: 'complainant',
    about: 'case',
    permission: PERMISSIONS.plan_visit,
    inverse: 'undo-while-delayed',
    read: readVisit,
  },
  consult: {
    names: { en: ['consult'], nl: ['raadpleeg', 'overleg'] },
    usage: { en: 'NAME: QUESTION', nl: 'NAAM: VRAAG' },
    help: {
      en: 'Asks a colleague; the answer is filed and stays internal.',
      nl: 'Vraagt het een collega; het antwoord komt in de zaak en blijft intern.',
    },
    example: {
      en: '#consult Pieter: was the joint renewed in March?',
      nl: '#raadpleeg Pieter: is de kitvoeg in maart vernieuwd?',
    },
    reader: 'colleague',
    about: 'case',
    permission: PERMISSIONS.consult,
    inverse: 'none',
    read: readConsult,
  },
  extend: {
    names: { en: ['extend', 'delay'], nl: ['verleng', 'uitstel'] },
    usage: { en: 'DATE because WHY', nl: 'DATUM omdat WAAROM' },
    help: {
      en: 'Tells the complainant, before the term ends and once, that the decision comes later and why; after the decision, that the work is ready later.',
      nl: 'Zegt de klager, vóór de termijn afloopt en één keer, dat de beslissing later komt en waarom; na de beslissing, dat het werk later klaar is.',
    },
    example: {
      en: '#extend in 2 weeks because the expert is ill',
      nl: '#verleng over 2 weken omdat de deskundige ziek is',
    },
    reader: 'complainant',
    about: 'case',
    permission: PERMISSIONS.extend_decision,
    inverse: 'undo-while-delayed',
    read: readExtension,
  },
  assess: {
    names: { en: ['assess', 'decide'], nl: ['beoordeel'] },
    usage: {
      en: '[POINT:] founded, partly, unfounded, no-finding or out-of-scope: GROUNDS',
      nl: '[PUNT:] gegrond, deels, ongegrond, geen oordeel of buiten behandeling: WAAROM',
    },
    help: {
      en: 'Records the finding on a point and its grounds.',
      nl: 'Legt het oordeel over een punt vast, en waarom.',
    },
    example: {
      en: '#assess 1: founded: two witnesses saw it',
      nl: '#beoordeel 1: gegrond: twee getuigen zagen het',
    },
    reader: 'complainant',
    about: 'case',
    permission: PERMISSIONS.assess_point,
    inverse: 'undo',
    read: readAssessment,
  },
  founded: {
    names: { en: ['founded', 'upheld'], nl: ['gegrond'] },
    usage: { en: '[POINT:] GROUNDS', nl: '[PUNT:] WAAROM' },
    help: {
      en: 'The complainant is right: a remedy belongs to it.',
      nl: 'De klager heeft gelijk: daar hoort herstel bij.',
    },
    example: {
      en: '#founded the joint was not laid well',
      nl: '#gegrond de kitvoeg is niet goed aangebracht',
    },
    reader: 'complainant',
    about: 'case',
    permission: PERMISSIONS.assess_point,
    inverse: 'undo',
    read: readFinding('founded'),
  },
  partly: {
    names: { en: ['partly', 'partly-founded'], nl: ['deels', 'deels-gegrond'] },
    usage: { en: '[POINT:] GROUNDS', nl: '[PUNT:] WAAROM' },
    help: {
      en: 'The complainant is partly right: a remedy belongs to it.',
      nl: 'De klager heeft deels gelijk: daar hoort herstel bij.',
    },
    example: {
      en: '#partly the joint was wet, the window is sound',
      nl: '#deels de kitvoeg was nat, het kozijn is goed',
    },
    reader: 'complainant',
    about: 'case',
    permission: PERMISSIONS.assess_point,
    inverse: 'undo',
    read: readFinding('partly'),
  },
  unfounded: {
    names: { en: ['unfounded', 'not-upheld', 'not-founded'], nl: ['ongegrond', 'niet-gegrond'] },
    usage: { en: '[POINT:] GROUNDS', nl: '[PUNT:] WAAROM' },
    help: {
      en: 'We do not agree: the complainant reads why, and what can be done about it.',
      nl: 'Wij zijn het niet eens: de klager leest waarom, en wat daaraan te doen is.',
    },
    example: {
      en: '#unfounded the leak is in the gutter of the neighbours',
      nl: '#ongegrond de lekkage zit in de goot van de buren',
    },
    reader: 'complainant',
    about: 'case',
    permission: PERMISSIONS.assess_point,
    inverse: 'undo',
    read: readFinding('unfounded'),
  },
  remedy: {
    names: { en: ['remedy'], nl: ['herstel'] },
    usage: {
      en: '[POINT:] WHAT [by DATE [who NAME] [because WHY]]',
      nl: '[PUNT:] WAT [uiterlijk DATUM [wie NAAM] [omdat WAAROM]]',
    },
    help: {
      en: 'Says what we will do about it and by when. After the letter another day needs its reason, and the complainant reads both.',
      nl: 'Zegt wat wij eraan doen en uiterlijk wanneer. Na de brief heeft een andere dag een reden nodig, en de klager leest beide.',
    },
    example: {
      en: '#remedy we renew the joint, by 12 december',
      nl: '#herstel wij vernieuwen de kitvoeg, uiterlijk 12 december',
    },
    reader: 'complainant',
    about: 'case',
    permission: PERMISSIONS.decide_remedy,
    inverse: 'undo',
    read: readRemedy,
  },
  offer: {
    names: { en: ['offer'], nl: ['voorstel', 'aanbod'] },
    usage: { en: 'TEXT', nl: 'TEKST' },
    help: {
      en: 'Proposes a solution that the complainant may accept.',
      nl: 'Stelt een oplossing voor die de klager mag aannemen.',
    },
    example: {
      en: '#offer We repair it and repaint the sill.',
      nl: '#voorstel Wij herstellen het en schilderen de vensterbank.',
    },
    reader: 'complainant',
    about: 'case',
    permission: PERMISSIONS.make_offer,
    inverse: 'undo-while-delayed',
    read: readNeededText((text) => ({ type: 'make_offer', text })),
  },
  compensate: {
    names: { en: ['compensate', 'compensation'], nl: ['vergoed', 'vergoeding'] },
    usage: { en: 'AMOUNT [goodwill]', nl: 'BEDRAG [coulance]' },
    help: {
      en: 'Promises money; above the limit a manager approves it first.',
      nl: 'Zegt geld toe; boven de grens keurt een manager het eerst goed.',
    },
    example: { en: '#compensate € 75 goodwill', nl: '#vergoed € 75 coulance' },
    reader: 'none',
    about: 'case',
    permission: PERMISSIONS.compensate,
    inverse: 'undo',
    read: readCompensation,
  },
};
