/**
 * A case and the mails around it, from which every letter is rendered once per language: the complaint of
 * Karin Jansen about a dormer, received on Tuesday 17 November 2026.
 */

import type { Case } from '../../src/case/case.ts';
import type { Language } from '../../src/case/vocabulary.ts';
import type { MailFacts } from '../../src/letters/mail-facts.ts';
import type { CaseFacts } from '../../src/letters/staff-models.ts';
import type { LetterSetting, Words } from '../../src/letters/wording.ts';
import type { StaffMember } from '../../src/mail/desk-profile.ts';
import { readProfile } from '../../src/shell/read-profile.ts';
import { caseAfter, RULES, registered } from '../support/given.ts';

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

const BOUW = readProfile('bouw');

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
    sectorRights: { nl: [], en: [] },
    reopenDays: 90,
    causes: BOUW.causes,
    categories: BOUW.categories,
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
export function someFacts(details: Partial<Case> = {}): CaseFacts {
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
