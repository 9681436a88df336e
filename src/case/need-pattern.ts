/**
 * Regular expressions that a person wrote in the configuration, to find a needed fact in the text of a
 * complaint (procedure step 1). They run on the text of strangers, so an expression whose running time
 * can explode is refused before it is used: a group that repeats and itself contains a repetition or a
 * choice, as in `(a+)+` or `(a|ab)*`. The guard is cautious: it refuses some harmless ones too.
 */

/** The flags of every pattern: capitals do not matter, characters are whole code points. */
const FLAGS = 'iu';

/** A group may be repeated this often with a choice or repetition inside; the cost stays bounded. */
const FEW_TIMES = 4;

/** A usable pattern, or the reason why there is none, as a clause that follows "because". */
export type NeedPattern =
  | { readonly ok: true; readonly pattern: RegExp }
  | { readonly ok: false; readonly because: string };

/**
 * Compiles a pattern of the configuration.
 * @param source  the expression without slashes or flags
 */
export function needPattern(source: string): NeedPattern {
  if (source.trim() === '') return { ok: false, because: 'it is empty' };
  let pattern: RegExp;
  try {
    pattern = new RegExp(source, FLAGS);
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    return { ok: false, because: 'it is no regular expression' };
  }
  if (pattern.test('')) return { ok: false, because: 'it is found in every text, even an empty one' };
  if (canExplode(source)) {
    return {
      ok: false,
      because: 'a repeated group contains a repetition or a choice, which can take forever',
    };
  }
  return { ok: true, pattern };
}

/** Tokens of an expression that matter here; a character class or an escape is one plain token. */
const TOKEN = /\\.|\[(?:\\.|[^\]\\])*\]|\(|\)|\||[*+]|\{(?<min>\d+)(?<open>,(?<max>\d*))?\}|./gsu;

/** True when a group that repeats often contains something that can match one text in several ways. */
function canExplode(source: string): boolean {
  // One entry per open group: does it contain a repetition of open length, or a choice?
  const inner: boolean[] = [];
  // What the token before this one was: a group that contains such a thing, or anything else.
  let afterRiskyGroup = false;
  for (const token of source.matchAll(TOKEN)) {
    const [text] = token;
    const times = repetition(text, token.groups ?? {});
    if (times > FEW_TIMES && afterRiskyGroup) return true;
    if (text === '(') inner.push(false);
    const risky = text === ')' ? (inner.pop() ?? false) : false;
    const last = inner.length - 1;
    if (last >= 0 && (risky || text === '|' || isOpenLength(text))) inner[last] = true;
    afterRiskyGroup = risky;
  }
  return false;
}

/** How often a quantifier lets its item repeat; 0 for anything that is no quantifier. */
function repetition(text: string, groups: Readonly<Record<string, string | undefined>>): number {
  if (text === '*' || text === '+') return Number.POSITIVE_INFINITY;
  if (groups['min'] === undefined) return 0;
  if (groups['open'] === undefined) return Number(groups['min']);
  return groups['max'] === '' ? Number.POSITIVE_INFINITY : Number(groups['max']);
}

/** True for a quantifier that leaves the number of repetitions open; `{6}` does not. */
function isOpenLength(text: string): boolean {
  return text === '*' || text === '+' || (text.length > 1 && text.startsWith('{') && text.includes(','));
}
