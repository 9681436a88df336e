/**
 * An invitation in one line, for a mail that holds nothing else: what, when, where and who invites (inbound.md
 * B8). The file itself stays an attachment. Source: RFC 5545 sections 3.1 (folding) and 3.8 (properties).
 */
import { cleanLine } from './clean-text.ts';

const MAX_VALUE = 200;
const MAX_LINES = 5_000;

/** The first event of a calendar part as `what, when, where, organiser`; '' when it holds no event. */
export function calendarLine(calendar: string): string {
  const lines = calendar.replace(/\r?\n[ \t]/g, '').split(/\r?\n/, MAX_LINES);
  const start = lines.findIndex((line) => /^BEGIN:VEVENT/i.test(line));
  if (start < 0) return '';
  const end = lines.findIndex((line, at) => at > start && /^END:VEVENT/i.test(line));
  const event = lines.slice(start + 1, end < 0 ? lines.length : end);
  const facts = [textOf(event, 'SUMMARY'), when(event), textOf(event, 'LOCATION'), organiser(event)];
  return facts.filter((fact) => fact !== '').join(', ');
}

function property(
  event: readonly string[],
  name: string,
): { readonly parameters: string; readonly value: string } {
  const line = event.find((each) => new RegExp(`^${name}[;:]`, 'i').test(each)) ?? '';
  const match = /^[A-Z-]+((?:;[^:";]*(?:"[^"]*"[^:";]*)?)*):(.*)$/i.exec(line.slice(0, 2_000));
  return { parameters: match?.[1] ?? '', value: match?.[2] ?? '' };
}

function textOf(event: readonly string[], name: string): string {
  const text = property(event, name).value.replace(/\\n/gi, ' ').replace(/\\(.)/g, '$1');
  return cleanLine(text, MAX_VALUE);
}

function when(event: readonly string[]): string {
  const { parameters, value } = property(event, 'DTSTART');
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{0,2}(Z?))?/.exec(value);
  if (match === null) return '';
  const [, year, month, day, hour, minute, utc] = match;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return date;
  const zone = utc === 'Z' ? 'UTC' : (/TZID="?([^;:"]+)/i.exec(parameters)?.[1] ?? '');
  return cleanLine(`${date} ${hour}:${minute}${zone === '' ? '' : ` (${zone})`}`, MAX_VALUE);
}

function organiser(event: readonly string[]): string {
  const { parameters, value } = property(event, 'ORGANIZER');
  const name = /CN="?([^;:"]+)/i.exec(parameters)?.[1] ?? '';
  const address = value.replace(/^mailto:/i, '');
  return cleanLine(name === '' ? address : `${name} <${address}>`, MAX_VALUE);
}
