/** Reads references of cases, numbers of transactions, files and switches: the texts of commands about other things than the complaint. */
import { parseReference, parseTransaction, printReference } from '../case/reference.ts';
import { accept, joinedText, readPerson, refuse, takeValue } from './arguments.ts';
import type { CommandText, LineReading, ReadContext } from './command-row.ts';
import { foldWord, withoutEnd } from './fold.ts';
import { plainPerson } from './read-facts.ts';
import type { HandleTransaction, StaffRequest } from './requests.ts';
import { nearestValue } from './suggest.ts';
import { SWITCH_VALUES } from './values.ts';

/** A command that stands alone. */
export function readNothing(request: StaffRequest): (text: CommandText) => LineReading {
  return ({ args }) => (foldWord(args) === '' ? accept(request) : refuse('unexpected-text', args));
}

/** A command with one reference of another case. */
export function readReference(
  request: (reference: string) => StaffRequest,
): (text: CommandText) => LineReading {
  return ({ args }) => {
    if (foldWord(args) === '') return refuse('missing-value');
    const written = withoutEnd(args, '.,;');
    const number = parseReference(written);
    return number === null ? refuse('bad-reference', written) : accept(request(printReference(number)));
  };
}

/** `#undo`, `#yes`, `#no`, `#approve`; without a number it is the transaction of the mail that is answered. */
export function readTransactionAct(type: HandleTransaction['type']): (text: CommandText) => LineReading {
  return ({ args }) => {
    if (foldWord(args) === '') return accept({ type, transaction: null });
    const transaction = parseTransaction(args.replace(/[.,]$/, ''));
    return transaction === null ? refuse('bad-transaction', args) : accept({ type, transaction });
  };
}

/** `#confidential on|off`. */
export function readConfidential({ args }: CommandText, context: ReadContext): LineReading {
  const value = takeValue(SWITCH_VALUES, args, context);
  if (!value.ok) return value;
  if (foldWord(value.rest) !== '') return refuse('unexpected-text', value.rest.trim());
  return accept({ type: 'set_confidential', on: value.value === 'on' });
}

/** `#lock NAME`. */
export function readLock({ args }: CommandText, context: ReadContext): LineReading {
  const person = readPerson(args, context, 'colleagues');
  return person.ok ? accept({ type: 'lock_person', person: plainPerson(person.value) }) : person;
}

/** `#attach all` or names of files that came with the mail, with commas between them. */
export function readAttach({ args }: CommandText, { files }: ReadContext): LineReading {
  const wanted = foldWord(args);
  if (wanted === '') return refuse('missing-value', '', { values: files });
  if (['all', 'alle', 'alles'].includes(wanted)) return accept({ type: 'attach_files', files });
  const whole = files.filter((file) => foldWord(file) === wanted);
  if (whole.length > 0) return accept({ type: 'attach_files', files: whole });
  const names = args.split(/[,;]/u).map((name) => name.trim());
  const found = names.map((name) => files.find((file) => foldWord(file) === foldWord(name)));
  const missing = names[found.indexOf(undefined)];
  if (missing === undefined)
    return accept({ type: 'attach_files', files: found.flatMap((file) => file ?? []) });
  const nearest = nearestValue(missing, files);
  return refuse('unknown-file', missing, { values: files, likely: nearest === null ? [] : [nearest] });
}

/** `#ack`, or `#ack how` when the complainant was told another way. */
export function readAcknowledge({ args, block }: CommandText): LineReading {
  const told = joinedText(args, block);
  return accept({ type: 'acknowledge', told: foldWord(told) === '' ? null : told });
}

/** `#help` and `#help COMMAND`; a sign before the name does not matter. */
export function readHelp({ args }: CommandText): LineReading {
  const topic = foldWord(args);
  return accept({ type: 'show_help', topic: topic === '' ? null : topic });
}

/** Words that may be missing. */
export function readWords(request: (words: string) => StaffRequest): (text: CommandText) => LineReading {
  return ({ args }) => accept(request(args));
}
