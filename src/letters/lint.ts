/**
 * Stops a letter before it leaves and says where and why: a point without an answer, rights that are not named, a
 * promise without a day, words that decide on liability (domain.md 4.1, 4.2, 5 no. 1). Staff get the line back and
 * what to do; the words for that are `lint.<rule>` of words.json. What the complainant wrote, behind `│ `, is never
 * looked at.
 */
import { PHRASE_RULES, STOPPED_PHRASES } from './lint-phrases.ts';
import { QUOTE_SIGN } from './markup.ts';

/** Every rule, in the order in which a letter is looked at. */
export const LINT_RULES = [
  'unanswered-point',
  'rights-missing',
  'day-not-named',
  'link-not-allowed',
  'blame',
  ...PHRASE_RULES,
] as const;
/** Why a letter is stopped. */
export type LintRule = (typeof LINT_RULES)[number];

/** What is wrong: `line` counts from 1 in the text that was looked at, null for what is missing in all of it. */
export type LintFinding = {
  readonly rule: LintRule;
  readonly line: number | null;
  /** The words that were stopped, or what is missing. */
  readonly words: string;
};

/** What is known of a text beside its words. */
export type LintAbout = {
  /** The points that the letter answers or should answer; empty for a text that is no decision. */
  readonly points: readonly { readonly number: number; readonly answered: boolean }[];
  /** A line of the rights that must stand in the letter; null where none must (domain.md 4.2). */
  readonly rights: string | null;
  /** Days in words that the letter must name. */
  readonly days: readonly string[];
  /** True where a day stands beside the text anyway, such as that of a remedy. */
  readonly dated: boolean;
  /** Names of hosts to which a link may lead, with those below them. */
  readonly hosts: readonly string[];
  /** Names of colleagues, none of whom is blamed. */
  readonly staff: readonly string[];
  /** True when somebody may and did release the words about liability for this letter. */
  readonly liabilityReleased: boolean;
};

/** A text of which nothing else is known: nothing must stand in it. */
export const PLAIN_TEXT: LintAbout = {
  points: [],
  rights: null,
  days: [],
  dated: false,
  hosts: [],
  staff: [],
  liabilityReleased: false,
};

/** What is wrong with a letter or with a text for one; what is missing first, then by line. Empty: it may leave. */
export function lint(text: string, about: LintAbout = PLAIN_TEXT): readonly LintFinding[] {
  const own = withoutQuotes(text);
  const hits = [...foreignLinks(own, about), ...blamed(own, about), ...stopped(own, about)];
  const shown = hits
    .filter((hit, index) => !hits.slice(0, index).some((earlier) => overlap(earlier, hit)))
    .toSorted((one, other) => one.from - other.from);
  return [
    ...missing(text, about),
    ...shown.map(({ rule, from, words }) => ({ rule, line: lineAt(text, from), words: oneLine(words) })),
  ];
}

type Hit = { readonly rule: LintRule; readonly from: number; readonly words: string };

function missing(text: string, { points, rights, days }: LintAbout): readonly LintFinding[] {
  const flat = oneLine(text);
  const absent = (words: string) => !flat.includes(oneLine(words));
  return [
    ...points
      .filter(({ answered }) => !answered)
      .map(({ number }) => finding('unanswered-point', String(number))),
    ...(rights !== null && absent(rights) ? [finding('rights-missing', rights)] : []),
    ...days.filter(absent).map((day) => finding('day-not-named', day)),
  ];
}

function finding(rule: LintRule, words: string): LintFinding {
  return { rule, line: null, words };
}

function stopped(text: string, { dated, liabilityReleased }: LintAbout): readonly Hit[] {
  const phrases = STOPPED_PHRASES.filter(
    ({ rule }) => !(rule === 'liability' && liabilityReleased) && !(rule === 'date-missing' && dated),
  );
  return phrases.flatMap(({ rule, pattern, unless }) =>
    hitsOf(rule, pattern, text).filter(({ from }) => unless === null || !unless.test(sentenceAt(text, from))),
  );
}

const LINK = /(?:https?:\/\/|www\.)[^\s<>"'()]*[^\s<>"'().,;:!?]/giu;

function foreignLinks(text: string, { hosts }: LintAbout): readonly Hit[] {
  // The dead link has a rule of its own, which says what to do instead.
  const dead = STOPPED_PHRASES.filter(({ rule }) => rule === 'dead-link');
  return hitsOf('link-not-allowed', LINK, text).filter(
    ({ words }) => !dead.some(({ pattern }) => words.search(pattern) >= 0) && !isAllowed(words, hosts),
  );
}

function isAllowed(link: string, hosts: readonly string[]): boolean {
  const url = URL.parse(/^http/i.test(link) ? link : `https://${link}`);
  if (url === null || url.username !== '' || url.password !== '') return false;
  const host = url.hostname.replace(/^www\./, '').replace(/\.$/, '');
  return hosts.some((allowed) => host === allowed || host.endsWith(`.${allowed}`));
}

const BLAME =
  /(?<!\p{L})(?:fout(?:en)?|schuld(?:ig)?|vergissing|verwijt(?:en)?|nalatig|slordig|mistakes?|faults?|blame[ds]?|negligent|careless|errors?)(?!\p{L})/iu;

/** A colleague and a word of blame in one sentence: a letter speaks of what went wrong, never of who. */
function blamed(text: string, { staff }: LintAbout): readonly Hit[] {
  return staff
    .flatMap((name) => hitsOf('blame', calledBy(name), text))
    .filter(({ from }) => BLAME.test(sentenceAt(text, from)));
}

// As written, with capitals: "Will" is a name and "will" is not. The first name alone is enough.
function calledBy(name: string): RegExp {
  const [first = '', ...rest] = name
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, '\\$&'));
  const family = rest.map((word) => `\\s+${word}`).join('');
  return new RegExp(`(?<![\\p{L}\\p{N}])${first}(?:${family})?(?![\\p{L}\\p{N}])`, 'gu');
}

function hitsOf(rule: LintRule, pattern: RegExp, text: string): readonly Hit[] {
  return [...text.matchAll(pattern)].map((match) => ({ rule, from: match.index, words: match[0] }));
}

function overlap(one: Hit, other: Hit): boolean {
  return one.from < other.from + other.words.length && other.from < one.from + one.words.length;
}

// A full stop behind a figure or a single letter ends no sentence: "12. december", "J. Smit".
const END = /(?<=[\p{L}\p{N})]{2})[.!?](?=\s)|\n[ \t]*\n/gu;

function sentenceAt(text: string, at: number): string {
  const ends = [...text.matchAll(END)].map(({ index }) => index);
  const start = ends.findLast((end) => end < at) ?? 0;
  return text.slice(start, ends.find((end) => end >= at) ?? text.length);
}

/** The same text with blanks for the words of others, so that every place stays where it is. */
function withoutQuotes(text: string): string {
  const sign = QUOTE_SIGN.trim();
  return text.replace(new RegExp(`^[ \\t]*${sign}.*$`, 'gmu'), (line) => ' '.repeat(line.length));
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
