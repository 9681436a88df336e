/**
 * Which of many tests may raise a flag, when all of them look at the same week (procedure step 5; domain.md 3.4 A, B):
 * with a dozen rows, testing each by itself raises a flag in a quiet desk every other week.
 */

/**
 * The procedure of Benjamini and Hochberg: of m chances in rising order, the first k are flagged, where k is the last
 * place with p(k) <= q · k / m.
 * @param chances  of each test, how often chance alone gives at least what was seen; 0 to 1
 * @param share    q: the share of flags that may be false, and where nothing happens the share of weeks with a flag
 * @returns        for each test, in the same order, whether it is flagged
 * Source: Benjamini & Hochberg 1995, J. R. Statist. Soc. B 57:289.
 */
export function flagged(chances: readonly number[], share: number): readonly boolean[] {
  const rising = chances.toSorted((left, right) => left - right);
  const last = rising.findLastIndex((chance, index) => chance <= (share * (index + 1)) / rising.length);
  const highest = rising[last];
  return chances.map((chance) => highest !== undefined && chance <= highest);
}
