/** What came of mails of Bea de Boer about the complaint of Karin Jansen: one outcome of every kind. */
import type { Case } from '../../src/case/case.ts';
import { approvalModel, notApprovedModel } from '../../src/letters/approval-models.ts';
import { alreadyDoneModel, doneModel, undoneModel } from '../../src/letters/done-models.ts';
import type { LetterModels } from '../../src/letters/letters.ts';
import { noteKeptModel } from '../../src/letters/note-models.ts';
import {
  challengeModel,
  mutedModel,
  nothingDoneModel,
  unknownAddressModel,
} from '../../src/letters/refusal-models.ts';
import { toldModel } from '../../src/letters/told-model.ts';
import type { LetterSetting } from '../../src/letters/wording.ts';
import {
  type Approval,
  type Challenged,
  type Done,
  NOTHING_LEFT_OUT,
  type NoteKept,
  type NothingDone,
  type Undone,
} from '../../src/staff/outcome.ts';
import type { Told } from '../../src/staff/told.ts';
import { aCase, BEA, KARIN } from './samples.ts';

const AT = new Date('2026-11-18T09:32:00Z');
const LEAVES_AT = new Date('2026-11-18T09:42:00Z');
const EXPIRES_AT = new Date('2026-11-20T09:32:00Z');
const LEO = { name: 'Leo Smit', address: 'leo@example.org' };

const REMEDY = { text: 'wij vernieuwen de kitvoeg', by: '2026-12-12', who: null };

const DECISION = {
  letter: 'complainant/decision',
  to: KARIN,
  subject: 'Onze beslissing over uw klacht C-1042-9',
  text: 'Beste Karin Jansen,\n\nU heeft gelijk: de kitvoeg is niet goed aangebracht. Onze excuses.\n\nWij vernieuwen de kitvoeg, uiterlijk zaterdag 12 december 2026.',
  files: [],
  leavesAt: LEAVES_AT,
  onPaper: false,
};

/** The case once its only point is decided. */
function aDecidedCase(details: Partial<Case>): Case {
  const points = aCase().points.map((point) => ({
    ...point,
    finding: 'founded' as const,
    grounds: 'de kitvoeg is niet goed aangebracht',
    remedy: REMEDY,
  }));
  return aCase({ handler: BEA, points, ...details });
}

/** Founded, remedy and send in one mail, with a signature and a CC. */
export const A_DONE: Done = {
  kind: 'done',
  transaction: 572,
  after: [aDecidedCase({ stage: 'executing', revision: 7 })],
  commands: [
    {
      reference: 'C-1042-9',
      line: 1,
      written: '#gegrond de kitvoeg is niet goed aangebracht',
      changes: [{ what: 'finding', of: '1', from: null, to: { kind: 'finding', code: 'founded' } }],
    },
    {
      reference: 'C-1042-9',
      line: 2,
      written: '#herstel wij vernieuwen de kitvoeg, uiterlijk 12 december',
      changes: [
        { what: 'remedy', of: '1', from: null, to: { kind: 'text', text: 'wij vernieuwen de kitvoeg' } },
        { what: 'remedy-by', of: '1', from: null, to: { kind: 'day', day: '2026-12-12' } },
      ],
    },
    {
      reference: 'C-1042-9',
      line: 3,
      written: '#verstuur',
      changes: [
        { what: 'decision', of: null, from: null, to: null },
        {
          what: 'stage',
          of: null,
          from: { kind: 'stage', code: 'assessing' },
          to: { kind: 'stage', code: 'executing' },
        },
      ],
    },
  ],
  letters: [DECISION],
  preview: null,
  note: 'De schilder weet ervan.',
  leftOut: {
    ...NOTHING_LEFT_OUT,
    quotedCommands: 1,
    copied: ['jan@example.com'],
    files: ['logo.png'],
    signature: ['Bea de Boer', 'Van Dalen Woningbouw'],
  },
  undo: { possible: true, until: LEAVES_AT },
  proof: { level: 'A2', source: 'own-check', domain: 'example.org', token: 31 },
};

/** A mail without a command. */
export const A_NOTE: NoteKept = {
  kind: 'note',
  transaction: 573,
  after: aCase({ stage: 'assessing', revision: 4 }),
  text: 'Gebeld met de schilder.\nHij was er in oktober ook al.',
  leftOut: NOTHING_LEFT_OUT,
};

/** A mistyped command and a date that can be two. */
export const A_REFUSAL: NothingDone = {
  kind: 'nothing-done',
  state: aCase({ stage: 'assessing', revision: 4 }),
  problems: [
    {
      code: 'unknown-command',
      line: 2,
      written: '#asess founded',
      name: 'asess',
      values: [],
      corrections: ['#assess founded'],
      refusal: null,
    },
    {
      code: 'ambiguous-date',
      line: 3,
      written: '#due 04/05/2027',
      name: '04/05/2027',
      values: [],
      corrections: ['#due 2027-05-04', '#due 2027-04-05'],
      refusal: null,
    },
    {
      code: 'unknown-value',
      line: 4,
      written: '#severity very',
      name: 'very',
      values: ['low', 'normal', 'high', 'urgent'],
      corrections: [],
      refusal: null,
    },
    {
      code: 'refused',
      line: 5,
      written: '#reply',
      name: 'reply',
      values: [],
      corrections: [],
      refusal: { code: 'nothing-written' },
    },
  ],
  original: 'Hi,\n#asess founded\n#due 04/05/2027\n#severity very\n#reply',
};

/** Somebody else moved the case first. */
export const A_CHALLENGE: Challenged = {
  kind: 'challenge',
  transaction: 574,
  state: aDecidedCase({ stage: 'decided', revision: 6 }),
  because: [
    { code: 'no-token' },
    {
      code: 'stale',
      moves: [
        {
          by: LEO,
          at: AT,
          changes: [{ what: 'finding', of: '1', from: null, to: { kind: 'finding', code: 'unfounded' } }],
        },
      ],
    },
  ],
  plan: [
    { line: 1, written: '#gegrond de kitvoeg is niet goed aangebracht' },
    { line: 2, written: '#verstuur' },
  ],
  letters: [DECISION],
  note: 'De schilder weet ervan.',
  expiresAt: EXPIRES_AT,
};

/** More money than Bea may promise by herself. */
const AN_APPROVAL: Approval = {
  kind: 'approval',
  reader: 'approver',
  transaction: 577,
  state: aCase(),
  askedBy: BEA,
  approvers: [LEO],
  limit: 25_000,
  plan: [{ line: 1, written: '#vergoed € 900' }],
  letters: [],
  note: 'Hij heeft de bon gestuurd.',
  expiresAt: EXPIRES_AT,
};

/** A letter was stopped, another had left. */
export const AN_UNDONE: Undone = {
  kind: 'undone',
  transaction: 575,
  undid: 572,
  commands: ['#gegrond De kitvoeg laat los.', '#verstuur'],
  after: [aCase({ stage: 'assessing', revision: 9 })],
  changes: [
    {
      what: 'stage',
      of: null,
      from: { kind: 'stage', code: 'executing' },
      to: { kind: 'stage', code: 'assessing' },
    },
  ],
  letters: [
    { letter: 'complainant/decision', to: KARIN, subject: 'Onze beslissing', leftAt: null },
    { letter: 'complainant/reply', to: KARIN, subject: 'Bericht over uw klacht', leftAt: AT },
  ],
};

/** A case of which the cause is known, and no measure. */
const LEARNT = aCase({
  causes: [
    { points: [1], code: 'workmanship', text: 'de kit zat er te dun in', at: '2026-11-17T10:00:00.000Z' },
  ],
});

/** Everything that can be asked. */
export const A_TOLD: Told = {
  kind: 'told',
  state: aCase(),
  answers: [
    { about: 'status', state: LEARNT, learning: { measures: [], causeDue: null, measureDue: '2026-12-30' } },
    {
      about: 'history',
      reference: 'C-1042-9',
      events: [
        {
          seq: 1,
          at: AT,
          by: { kind: 'staff', address: BEA.address },
          mailId: 118,
          fact: { type: 'note_added', author: BEA, text: 'Gebeld.' },
        },
        { seq: 2, at: AT, by: { kind: 'bot' }, mailId: null, fact: { type: 'acknowledgement_released' } },
      ],
    },
    { about: 'list', behind: null, cases: [aCase({ handler: BEA })], count: 12 },
    { about: 'find', text: 'dakkapel', cases: [aCase()], count: 1 },
    {
      about: 'help',
      rows: [
        { usage: '#ask QUESTION', effect: 'asks the complainant' },
        { usage: '#take', effect: 'makes you the handler' },
      ],
    },
  ],
};

/** The model of every answer. */
export function answerModels(setting: LetterSetting) {
  return {
    'staff/done': doneModel(setting, A_DONE, BEA),
    'staff/note-saved': noteKeptModel(setting, A_NOTE, BEA),
    'staff/nothing-done': nothingDoneModel(setting, A_REFUSAL),
    'staff/challenge': challengeModel(setting, A_CHALLENGE),
    'staff/approve': approvalModel(setting, AN_APPROVAL),
    'staff/approval-asked': approvalModel(setting, { ...AN_APPROVAL, reader: 'asker' }),
    'staff/not-approved': notApprovedModel(setting, {
      kind: 'not-approved',
      state: aCase(),
      by: LEO,
      original: '#vergoed € 900',
    }),
    'staff/already-done': alreadyDoneModel(setting, {
      kind: 'already-done',
      transaction: 572,
      state: aCase(),
      at: AT,
    }),
    'staff/undone': undoneModel(setting, AN_UNDONE, BEA),
    'staff/muted': mutedModel(setting, { kind: 'muted', mails: 6, until: EXPIRES_AT }),
    'staff/told': toldModel(setting, A_TOLD, BEA),
    'staff/unknown-address': unknownAddressModel(setting, {
      kind: 'unknown-address',
      transaction: 576,
      state: aCase(),
      from: { name: 'Bea', address: 'bea.prive@example.com' },
      receivedAt: AT,
      original: '#gegrond de kitvoeg is niet goed aangebracht',
      expiresAt: EXPIRES_AT,
    }),
  } satisfies Partial<LetterModels>;
}
