/**
 * The frame that OpenPGP puts around a signed text (RFC 9580 section 7), taken off: nobody wrote those lines, and
 * inside it every line that begins with a dash got one more.
 */

const BEGIN_TEXT = '-----BEGIN PGP SIGNED MESSAGE-----';
const BEGIN_SIGNATURE = '-----BEGIN PGP SIGNATURE-----';
const END_SIGNATURE = '-----END PGP SIGNATURE-----';

type Place = 'outside' | 'headers' | 'text' | 'signature';

/** The lines of a text without the frame of signed parts in it. */
export function withoutArmor(text: string): string {
  if (!text.includes(BEGIN_TEXT)) return text;
  const kept: string[] = [];
  let place: Place = 'outside';
  for (const line of text.split('\n')) {
    const next = placeAfter(line.trimEnd(), place);
    const isFrame = next !== place || next === 'headers' || next === 'signature';
    if (!isFrame) kept.push(place === 'text' ? line.replace(/^- /, '') : line);
    place = next;
  }
  return kept.join('\n');
}

function placeAfter(line: string, place: Place): Place {
  if (place === 'headers') return line === '' ? 'text' : 'headers';
  if (place === 'signature') return line === END_SIGNATURE ? 'outside' : 'signature';
  if (line === BEGIN_TEXT) return 'headers';
  return line === BEGIN_SIGNATURE && place === 'text' ? 'signature' : place;
}
