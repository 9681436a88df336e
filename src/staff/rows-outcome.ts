/** Rows of the catalogue by which a complaint is decided, answered and closed: the end of step 2, and the ways out (DESIGN 6). */
import { PERMISSIONS } from '../case/permissions.ts';
import type { CommandRow } from './command-row.ts';
import { readCall, readClosing, readDecline, readNeededText, readPosted } from './read-assessment.ts';
import { readNothing } from './read-relations.ts';

/** Every command of this file. */
export type OutcomeCommand =
  | 'send'
  | 'called'
  | 'agree'
  | 'object'
  | 'withdraw'
  | 'close'
  | 'reopen'
  | 'notcomplaint'
  | 'spam'
  | 'solved-quick'
  | 'posted'
  | 'liability-ok'
  | 'alone';

/** The rows by canonical name. */
export const OUTCOME_ROWS: Readonly<Record<OutcomeCommand, CommandRow>> = {
  send: {
    names: { en: ['send'], nl: ['verstuur', 'verzend'] },
    usage: { en: '', nl: '' },
    help: {
      en: 'Sends the decision, once every point has its finding.',
      nl: 'Verstuurt de beslissing, zodra elk punt een oordeel heeft.',
    },
    example: { en: '#send', nl: '#verstuur' },
    reader: 'none',
    about: 'case',
    permission: PERMISSIONS.report_decision,
    inverse: 'undo-while-delayed',
    read: readNothing({ type: 'report_decision' }),
  },
  called: {
    names: { en: ['called'], nl: ['gebeld'] },
    usage: { en: 'DATE SUMMARY', nl: 'DATUM SAMENVATTING' },
    help: {
      en: 'Records that you told the decision by telephone; a written confirmation follows.',
      nl: 'Legt vast dat u de beslissing door de telefoon vertelde; een schriftelijke bevestiging volgt.',
    },
    example: {
      en: '#called yesterday: she will read our letter',
      nl: '#gebeld gisteren: zij leest onze brief nog',
    },
    reader: 'internal',
    about: 'case',
    permission: PERMISSIONS.tell_decision,
    inverse: 'undo-while-delayed',
    read: readCall,
  },
  agree: {
    names: { en: ['agree', 'agreed'], nl: ['akkoord'] },
    usage: { en: '', nl: '' },
    help: { en: 'Records that the complainant agrees.', nl: 'Legt vast dat de klager akkoord is.' },
    example: { en: '#agree', nl: '#akkoord' },
    reader: 'none',
    about: 'case',
    permission: PERMISSIONS.record_agreement,
    inverse: 'undo',
    read: readNothing({ type: 'record_agreement' }),
  },
  object: {
    names: { en: ['object', 'objection'], nl: ['bezwaar'] },
    usage: { en: 'WHY', nl: 'WAAROM' },
    help: {
      en: 'Records that the complainant does not accept the decision; somebody else looks again.',
      nl: 'Legt vast dat de klager de beslissing niet aanvaardt; iemand anders kijkt opnieuw.',
    },
    example: { en: '#object she says the gutter is ours', nl: '#bezwaar volgens haar is de goot van ons' },
    reader: 'internal',
    about: 'case',
    permission: PERMISSIONS.record_objection,
    inverse: 'undo',
    read: readNeededText((why) => ({ type: 'record_objection', why })),
  },
  withdraw: {
    names: { en: ['withdraw', 'withdrawn'], nl: ['intrekken', 'ingetrokken'] },
    usage: { en: 'WHY', nl: 'WAAROM' },
    help: {
      en: 'Records that the complainant took the complaint back, and closes it.',
      nl: 'Legt vast dat de klager de klacht introk, en sluit die.',
    },
    example: {
      en: '#withdraw she told me by telephone today',
      nl: '#intrekken dat zei zij vandaag door de telefoon',
    },
    reader: 'internal',
    about: 'case',
    permission: PERMISSIONS.withdraw_complaint,
    inverse: 'undo-while-delayed',
    read: readNeededText((why) => ({ type: 'withdraw_complaint', why })),
  },
  close: {
    names: { en: ['close', 'closed'], nl: ['sluit', 'sluiten', 'gesloten'] },
    usage: { en: 'REASON[: WHY]', nl: 'REDEN[: WAAROM]' },
    help: {
      en: 'Closes the complaint, or answers what is still missing.',
      nl: 'Sluit de klacht, of antwoordt wat er nog ontbreekt.',
    },
    example: {
      en: '#close no-information: no answer in three weeks',
      nl: '#sluit geen-informatie: drie weken geen antwoord',
    },
    reader: 'internal',
    about: 'case',
    permission: PERMISSIONS.close_complaint,
    inverse: 'undo-while-delayed',
    read: readClosing,
  },
  reopen: {
    names: { en: ['reopen'], nl: ['heropen'] },
    usage: { en: 'WHY', nl: 'WAAROM' },
    help: { en: 'Opens a closed complaint again.', nl: 'Opent een gesloten klacht opnieuw.' },
    example: { en: '#reopen it leaks again', nl: '#heropen het lekt weer' },
    reader: 'internal',
    about: 'case',
    permission: PERMISSIONS.reopen_case,
    inverse: 'undo',
    read: readNeededText((why) => ({ type: 'reopen_case', why })),
  },
  notcomplaint: {
    names: { en: ['notcomplaint', 'not-a-complaint'], nl: ['geen-klacht'] },
    usage: { en: 'question, repair or other: WHY', nl: 'vraag, reparatie of anders: WAAROM' },
    help: {
      en: 'Handles the message as something else, with a letter that says how to disagree.',
      nl: 'Behandelt het bericht als iets anders, met een brief die zegt hoe men het daarmee oneens kan zijn.',
    },
    example: {
      en: '#notcomplaint question: you ask when we open',
      nl: '#geen-klacht vraag: u vraagt wanneer wij open zijn',
    },
    reader: 'complainant',
    about: 'case',
    permission: PERMISSIONS.decline_complaint,
    inverse: 'undo-while-delayed',
    read: readDecline,
  },
  spam: {
    names: { en: ['spam'], nl: ['spam'] },
    usage: { en: '', nl: '' },
    help: {
      en: 'Takes the message out of the register without any letter.',
      nl: 'Haalt het bericht uit het register, zonder brief.',
    },
    example: { en: '#spam', nl: '#spam' },
    reader: 'none',
    about: 'case',
    permission: PERMISSIONS.mark_spam,
    inverse: 'undo',
    read: readNothing({ type: 'mark_spam' }),
  },
  'solved-quick': {
    names: { en: ['solved-quick'], nl: ['snel-opgelost'] },
    usage: { en: 'WHAT WAS AGREED', nl: 'WAT IS AFGESPROKEN' },
    help: {
      en: 'Solved with the complainant within three working days; a short letter confirms it.',
      nl: 'Binnen drie werkdagen met de klager opgelost; een korte brief bevestigt het.',
    },
    example: {
      en: '#solved-quick You get a new key on Monday.',
      nl: '#snel-opgelost U krijgt maandag een nieuwe sleutel.',
    },
    reader: 'complainant',
    about: 'case',
    permission: PERMISSIONS.solve_quickly,
    inverse: 'undo-while-delayed',
    read: readNeededText((solution) => ({ type: 'solve_quickly', solution })),
  },
  posted: {
    names: { en: ['posted'], nl: ['gepost'] },
    usage: { en: '[DATE]', nl: '[DATUM]' },
    help: {
      en: 'Records when a printed letter went by post.',
      nl: 'Legt vast wanneer een gedrukte brief op de post ging.',
    },
    example: { en: '#posted yesterday', nl: '#gepost gisteren' },
    reader: 'none',
    about: 'case',
    permission: PERMISSIONS.record_posted,
    inverse: 'undo',
    read: readPosted,
  },
  'liability-ok': {
    names: { en: ['liability-ok'], nl: ['aansprakelijkheid-ok'] },
    usage: { en: '', nl: '' },
    help: {
      en: 'Lets a phrase leave that the check of letters stopped.',
      nl: 'Laat een zin door die de controle van brieven tegenhield.',
    },
    example: { en: '#liability-ok', nl: '#aansprakelijkheid-ok' },
    reader: 'none',
    about: 'case',
    permission: PERMISSIONS.release_liability,
    inverse: 'undo',
    read: readNothing({ type: 'release_liability' }),
  },
  alone: {
    names: { en: ['alone'], nl: ['alleen'] },
    usage: { en: 'WHY', nl: 'WAAROM' },
    help: {
      en: 'One person acts where the procedure wants two; the complainant is told.',
      nl: 'Eén persoon handelt waar de procedure er twee wil; de klager krijgt dat te lezen.',
    },
    example: { en: '#alone nobody else is in this week', nl: '#alleen er is deze week niemand anders' },
    reader: 'internal',
    about: 'case',
    permission: PERMISSIONS.act_alone,
    inverse: 'undo',
    read: readNeededText((why) => ({ type: 'act_alone', why })),
  },
};
