/**
 * Reads `#intake`: a complaint that somebody made on the phone, at the desk, on paper or in a forwarded mail, entered
 * by a colleague. Who complains and when it was received stand in lines at the top (commands.md 3.9); terms run from
 * that day, not from the day of entry.
 */
import type { IsoDate } from '../case/vocabulary.ts';
import { accept, joinedText, type Piece, refuse, takeDate, takeValue } from './arguments.ts';
import type { CommandText, LineReading, ReadContext, Wording } from './command-row.ts';
import { foldPhrase, foldWord, withoutEnd } from './fold.ts';
import { addressIn } from './names.ts';
import type { Caller } from './requests.ts';
import { CHANNEL_VALUES } from './values.ts';

type Field = 'from' | 'received' | 'consent' | 'phone' | 'mail' | 'postal';

/** In the order in which they are asked for. */
const NEEDED: readonly Field[] = ['from', 'received'];

/** The names of the lines at the top, folded. */
const FIELDS: ReadonlyMap<string, Field> = new Map([
  ['from', 'from'],
  ['van', 'from'],
  ['name', 'from'],
  ['naam', 'from'],
  ['klager', 'from'],
  ['complainant', 'from'],
  ['received', 'received'],
  ['ontvangen', 'received'],
  ['datum', 'received'],
  ['date', 'received'],
  ['consent', 'consent'],
  ['toestemming', 'consent'],
  ['phone', 'phone'],
  ['tel', 'phone'],
  ['telefoon', 'phone'],
  ['mobiel', 'phone'],
  ['mail', 'mail'],
  ['email', 'mail'],
  ['e-mail', 'mail'],
  ['address', 'postal'],
  ['adres', 'postal'],
  ['postadres', 'postal'],
]);

/** How they are asked for. */
const PRINTED: Readonly<Record<Field, Wording>> = {
  from: { en: 'from', nl: 'van' },
  received: { en: 'received', nl: 'ontvangen' },
  consent: { en: 'consent', nl: 'toestemming' },
  phone: { en: 'phone', nl: 'telefoon' },
  mail: { en: 'mail', nl: 'mail' },
  postal: { en: 'address', nl: 'adres' },
};

const FIELD_LINE = /^\s*(?<key>[\p{L}-]{3,12})\s*[:：]\s*(?<value>.*)$/u;
const PHONE =
  /(?:\b(?:tel(?:efoon|ephone)?|phone|mobiel|mobile|mob)\b\.?:?\s?)?(?<number>\+?\d[\d\s()./-]{5,20}\d)/iu;
const NO_CONTACT = /\b(?:no contact|geen contact(?:gegevens)?)\b/iu;

/** Reads the channel, the lines at the top, and what was said. */
export function readIntake({ args, block }: CommandText, context: ReadContext): LineReading {
  const channel = takeValue(CHANNEL_VALUES, args, context);
  if (!channel.ok) return channel;
  const { fields, text } = splitFields([joinedText(channel.rest), ...block]);
  const missing = channel.value === 'forwarded' ? undefined : NEEDED.find((field) => !fields.has(field));
  if (missing !== undefined) return refuse('missing-field', PRINTED[missing][context.language]);
  const received = readReceived(fields.get('received'), context);
  if (!received.ok) return received;
  if (channel.value !== 'forwarded' && foldWord(text) === '') return refuse('missing-text');
  const from = fields.get('from');
  return accept({
    type: 'enter_complaint',
    channel: channel.value,
    from: from === undefined ? null : callerOf(from, fields),
    received: received.value,
    consent: fields.get('consent') ?? '',
    text,
  });
}

function readReceived(written: string | undefined, context: ReadContext): Piece<IsoDate | null> {
  if (written === undefined) return { ok: true, value: null, rest: '' };
  const date = takeDate(written, 'past', context);
  if (!date.ok) return date;
  return foldWord(date.rest) === ''
    ? { ok: true, value: date.value.day, rest: '' }
    : refuse('unexpected-text', date.rest);
}

// The lines at the top end with the first line that is none of them: "datum:" in what was said is not a field.
function splitFields(lines: readonly string[]): { fields: ReadonlyMap<Field, string>; text: string } {
  const fields = new Map<Field, string>();
  let index = 0;
  for (; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const { key = '', value = '' } = FIELD_LINE.exec(line)?.groups ?? {};
    const field = FIELDS.get(foldPhrase(key));
    if (field === undefined || fields.has(field) || foldWord(value) === '') {
      if (line.trim() !== '') break;
    } else {
      fields.set(field, value.trim());
    }
  }
  return { fields, text: lines.slice(index).join('\n').trim() };
}

function callerOf(from: string, fields: ReadonlyMap<Field, string>): Caller {
  const written = [from, fields.get('mail'), fields.get('phone')].join(' ');
  const address = addressIn(written) ?? '';
  const withoutAddress = written.replace(address, ' ');
  const phone = PHONE.exec(withoutAddress);
  const name = withoutAddress
    .replace(phone?.[0] ?? '', ' ')
    .replace(NO_CONTACT, ' ')
    .replace(/[<>()";]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,]+/u, '');
  return {
    name: withoutEnd(name, ','),
    address: address.toLowerCase(),
    phone: phone?.groups?.['number']?.trim() ?? '',
    postal: fields.get('postal') ?? '',
  };
}
