/** Authored lines for tests of the command language. */
import { type AuthoredLine, plainLine } from '../../src/staff/authored-line.ts';

/** The lines of a text as a person wrote them. */
export function authored(text: string): readonly AuthoredLine[] {
  return text.split('\n').map((line, index) => ({ number: index + 1, text: line, plain: plainLine(line) }));
}
