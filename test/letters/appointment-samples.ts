/** One model of each letter about appointments, made of the decided case of complainant-samples.ts. */
import type { Slot } from '../../src/case/appointment-events.ts';
import type { AppointmentLetters } from '../../src/letters/appointment-letters.ts';
import * as models from '../../src/letters/appointment-models.ts';
import type { CaseFacts } from '../../src/letters/staff-models.ts';
import type { LetterSetting } from '../../src/letters/wording.ts';
import { decidedFacts } from './complainant-samples.ts';

const VOS = { address: '', name: 'Dakbedrijf Vos' };

/** Two moments at which the roofer can come, and one at which he could before. */
export const SLOTS: readonly [Slot, Slot] = [
  { day: '2026-12-15', from: '09:00', until: '12:00', who: VOS },
  { day: '2026-12-17', from: '13:30', until: null, who: null },
];
const EARLIER: Slot = { day: '2026-12-14', from: '10:00', until: null, who: VOS };

/** The decided case while its remedies are carried out. */
export function appointmentFacts(details: Partial<CaseFacts['state']> = {}): CaseFacts {
  return decidedFacts({
    stage: 'executing',
    appointment: {
      slots: SLOTS,
      text: 'Wilt u het raam in de slaapkamer vrij houden?',
      since: '2026-12-11T09:00:00.000Z',
      fixed: SLOTS[0],
      waived: false,
      reminded: false,
      passed: false,
    },
    ...details,
  });
}

/** One model of each. */
export function appointmentModels(setting: LetterSetting): AppointmentLetters {
  const facts = appointmentFacts();
  const [first] = SLOTS;
  const fixed = { type: 'appointment_fixed', slot: first, sequence: 9, moved: true, reminds: true } as const;
  const cancelled = { slot: EARLIER, sequence: 8 };
  return {
    'complainant/appointment-choice': models.appointmentChoiceModel(setting, facts, {
      type: 'appointment_offered',
      slots: SLOTS,
      text: '',
      cancels: cancelled,
    }),
    'complainant/appointment': models.appointmentModel(setting, facts, fixed),
    'complainant/appointment-cancelled': models.appointmentCancelledModel(setting, facts, {
      kind: 'repair',
      cancelled,
      needless: true,
    }),
    'third-party/meeting': models.outsideMeetingModel(setting, facts, 'repair', first, false),
    'complainant/appointment-reminder': models.appointmentReminderModel(setting, facts, 'repair'),
    'staff/appointment-chosen': models.appointmentChosenModel(setting, facts, fixed),
    'staff/meeting': models.meetingModel(setting, facts, 'repair', first, false),
    'staff/after-meeting': models.afterMeetingModel(setting, facts, 'repair'),
  };
}
