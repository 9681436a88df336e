/** Rows of the catalogue about work of people outside and about money: step 3.2 of the procedure (DESIGN 6). */
import { PERMISSIONS } from '../case/permissions.ts';
import type { CommandRow } from './command-row.ts';
import { readCost, readPaid, readReviewer, readWork } from './read-work.ts';

/** Every command of this file. */
export type WorkCommandName = 'work' | 'reviewer' | 'cost' | 'paid';

/** The rows by canonical name. */
export const WORK_ROWS: Readonly<Record<WorkCommandName, CommandRow>> = {
  work: {
    names: { en: ['work'], nl: ['opdracht'] },
    usage: {
      en: '[POINT:] [NAME] ADDRESS [by DATE] [nl or en], and the order on the lines below; or stop NAME or ADDRESS: WHY',
      nl: '[PUNT:] [NAAM] ADRES [uiterlijk DATUM] [nl of en], en de opdracht op de regels eronder; of stop NAAM of ADRES: WAAROM',
    },
    help: {
      en: 'Asks somebody outside to do it. They get this text, the work address and the telephone number, nothing else, and are reminded until it is done.',
      nl: 'Vraagt iemand buiten de organisatie dit te doen. Die krijgt deze tekst, het werkadres en het telefoonnummer, verder niets, en wordt herinnerd tot het klaar is.',
    },
    example: {
      en: '#work Kees Vos <kees@kitbedrijf.example> by 12 december\nPlease renew the joint around the dormer window.',
      nl: '#opdracht Kees Vos <kees@kitbedrijf.example> uiterlijk 12 december\nWilt u de kitvoeg rond de dakkapel vernieuwen?',
    },
    reader: 'third-party',
    about: 'case',
    permission: PERMISSIONS.order_work,
    inverse: 'undo-while-delayed',
    read: readWork,
  },
  reviewer: {
    names: { en: ['reviewer'], nl: ['herbeoordelaar', 'beoordelaar'] },
    usage: {
      en: '[NAME] ADDRESS [by DATE] [nl or en] [what you want to know]',
      nl: '[NAAM] ADRES [uiterlijk DATUM] [nl of en] [wat u wilt weten]',
    },
    help: {
      en: 'On an objection: asks somebody outside to look again. They get the papers and write what they think; the complainant hears who looks.',
      nl: 'Bij een bezwaar: vraagt iemand van buiten opnieuw te kijken. Die krijgt de stukken en schrijft wat hij ervan vindt; de klager hoort wie er kijkt.',
    },
    example: {
      en: '#reviewer Inge Smit <inge@advies.example> by 12 december\nWas the joint ours to maintain?',
      nl: '#herbeoordelaar Inge Smit <inge@advies.example> uiterlijk 12 december\nHoort de kitvoeg bij ons onderhoud?',
    },
    reader: 'third-party',
    about: 'case',
    permission: PERMISSIONS.entrust_review,
    inverse: 'undo-while-delayed',
    read: readReviewer,
  },
  cost: {
    names: { en: ['cost', 'costs'], nl: ['kosten'] },
    usage: {
      en: 'AMOUNT WHAT [recover NAME or ADDRESS]; or hours NUMBER [WHAT]',
      nl: 'BEDRAG WAT [verhaal NAAM of ADRES]; of uren AANTAL [WAT]',
    },
    help: {
      en: 'Records what the complaint cost us, in money or in hours of our own, and who should pay it back: with an address they get a claim, which holds the amount and their order and not your words.',
      nl: 'Legt vast wat de klacht ons kostte, in geld of in eigen uren, en op wie wij dat verhalen: met een adres krijgt die een vordering, met het bedrag en de opdracht en niet uw woorden.',
    },
    example: {
      en: '#cost € 350 new joint, recover kees@kitbedrijf.example',
      nl: '#kosten € 350 nieuwe kitvoeg, verhaal kees@kitbedrijf.example',
    },
    reader: 'internal',
    about: 'case',
    permission: PERMISSIONS.record_cost,
    inverse: 'undo-while-delayed',
    read: readCost,
  },
  paid: {
    names: { en: ['paid'], nl: ['betaald'] },
    usage: { en: 'AMOUNT [DATE] [from NAME or ADDRESS]', nl: 'BEDRAG [DATUM] [van NAAM of ADRES]' },
    help: {
      en: 'Records that the complainant was paid, or that somebody paid us back.',
      nl: 'Legt vast dat de klager is betaald, of dat iemand ons terugbetaalde.',
    },
    example: { en: '#paid € 75 yesterday', nl: '#betaald € 75 gisteren' },
    reader: 'none',
    about: 'case',
    permission: PERMISSIONS.record_payment,
    inverse: 'undo',
    read: readPaid,
  },
};
