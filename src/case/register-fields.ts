/**
 * The fields of the register that `#set` corrects: what the register holds now, and which part of the case a new value
 * changes beside the list of fields. Source: domain.md 2.5.
 */
import type { Case } from './case.ts';
import { CHANNELS, type FieldName, LANGUAGES } from './vocabulary.ts';

type FieldChange = (before: Case, value: string) => Partial<Case>;

/** The fields that stand elsewhere in the case too; an instant for `received`. */
export const FIELD_CHANGES: Readonly<Partial<Record<FieldName, FieldChange>>> = {
  name: ({ complainant }, name) => ({ complainant: { ...complainant, name } }),
  mail: ({ complainant, participants }, address) => ({
    complainant: { ...complainant, address },
    // A wrong address may be that of somebody else, who does not take part.
    participants: [
      ...new Set([address, ...participants.filter((each) => each !== complainant.address)]),
    ].filter((each) => each !== ''),
  }),
  language: ({ language }, value) => ({ language: LANGUAGES.find((each) => each === value) ?? language }),
  channel: ({ channel }, value) => ({ channel: CHANNELS.find((each) => each === value) ?? channel }),
  subject: (_, subject) => ({ subject }),
  representative: (_, representative) => ({ representative }),
  received: (_, value) => ({ receivedAt: new Date(value) }),
};

/** The value of a field as the register has it now, or ''. */
export function fieldOf(state: Case, field: FieldName): string {
  switch (field) {
    case 'name':
      return state.complainant.name;
    case 'mail':
      return state.complainant.address;
    case 'language':
      return state.language;
    case 'channel':
      return state.channel;
    case 'subject':
      return state.subject;
    case 'representative':
      return state.representative ?? '';
    case 'received':
      return state.receivedAt.toISOString();
    default:
      return state.fields[field] ?? '';
  }
}
