/** Rows of the catalogue by which a remedy is carried out and found good: step 3 of the procedure (DESIGN 6). */
import { PERMISSIONS } from '../case/permissions.ts';
import type { CommandRow } from './command-row.ts';
import { readAppointment } from './read-appointment.ts';
import { readDeposit, readDone, readSatisfied } from './read-execution.ts';

/** Every command of this file. */
export type ExecutionCommand = 'appoint' | 'done' | 'satisfied' | 'deposit';

/** The rows by canonical name. */
export const EXECUTION_ROWS: Readonly<Record<ExecutionCommand, CommandRow>> = {
  appoint: {
    names: { en: ['appoint', 'appointment'], nl: ['afspraak'] },
    usage: {
      en: 'DATE TIME[-TIME] [who NAME][; …; …], or none',
      nl: 'DATUM TIJD[-TIJD] [wie NAAM][; …; …], of geen',
    },
    help: {
      en: 'Makes the appointment, or offers two or three moments of which the complainant chooses one; below it you may write to the complainant.',
      nl: 'Maakt de afspraak, of stelt twee of drie momenten voor waaruit de klager kiest; eronder kunt u de klager iets schrijven.',
    },
    example: {
      en: '#appoint 1 December 9:00-12:00 who Vos Roofing; 3 December 13:00-16:00 who Vos Roofing',
      nl: '#afspraak 1 december 9.00-12.00 uur wie Dakbedrijf Vos; 3 december 13.00-16.00 uur wie Dakbedrijf Vos',
    },
    reader: 'complainant',
    about: 'case',
    permission: PERMISSIONS.offer_appointment,
    inverse: 'undo-while-delayed',
    read: readAppointment,
  },
  done: {
    names: { en: ['done'], nl: ['gereed', 'klaar'] },
    usage: { en: '[POINT] WHAT WAS DONE', nl: '[PUNT] WAT IS GEDAAN' },
    help: {
      en: 'Says that it is put right; the complainant is asked whether it is solved.',
      nl: 'Zegt dat het hersteld is; de klager krijgt de vraag of het is opgelost.',
    },
    example: {
      en: '#done We renewed the sealant.',
      nl: '#gereed Wij hebben de kitvoeg vernieuwd.',
    },
    reader: 'complainant',
    about: 'case',
    permission: PERMISSIONS.report_done,
    inverse: 'undo-while-delayed',
    read: readDone,
  },
  satisfied: {
    names: { en: ['satisfied'], nl: ['tevreden'] },
    usage: { en: 'yes, no or partly [WHY]', nl: 'ja, nee of deels [WAAROM]' },
    help: {
      en: 'Records whether the complainant finds it solved: yes closes the case, anything else opens the work again.',
      nl: 'Legt vast of het voor de klager is opgelost: ja sluit de zaak, al het andere opent het werk opnieuw.',
    },
    example: {
      en: '#satisfied partly: one corner still leaks, she says',
      nl: '#tevreden deels: één hoek lekt nog, zegt zij',
    },
    reader: 'internal',
    about: 'case',
    permission: PERMISSIONS.record_satisfaction,
    inverse: 'undo-while-delayed',
    read: readSatisfied,
  },
  deposit: {
    names: { en: ['deposit'], nl: ['depot'] },
    usage: {
      en: 'nothing, part or all [: HOW MUCH AND WHAT FOR]',
      nl: 'niets, deel of alles [: HOEVEEL EN WAARVOOR]',
    },
    help: {
      en: 'Records what the buyer of a new home answered about the deposit at the notary.',
      nl: 'Legt vast wat de koper van een nieuwe woning antwoordde over het depot bij de notaris.',
    },
    example: {
      en: '#deposit part: € 2,500 for points 1 and 3',
      nl: '#depot deel: € 2.500 voor de punten 1 en 3',
    },
    reader: 'internal',
    about: 'case',
    permission: PERMISSIONS.record_deposit,
    inverse: 'undo',
    read: readDeposit,
  },
};
