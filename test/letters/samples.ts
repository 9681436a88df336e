/**
 * A case and the mails around it, from which every letter is rendered once per language: the complaint of
 * Karin Jansen about a dormer, received on Tuesday 17 November 2026.
 */
import type { Case } from '../../src/case/case.ts';
import type { Language } from '../../src/case/vocabulary.ts';
import { combinedModel, type WaitingNotice } from '../../src/letters/combined-model.ts';
import { receivedModel } from '../../src/letters/complainant-models.ts';
import type { LetterModels } from '../../src/letters/letters.ts';
import type { MailFacts } from '../../src/letters/mail-facts.ts';
import * as staff from '../../src/letters/staff-models.ts';
import { stillWaitingModel } from '../../src/letters/still-waiting-model.ts';
import * as trouble from '../../src/letters/trouble-models.ts';
import type { LetterSetting, Words } from '../../src/letters/wording.ts';
import type { StaffMember } from '../../src/mail/desk-profile.ts';
import { caseAfter, RULES, registered } from '../support/given.ts';
import { complainantModels } from './complainant-samples.ts';

export const RECEIVED_AT = new Date('2026-11-17T10:02:00Z');

export const KARIN = { address: 'karin.jansen@example.net', name: 'Karin Jansen' };

export const BEA: StaffMember = {
  name: 'Bea de Boer',
  address: 'bea@example.org',
  roles: ['handler', 'coordinator'],
  language: 'nl',
};
const LEO: StaffMember = {
  name: 'Leo Smit',
  address: 'leo@example.org',
  roles: ['manager'],
  language: 'en',
};

/** The setting of a building company that asks three things. */
export function aSetting(language: Language, words: Words): LetterSetting {
  return {
    language,
    words,
    timeZone: 'Europe/Amsterdam',
    organisation: {
      name: 'Van Dalen Woningbouw',
      phone: '030 123 45 67',
      urgentPhone: '030 123 45 99',
      website: 'https://www.example.org',
    },
    rights: { bodies: [] },
    reopenDays: 90,
    needs: [
      {
        name: 'address',
        question: {
          nl: 'Wat is het adres van de woning?',
          en: 'What is the address of the home?',
        },
        found: { by: 'pattern', pattern: /\d{4} ?[A-Z]{2}/ },
      },
      {
        name: 'delivery-date',
        question: {
          nl: 'Wanneer is de woning aan u opgeleverd?',
          en: 'When was the home handed over to you?',
        },
        found: { by: 'pattern', pattern: /opgeleverd|handed over/ },
      },
      {
        name: 'photo',
        question: {
          nl: 'Kunt u een foto meesturen van wat er mis is?',
          en: 'Could you send a photo of what is wrong?',
        },
        found: { by: 'attachment', typePrefix: 'image/' },
      },
    ],
  };
}

/** The case as it stands right after registration. */
export function aCase(details: Partial<Case> = {}): Case {
  const entered = registered({
    desk: 'klachten',
    profile: 'bouw',
    receivedAt: RECEIVED_AT.toISOString(),
    registeredAt: '2026-11-17T10:03:00.000Z',
    complainant: KARIN,
    points: [{ number: 1, text: 'De dakkapel lekt.' }],
    missing: ['address', 'delivery-date', 'photo'],
  });
  return { ...caseAfter(entered), ...details };
}

/** The mail with which the complaint came. */
export function aMailFacts(details: Partial<MailFacts> = {}): MailFacts {
  return {
    receivedAt: RECEIVED_AT,
    from: KARIN,
    subject: 'Lekkage dakkapel',
    text: [
      'Goedemiddag,',
      '',
      'Sinds maandag lekt onze dakkapel. Het water loopt langs het kozijn naar binnen en de vloer van de slaapkamer is nu nat.',
      'Filmpje: https://video.example.net/k7?t=3',
      '',
      'Met vriendelijke groet,',
      'Karin Jansen',
    ].join('\n'),
    attachments: [
      { name: 'kozijn.jpg', bytes: 1_240_000 },
      { name: 'offerte schilder.pdf', bytes: 88_000 },
    ],
    flags: [],
    maybe: null,
    ...details,
  };
}

/** The case with its clocks, as a notice needs it. */
export function someFacts(details: Partial<Case> = {}): staff.CaseFacts {
  return {
    state: aCase(details),
    clocks: [
      { name: 'confirm', dueOn: '2026-11-18', stoppedAt: null },
      { name: 'decision', dueOn: '2026-12-15', stoppedAt: null },
      { name: 'outer', dueOn: '2027-01-12', stoppedAt: null },
    ],
    rules: RULES,
    recipients: [BEA, LEO],
  };
}

/** One model of every letter. */
export function sampleModels(setting: LetterSetting): LetterModels {
  const facts = someFacts();
  const outboundId = 7;
  return {
    'complainant/received': receivedModel(setting, facts.state),
    ...complainantModels(setting),
    'staff/new-complaint': staff.newComplaintModel(setting, facts, aMailFacts(), true),
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
    'staff/note-saved': staff.noteSavedModel(setting, facts, {
      type: 'note_added',
      author: BEA,
      text: 'Gebeld met de schilder.\nHij was er in oktober ook al.',
    }),
    'staff/note-not-placed': staff.strayNoteModel(
      setting,
      121,
      'Karin belde net: de lekkage is erger geworden.',
    ),
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
    'staff/clock-warning': staff.clockWarningModel(setting, facts, {
      type: 'clock_warned',
      clock: 'decision',
      percent: 80,
      due: '2026-12-15',
    }),
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
