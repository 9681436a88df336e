/**
 * Words that do not leave in a letter, as a table: promises without a day, half apologies, words that decide on
 * liability, links that lead nowhere, gaps that were to be filled in. Both languages are looked for in every text,
 * because a letter may quote the other one. Source: domain.md 4.1 (tone), 4.2 (dead link), 5 no. 1.
 */

/** Every reason why words are stopped, in the order in which they are looked for. */
export const PHRASE_RULES = [
  'unfilled',
  'liability',
  'fake-apology',
  'dead-link',
  'date-missing',
  'verdict-word',
  'policy-without-reason',
  'reproach',
  'identity-document',
  'legal-latin',
  'empty-phrase',
] as const;
/** Why words are stopped. */
export type PhraseRule = (typeof PHRASE_RULES)[number];

/** A row: what is looked for, and what in the same sentence makes it right. */
export type Phrase = { readonly rule: PhraseRule; readonly pattern: RegExp; readonly unless: RegExp | null };

const MONTHS =
  'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|october';
/** A day as people write it; also used to see whether a promise has one. */
const DAY = new RegExp(
  `\\b\\d{1,2}(?:st|nd|rd|th|e)?\\s+(?:${MONTHS})\\b|\\b(?:${MONTHS})\\s+\\d{1,2}\\b|\\b\\d{1,2}[-/]\\d{1,2}[-/]\\d{2,4}\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b`,
  'iu',
);
const REASON = /\b(?:omdat|want|doordat|reden|zodat|because|since|reason|so that)\b/iu;

// Everything that was meant to be replaced: {…}, {{field}}, [naam], <name>, XX, ___, dots with nothing before them.
const UNFILLED =
  /\{+[^{}\n]{0,60}\}+|\{\{|\}\}|\[(?!sic\])(?:[\p{L}][\p{L} ./-]{1,40}|\.{2,}|…)\]|<(?:\p{L}[\p{L} ]{1,30})>|(?<![\p{L}\p{N}])[xX]{2,}(?:[-/][xX]{2,})*(?![\p{L}\p{N}])|_{3,}|(?<![^\s(:])(?:\.{3,}|…)(?![^\s),.:])|(?<!\p{L})(?:TODO|TBD)(?!\p{L})/gu;

const PHRASES: readonly (readonly [PhraseRule, readonly string[], RegExp | null])[] = [
  [
    'liability',
    [
      '(?:zijn|is|acht(?:en)? (?:wij )?ons|voelen ons) (?:hiervoor |daarvoor |volledig )?aansprakelijk',
      '(?:wij |we )?(?:erkennen|aanvaarden|nemen) (?:wij )?(?:de |onze |alle |volledige )*aansprakelijkheid',
      '(?:is |het was |door )?onze schuld',
      'nalatig(?:e|heid)?|(?:onrechtmatig|verwijtbaar) gehandeld',
      '(?:alle|de volledige|de gehele) (?:geleden )?schade (?:volledig )?(?:te )?vergoed(?:en)?|vergoeden (?:wij )?alle schade',
      '(?:we|company|organisation) (?:accept|admit|acknowledge|assume)s? (?:full |all |any |our |legal )*liability',
      '(?:we|company) (?:are|were|is|was) (?:fully |legally |hereby )?liable',
      'negligen(?:t|tly|ce)',
      '(?:this|it) (?:is|was) (?:entirely )?our (?:own )?fault',
      '(?:compensate|pay) (?:you )?(?:for )?(?:all|any) (?:of )?(?:the |your )?(?:damage|damages|losses)',
    ],
    null,
  ],
  [
    'fake-apology',
    [
      '(?:sorry|jammer|vervelend|spijt\\w*|betreuren)(?: het| ons| wij| we| zeer| te horen)*,? dat (?:u|je) (?:dit |het |dat |zich |je |daar |er )*(?:zo |als \\w+ )*(?:voelt|voelde|vindt|vond|ervaart|ervaren|ervoer|gevoeld|bent gevoel)',
      '(?:excuses|excuus|sorry) voor (?:het |een |al(?:le)? )?(?:eventue(?:el|le)|mogelijke?) \\w+',
      '(?:excuses|excuus|sorry)(?: \\w+){0,3} (?:als|mocht(?:en)?|indien) (?:u|je|wij|we|dit|er)',
      'sorry (?:that )?you (?:feel|felt|find|found|think|thought|experienced)',
      '(?:sorry|apologi[sz]e|apologies|regret)(?: \\w+){0,2} (?:if|should) (?:you|we|this|there|any)',
      '(?:sorry|apologi[sz]e|apologies|regret)(?: for| about)? any (?:\\w+ )?(?:inconvenience|upset|distress|confusion|offen[cs]e)',
    ],
    null,
  ],
  [
    'dead-link',
    [
      '(?:https?://)?(?:www\\.)?(?:webgate\\.)?ec\\.europa\\.eu/(?:consumers/)?odr\\S*',
      '(?:europe(?:se|an)|eu)[- ](?:odr|online dispute)\\w*(?:[- ]\\w+)?',
      'odr[- ](?:platform|site|website)',
      'platform voor online ?geschillenbeslechting|online dispute resolution platform',
    ],
    null,
  ],
  [
    'date-missing',
    [
      'zo (?:snel|spoedig) (?:als )?mogelijk',
      'z\\.?s\\.?m',
      'binnenkort|spoedig|te zijner tijd',
      'op (?:de )?(?:korte|kortst mogelijke) termijn',
      'binnen (?:afzienbare|enige) tijd|een dezer dagen',
      'as soon as (?:possible|we can)|asap',
      'shortly(?! (?:before|after))',
      '(?:very |quite )?soon(?! (?:as|after))',
      'in due course|in the near future|in the coming (?:days|weeks)',
    ],
    DAY,
  ],
  ['verdict-word', ['ongegronde?', 'unfounded|not upheld'], null],
  [
    'policy-without-reason',
    [
      '(?:volgens|conform|op grond van) (?:ons|het|onze) (?:beleid|regels|voorschriften)',
      '(?:dat|dit|zo) is (?:nu eenmaal )?(?:ons|het) beleid',
      '(?:according to|in line with|under|per) (?:our|company) (?:policy|policies|rules)',
      '(?:it|that|this) is (?:our|company) policy',
    ],
    REASON,
  ],
  [
    'reproach',
    [
      'zoals u (?:weet|wist|had kunnen weten)',
      'helaas moeten (?:wij|we) (?:u )?(?:constateren|vaststellen|concluderen|meedelen|mededelen)',
      '(?:volkomen |geheel )?ten onrechte',
      'u had (?:dit|dat|het|er) (?:\\w+ ){0,3}(?:moeten|kunnen) (?:zien|weten|merken|melden|opmerken|begrijpen)',
      'as you (?:know|are aware|will know|should know)',
      '(?:unfortunately|regrettably),? we (?:must|have to) (?:conclude|inform|note|advise)',
      'you should have (?:\\w+ )?(?:noticed|seen|known|realised|realized|reported)',
      'you (?:wrongly|falsely) (?:claim|state|say|believe)\\w*',
    ],
    null,
  ],
  [
    'identity-document',
    [
      '(?:kopie|foto|scan|afschrift) van (?:uw |je |een )?(?:paspoort|rijbewijs|id-?kaart|identiteitsbewijs|identiteitskaart)',
      'burgerservicenummer|bsn',
      '(?:copy|photo|scan) of (?:your |a |an )?(?:passport|driving licence|driver.s license|id(?:entity)? card|id|identity document)',
    ],
    null,
  ],
  [
    'legal-latin',
    [
      'mutatis mutandis|prima facie|ex (?:nunc|tunc)|inter alia|sine qua non|ipso facto|a contrario|ultra vires|pacta sunt servanda',
    ],
    null,
  ],
  [
    'empty-phrase',
    [
      '(?:uw|jouw) tevredenheid (?:staat|is) (?:bij ons )?(?:voorop|onze)',
      '(?:wij|we) nemen uw (?:klacht|feedback|mening) (?:zeer|heel|uiterst) serieus',
      '(?:wij|we) hechten (?:veel|grote|zeer veel) waarde aan',
      'your satisfaction is (?:our|important)',
      'we (?:value|appreciate) your (?:feedback|business|custom)',
      'we take (?:your|all|such) (?:complaints?|feedback|concerns?) (?:very|extremely) seriously',
    ],
    null,
  ],
];

/** Every row, ready to be looked for; a space in a phrase is any white space, because letters are wrapped. */
export const STOPPED_PHRASES: readonly Phrase[] = [
  { rule: 'unfilled', pattern: UNFILLED, unless: null },
  ...PHRASES.flatMap(([rule, sources, unless]) =>
    sources.map((source) => ({ rule, pattern: phrase(source), unless })),
  ),
];

function phrase(source: string): RegExp {
  const spaced = source.replaceAll(' ', '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${spaced})(?![\\p{L}\\p{N}])`, 'giu');
}
