/** What a notice says about the delivery of a new home: which regime its complaint falls under (domain.md 2.6, `bouw`). */
import type { Case } from '../case/case.ts';
import { deliveryOf } from '../case/delivery.ts';
import type { Calendar } from '../case/working-days.ts';
import { FIELD_VALUES } from '../staff/values.ts';
import { typedOn } from './answer-parts.ts';
import { phrase } from './phrase.ts';
import { type LetterSetting, writeDay } from './wording.ts';

// The line that fills in the day of delivery, up to where the date is typed.
function deliveryLine(setting: LetterSetting): string {
  const [field] = FIELD_VALUES.names.delivery[setting.language];
  return `${typedOn(setting, 'set')}${field}:`;
}

/** Which regime applies, in one sentence; '' where the profile knows none. */
export function deliveryWords(setting: LetterSetting, state: Case, calendar: Calendar): string {
  const { words, language } = setting;
  if (state.profile !== 'bouw') return '';
  const delivery = deliveryOf(state, calendar);
  if (delivery === null) return phrase(words, 'delivery.unknown', { line: deliveryLine(setting) });
  const { on, until, within } = delivery;
  const days = { on: writeDay(on, language), until: writeDay(until, language) };
  return phrase(words, within ? 'delivery.within' : 'delivery.after', days);
}
