/** How a moment to meet is written: its day, its times, and who comes. */
import type { Slot } from '../case/appointment-events.ts';
import { inline } from './foreign-text.ts';
import { phrase } from './phrase.ts';
import { type LetterSetting, writeDay } from './wording.ts';

/** The parts of a moment, each for a place of its own; `who` is '' for ourselves. */
export type SlotModel = { readonly day: string; readonly time: string; readonly who: string };

/** The parts of a moment in words. */
export function slotModel({ words, language }: LetterSetting, { day, from, until, who }: Slot): SlotModel {
  const key = until === null ? 'slot.at' : 'slot.between';
  return {
    day: writeDay(day, language),
    time: phrase(words, key, until === null ? { from } : { from, until }),
    who: inline(who === null ? '' : who.name || who.address),
  };
}

/** A moment in one line: `dinsdag 1 december 2026, tussen 09:00 en 12:00 uur (Tom Visser)`. */
export function writeSlot(setting: LetterSetting, slot: Slot): string {
  const { day, time, who } = slotModel(setting, slot);
  return `${day}, ${time}${who === '' ? '' : ` (${who})`}`;
}
