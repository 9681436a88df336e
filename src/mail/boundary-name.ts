/**
 * Which server says that it checked a mail: the name in the topmost Authentication-Results field. It proves nothing
 * by itself, anybody can write the field; `redress doctor` shows it so that the operator can compare it with the
 * name of the own mail server and put that in the configuration. RFC 8601 section 2.5.
 */
import { readAuthenticationResults } from './authentication-results.ts';
import { textFields } from './header-facts.ts';
import { headerStart, readHeaderBlock } from './raw-header.ts';

/** The name, or null when there is no such field or it names nobody. */
export function boundaryName(raw: Uint8Array): string | null {
  const fields = textFields(raw, readHeaderBlock(raw, headerStart(raw)), 'utf-8');
  const topmost = fields.find(({ name }) => name === 'authentication-results');
  return topmost === undefined ? null : (readAuthenticationResults(topmost.value)?.authservId ?? null);
}
