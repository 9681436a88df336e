/**
 * What an assessment needs from the complainant: the configuration lists it, and only what a mail did
 * not contain is asked for (procedure step 1: "information needed for the assessment is asked for").
 */
import type { Language } from './vocabulary.ts';

/**
 * One thing an assessment needs, found by a pattern in the text or by an attachment whose content type
 * begins with `typePrefix` (empty: any attachment).
 */
export type Need = {
  readonly name: string;
  readonly question: Readonly<Record<Language, string>>;
  readonly found:
    | { readonly by: 'pattern'; readonly pattern: RegExp }
    | { readonly by: 'attachment'; readonly typePrefix: string };
};

/** What a mail brings that may fulfil a need; `type` is a content type such as `image/jpeg`. */
export type Supply = { readonly text: string; readonly attachments: readonly { readonly type: string }[] };

/**
 * The needs that a mail does not fulfil, in the order of the configuration.
 * @param needs  what is still open
 */
export function missingNeeds(needs: readonly Need[], supply: Supply): readonly Need[] {
  return needs.filter((need) => !isFulfilled(need, supply));
}

function isFulfilled(need: Need, supply: Supply): boolean {
  switch (need.found.by) {
    case 'pattern':
      return need.found.pattern.test(supply.text);
    case 'attachment': {
      const { typePrefix } = need.found;
      return supply.attachments.some((attachment) => attachment.type.startsWith(typePrefix));
    }
  }
}
