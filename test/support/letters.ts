/** A letter as short as can be, for tests of what carries it. */
import type { Written } from '../../src/letters/letters.ts';

/** A letter without anything to tap; with links it says where its answers go. */
export function aWritten(): Written {
  const parts = { text: 'Dank u.', html: '<p>Dank u.</p>' };
  const draft = { subject: 'Ontvangen', preview: '', blocks: [] };
  return { subject: 'Ontvangen', draft, ...parts, linked: (link) => ({ ...parts, text: `${link('JA')}` }) };
}
