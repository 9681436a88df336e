/** One model of every letter, made of the case in samples.ts. */
import type { Language } from '../../src/case/vocabulary.ts';
import { clockWarningModel } from '../../src/letters/clock-models.ts';
import { combinedModel, type WaitingNotice } from '../../src/letters/combined-model.ts';
import { receivedModel } from '../../src/letters/complainant-models.ts';
import { contactCardModel } from '../../src/letters/contact-card-model.ts';
import { contactModel, holdReviewModel } from '../../src/letters/contact-models.ts';
import { notaryModel } from '../../src/letters/deposit-models.ts';
import { assignedModel, chooseModel, consultModel } from '../../src/letters/handler-models.ts';
import { toPostModel } from '../../src/letters/lateness-models.ts';
import type { LetterModels } from '../../src/letters/letters.ts';
import { strayNoteModel } from '../../src/letters/note-models.ts';
import { repeatModel } from '../../src/letters/repeat-model.ts';
import * as staff from '../../src/letters/staff-models.ts';
import { silenceModel } from '../../src/letters/status-models.ts';
import { stillWaitingModel } from '../../src/letters/still-waiting-model.ts';
import * as trouble from '../../src/letters/trouble-models.ts';
import type { LetterSetting } from '../../src/letters/wording.ts';
import type { Alike } from '../../src/mail/alike.ts';
import { answerModels } from './answer-samples.ts';
import { appointmentModels } from './appointment-samples.ts';
import { A_DEPOSIT, A_RESTRICTION, complainantModels } from './complainant-samples.ts';
import { digestModels } from './digest-samples.ts';
import { executionModels } from './execution-samples.ts';
import { measureModels } from './measure-samples.ts';
import { aMailFacts, BEA, KARIN, RECEIVED_AT, someFacts } from './samples.ts';
import { workModels } from './work-samples.ts';

const EARLIER = {
  desk: 'klachten',
  address: KARIN.address,
  text: '',
  objectKey: null,
  category: null,
  stage: 'assessing',
  receivedAt: new Date('2026-11-03T09:00:00Z'),
  closedAt: null,
} as const;
const SOME_ALIKE: readonly Alike[] = [
  {
    kind: 'duplicate',
    sameObject: false,
    sameText: true,
    earlier: { ...EARLIER, caseId: 1041, reference: 'C-1041-6', subject: 'Lekkage' },
  },
  {
    kind: 'cluster',
    sameObject: true,
    sameText: false,
    earlier: { ...EARLIER, caseId: 1033, reference: 'C-1033-1', subject: 'Water bij het raam' },
  },
];

/** One model of every letter. */
export function sampleModels(setting: LetterSetting): LetterModels {
  const facts = someFacts();
  const outboundId = 7;
  return {
    'complainant/received': receivedModel(setting, facts.state),
    ...complainantModels(setting),
    ...executionModels(setting),
    ...measureModels(setting),
    ...appointmentModels(setting),
    'staff/new-complaint': staff.newComplaintModel(setting, facts, aMailFacts(), true, SOME_ALIKE),
    'staff/contact-card': contactCardModel(setting, BEA, true),
    'staff/assigned': assignedModel(setting, facts),
    'staff/choose': chooseModel(
      setting,
      someFacts({
        asked: {
          questions: ['Sinds wanneer lekt het?'],
          since: '2026-11-02T09:00:00.000Z',
          until: '2026-11-16',
          chased: true,
          overdue: true,
        },
      }),
    ),
    'staff/consult': consultModel(setting, facts, {
      type: 'colleague_consulted',
      colleague: { address: 'leo.vos@example.net', name: 'Leo Vos' },
      text: 'Was jij bij de oplevering? Hoe zag de kitvoeg eruit?',
    }),
    'staff/new-mail': staff.newMailModel(
      setting,
      someFacts({ missing: ['delivery-date'] }),
      aMailFacts({
        from: { address: 'peter.bakker@example.net', name: 'Peter Bakker' },
        text: 'Ik ben de buurman van Karin. Bij ons lekt het ook.',
        attachments: [],
        flags: ['signed'],
      }),
      {
        type: 'correspondence_received',
        from: { address: 'peter.bakker@example.net', name: 'Peter Bakker' },
        supplied: ['address'],
      },
    ),
    'staff/note-not-placed': strayNoteModel(setting, 121, 'Karin belde net: de lekkage is erger geworden.'),
    'staff/not-acknowledged': staff.notAcknowledgedModel(setting, facts, {
      type: 'acknowledgement_withheld',
      because: ['loop-mark', 'stale'],
    }),
    'staff/held': trouble.heldModel(setting, 118, aMailFacts({ maybe: 'C-1043-2' }), ['spam-mark']),
    'staff/quarantined': trouble.quarantinedModel(setting, {
      mailId: 119,
      desk: 'klachten',
      receivedAt: RECEIVED_AT,
      sizeBytes: 61_300_000,
      from: KARIN,
      subject: null,
      reason: 'larger than 50 MiB',
      attempts: 3,
    }),
    'staff/letter-failed': staff.letterFailedModel(setting, facts, {
      type: 'letter_failed',
      letter: 'complainant/received',
      outboundId,
      reason: '550 5.1.1 no such user here',
    }),
    'staff/not-delivered': staff.notDeliveredModel(setting, facts, {
      type: 'letter_not_delivered',
      letter: 'complainant/received',
      outboundId,
      recipient: KARIN.address,
      status: '5.1.1',
    }),
    'staff/clock-warning': clockWarningModel(setting, facts, {
      type: 'clock_warned',
      clock: 'decision',
      percent: 80,
      due: '2026-12-15',
    }),
    'staff/silence': silenceModel(setting, someFacts({ toldAt: '2026-11-17T10:02:00.000Z' }), {
      type: 'silence_warned',
      due: '2026-12-01',
    }),
    'third-party/deposit': notaryModel(
      setting,
      someFacts({ fields: { object: 'Dorpsstraat 12, Utrecht' } }),
      A_DEPOSIT,
    ),
    'staff/repeat': repeatModel(setting, facts, {
      ...someFacts({ reference: 'C-1007-0', subject: 'Lekkage bij de dakkapel' }).state,
      closing: { reason: 'solved-satisfied', at: '2026-06-10T09:00:00.000Z', why: '', route: null },
    }),
    'staff/hold-review': holdReviewModel(
      setting,
      someFacts({
        legalHold: { since: '2026-11-17T10:02:00.000Z', why: 'Haar advocaat schreef ons.', automatic: false },
      }),
    ),
    'staff/contact': contactModel(setting, someFacts({ restriction: A_RESTRICTION }), {
      news: 'reading',
      mails: 3,
    }),
    'staff/to-post': toPostModel(
      setting,
      someFacts({ complainant: { name: 'Harm Visser', address: '' } }),
      'complainant/late',
    ),
    'staff/mailbox-trouble': trouble.mailboxTroubleModel(setting, {
      desk: 'klachten',
      address: 'klachten@example.org',
      since: RECEIVED_AT,
      trouble: { kind: 'login-refused', reply: 'NO [AUTHENTICATIONFAILED] Authentication failed.' },
    }),
    'staff/answers-paused': trouble.answersPausedModel(setting, { since: RECEIVED_AT, mails: 61, limit: 60 }),
    'staff/still-waiting': stillWaitingModel(setting, [
      {
        kind: 'held',
        mailId: 118,
        reference: null,
        from: KARIN,
        subject: 'Lekkage dakkapel',
        openedAt: RECEIVED_AT,
      },
      {
        kind: 'quarantined',
        mailId: 119,
        reference: null,
        from: null,
        subject: null,
        openedAt: new Date('2026-11-16T08:15:00Z'),
      },
      {
        kind: 'acknowledge',
        mailId: 117,
        reference: 'C-1042-9',
        from: KARIN,
        subject: 'Lekkage dakkapel',
        openedAt: RECEIVED_AT,
      },
    ]),
    'staff/combined': combinedModel(setting, {
      count: 112,
      shown: someNotices(setting.language),
      perHour: 20,
      meantFor: null,
    }),
    ...answerModels(setting),
    ...workModels(setting),
    ...digestModels(setting),
  };
}

/** Notices that came in a burst, as their subjects stand in the register. */
function someNotices(language: Language): readonly WaitingNotice[] {
  const subjects = {
    nl: [
      'Brief NIET verstuurd: C-1042-9',
      'Nieuwe klacht C-1043-2: Vloer',
      'Nieuwe klacht C-1044-7: Lekkage',
    ],
    en: ['Letter NOT sent: C-1042-9', 'New complaint C-1043-2: Vloer', 'New complaint C-1044-7: Lekkage'],
  }[language];
  const letters = ['staff/letter-failed', 'staff/new-complaint', 'staff/new-complaint'];
  return subjects.map((subject, index) => ({
    letter: letters[index] ?? '',
    subject,
    noticedAt: new Date(RECEIVED_AT.getTime() + index * 60_000),
  }));
}
