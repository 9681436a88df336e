/**
 * Words of a complainant that a person must not read too late: a notice of default, which starts a term of its own, and
 * danger (domain.md 2.6 "Legal triggers", 1 row E3). They decide nothing; they raise a flag.
 */

/** Every flag that words raise. */
export const ALARMS = ['notice-of-default', 'danger'] as const;
/** Name of such a flag. */
export type Alarm = (typeof ALARMS)[number];

// In short runs and on a part of the text, so that no mail makes them slow.
const PATTERNS: Readonly<Record<Alarm, RegExp>> = {
  'notice-of-default':
    /ingebrekestelling|\b(?:stel|stellen|gesteld) .{0,40}\bin gebreke\b|\bin gebreke (?:stel|gesteld)|\bnotice of default\b|\bletter before (?:action|claim)\b|\bformal notice\b/iu,
  danger:
    /gaslucht|gaslek|\bgas(?: \w+)? ?lekkage|ruik(?:en|t)? gas\b|koolmonoxide|asbest|instort|ingestort|levensgevaar|acuut gevaar|brandgevaar|kortsluiting|elektrische schok|gewond|\bgas leak|smell(?:s|ing)? (?:of )?gas\b|carbon monoxide|asbestos|collaps(?:e|ed|ing)\b|electric shock|fire hazard|immediate danger|\binjured\b/iu,
};

const MOST_TEXT = 20_000;

/** The alarms of what somebody wrote now. @param text  subject and words, without what is quoted */
export function alarmsOf(text: string): readonly Alarm[] {
  const shown = text.slice(0, MOST_TEXT);
  return ALARMS.filter((alarm) => PATTERNS[alarm].test(shown));
}
