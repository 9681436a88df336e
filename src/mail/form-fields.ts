/**
 * What a person filled in on a web form, read from the mail that the form wrote: lines `Label: value`, or a
 * label on a line of its own with the value below it. Only labels that the configuration names are read, each
 * once, the first time it stands there: the person's own words come after the fields of a form.
 * Source: inbound.md D2.
 */
import { isAmong } from './addresses.ts';
import type { DeskProfile } from './desk-profile.ts';
import type { InboundMail } from './inbound-mail.ts';

/** A web form: the address it writes from, and which of its labels means what. */
export type WebForm = {
  readonly from: string;
  /** `field` is our word (`name`, or any other); `labels` are the form's, in any language. */
  readonly fields: readonly { readonly field: string; readonly labels: readonly string[] }[];
};

/** A value of the form; `label` as the form wrote it. */
export type FormField = { readonly field: string; readonly label: string; readonly value: string };

const MOST_LINES = 500;
const MOST_VALUE = 300;

/** The fields of the form that wrote this mail, in the order of the configuration; none for other mail. */
export function formFields(
  mail: Pick<InboundMail, 'from' | 'text'>,
  desk: DeskProfile,
): readonly FormField[] {
  const form = formOf(mail, desk);
  if (form === null) return [];
  const lines = linesOf(mail);
  const known = form.fields.flatMap(({ labels }) => labels.map(plain));
  return form.fields.flatMap(({ field, labels }) => {
    const found = findValue(lines, labels.map(plain), known);
    return found === null ? [] : [{ field, ...found }];
  });
}

/**
 * True when the form that wrote this mail has a field of which the mail bears no label: it was left out, or its name
 * in the configuration is not the one that the form writes.
 */
export function lacksFormField(mail: Pick<InboundMail, 'from' | 'text'>, desk: DeskProfile): boolean {
  const form = formOf(mail, desk);
  if (form === null) return false;
  const written = new Set(linesOf(mail).map((line) => plain(labelOf(line))));
  return form.fields.some(({ labels }) => !labels.some((label) => written.has(plain(label))));
}

function formOf({ from }: Pick<InboundMail, 'from'>, { forms }: DeskProfile): WebForm | null {
  const senders = from.map(({ address }) => address);
  return forms.find((form) => isAmong(senders, form.from)) ?? null;
}

function linesOf({ text }: Pick<InboundMail, 'text'>): readonly string[] {
  return text.split('\n', MOST_LINES).map((line) => line.trim());
}

function labelOf(line: string): string {
  return line.split(':', 1).join('');
}

type Found = Pick<FormField, 'label' | 'value'>;

function findValue(
  lines: readonly string[],
  labels: readonly string[],
  known: readonly string[],
): Found | null {
  for (const [index, line] of lines.entries()) {
    const [, label = line, value = ''] = /^([^:]{1,100}):(.*)$/.exec(line) ?? [];
    if (!labels.includes(plain(label))) continue;
    const below = lines.slice(index + 1).find((next) => next !== '') ?? '';
    const text = value.trim() || (isLabel(below, known) ? '' : below);
    return text === ''
      ? null
      : { label: label.replace(/\s*\*$/, '').trim(), value: text.slice(0, MOST_VALUE) };
  }
  return null;
}

function isLabel(line: string, known: readonly string[]): boolean {
  return known.includes(plain(labelOf(line)));
}

/** Forms mark what must be filled in with an asterisk. */
function plain(label: string): string {
  return label.normalize('NFC').toLowerCase().replace(/[*:]/g, '').replace(/\s+/g, ' ').trim();
}
