/**
 * The values of commands in Dutch and English: what people may write for a finding, a severity, a reason. The first
 * name of a language is the one that we print; every name is understood from everybody. Keyed by the words of the
 * procedure, so that the compiler names the value that has no name.
 */
import {
  CHANNELS,
  CLOSING_REASONS,
  FIELD_NAMES,
  FINDINGS,
  LANGUAGES,
  type Language,
  LEFT_PROCEDURE,
  ROUTES,
  SATISFACTIONS,
  SEVERITIES,
} from '../case/vocabulary.ts';
import { foldWord } from './fold.ts';

/** What a thing is called in each language; the first name is printed. */
export type Names = Readonly<Record<Language, readonly [string, ...string[]]>>;

/** A closed list of values with their names. */
export type ValueList<T extends string> = {
  readonly values: readonly T[];
  readonly names: Readonly<Record<T, Names>>;
};

/** Findings on a point. */
export const FINDING_VALUES: ValueList<(typeof FINDINGS)[number]> = {
  values: FINDINGS,
  names: {
    founded: { en: ['founded', 'upheld'], nl: ['gegrond'] },
    partly: {
      en: ['partly', 'partly founded', 'partially', 'partially founded'],
      nl: ['deels', 'deels gegrond', 'gedeeltelijk', 'gedeeltelijk gegrond'],
    },
    unfounded: { en: ['unfounded', 'not founded', 'not upheld'], nl: ['ongegrond', 'niet gegrond'] },
    'no-finding': { en: ['no-finding'], nl: ['geen oordeel', 'zonder oordeel'] },
    'out-of-scope': { en: ['out-of-scope', 'inadmissible'], nl: ['buiten behandeling', 'niet ontvankelijk'] },
  },
};

/** Degrees of urgency. */
export const SEVERITY_VALUES: ValueList<(typeof SEVERITIES)[number]> = {
  values: SEVERITIES,
  names: {
    low: { en: ['low'], nl: ['laag'] },
    normal: { en: ['normal'], nl: ['normaal'] },
    high: { en: ['high'], nl: ['hoog'] },
    urgent: { en: ['urgent'], nl: ['spoed', 'dringend'] },
  },
};

/** Whether it is solved, as the complainant says. */
export const SATISFACTION_VALUES: ValueList<(typeof SATISFACTIONS)[number]> = {
  values: SATISFACTIONS,
  names: {
    yes: { en: ['yes'], nl: ['ja'] },
    no: { en: ['no', 'not'], nl: ['nee', 'niet'] },
    partly: { en: ['partly', 'partially'], nl: ['deels', 'gedeeltelijk'] },
  },
};

/** Everything that is said of a measure that exists. */
const MEASURE_ACTS = ['link', 'implemented', 'effective', 'dropped'] as const;

/** What is said of a measure that exists. */
export const MEASURE_ACT_VALUES: ValueList<(typeof MEASURE_ACTS)[number]> = {
  values: MEASURE_ACTS,
  names: {
    link: { en: ['link'], nl: ['koppel', 'koppelen', 'hoort hierbij'] },
    implemented: { en: ['implemented', 'done', 'in place'], nl: ['ingevoerd', 'uitgevoerd', 'gereed'] },
    effective: { en: ['effective', 'works'], nl: ['werkt', 'effectief', 'doeltreffend'] },
    dropped: { en: ['dropped', 'drop'], nl: ['vervallen', 'vervalt', 'geschrapt'] },
  },
};

/** Ways on for what is no complaint. */
export const ROUTE_VALUES: ValueList<(typeof ROUTES)[number]> = {
  values: ROUTES,
  names: {
    question: { en: ['question'], nl: ['vraag'] },
    repair: { en: ['repair', 'repair request'], nl: ['reparatie', 'reparatieverzoek'] },
    other: { en: ['other'], nl: ['anders', 'overig'] },
  },
};

/** How an oral or written complaint came in that staff enter. */
export const CHANNEL_VALUES: ValueList<(typeof CHANNELS)[number]> = {
  values: CHANNELS.filter((channel) => channel !== 'mail'),
  names: {
    mail: { en: ['mail', 'email'], nl: ['mail', 'email'] },
    form: { en: ['form'], nl: ['formulier'] },
    phone: { en: ['phone', 'telephone'], nl: ['telefoon', 'gebeld'] },
    letter: { en: ['letter'], nl: ['brief'] },
    desk: { en: ['desk', 'counter'], nl: ['balie'] },
    forwarded: { en: ['forwarded'], nl: ['doorgestuurd'] },
  },
};

/** Reasons with which a person closes; leaving the procedure has commands of its own. */
export const CLOSING_VALUES: ValueList<(typeof CLOSING_REASONS)[number]> = {
  values: CLOSING_REASONS.filter((reason) => !LEFT_PROCEDURE.includes(reason)),
  names: {
    'solved-satisfied': { en: ['solved-satisfied', 'satisfied'], nl: ['opgelost-tevreden', 'tevreden'] },
    'solved-no-answer': { en: ['solved-no-answer'], nl: ['opgelost-geen-antwoord'] },
    settled: { en: ['settled'], nl: ['geschikt', 'eens-geworden'] },
    'unfounded-accepted': { en: ['unfounded-accepted'], nl: ['ongegrond-aanvaard'] },
    'unfounded-no-reaction': { en: ['unfounded-no-reaction'], nl: ['ongegrond-geen-reactie'] },
    'offer-no-reaction': { en: ['offer-no-reaction'], nl: ['voorstel-geen-reactie'] },
    withdrawn: { en: ['withdrawn'], nl: ['ingetrokken'] },
    'no-information': { en: ['no-information'], nl: ['geen-informatie'] },
    'out-of-scope': { en: ['out-of-scope'], nl: ['buiten-behandeling'] },
    'anonymous-noted': { en: ['anonymous-noted'], nl: ['anoniem-genoteerd'] },
    'external-decision-executed': {
      en: ['external-decision-executed'],
      nl: ['externe-uitspraak-uitgevoerd'],
    },
    'not-a-complaint': { en: ['not-a-complaint'], nl: ['geen-klacht'] },
    spam: { en: ['spam'], nl: ['spam'] },
    merged: { en: ['merged'], nl: ['samengevoegd'] },
  },
};

/** Fields of the register. */
export const FIELD_VALUES: ValueList<(typeof FIELD_NAMES)[number]> = {
  values: FIELD_NAMES,
  names: {
    name: { en: ['name'], nl: ['naam'] },
    mail: { en: ['mail', 'email', 'mail address'], nl: ['mailadres', 'e-mailadres'] },
    phone: { en: ['phone', 'telephone'], nl: ['telefoon', 'telefoonnummer', 'tel'] },
    'postal-address': { en: ['postal-address', 'address'], nl: ['adres', 'postadres'] },
    language: { en: ['language'], nl: ['taal'] },
    capacity: { en: ['capacity'], nl: ['hoedanigheid'] },
    representative: { en: ['representative'], nl: ['vertegenwoordiger', 'gemachtigde'] },
    subject: { en: ['subject'], nl: ['onderwerp'] },
    project: { en: ['project'], nl: ['project'] },
    object: { en: ['object', 'lot'], nl: ['object', 'bouwnummer'] },
    contract: { en: ['contract'], nl: ['contract', 'overeenkomst'] },
    delivery: { en: ['delivery', 'delivery date'], nl: ['oplevering', 'opleverdatum'] },
    guarantee: { en: ['guarantee'], nl: ['garantie'] },
    notary: { en: ['notary'], nl: ['notaris'] },
    wanted: { en: ['wanted', 'wanted result'], nl: ['gewenst', 'gewenst resultaat'] },
    about: { en: ['about'], nl: ['betreft', 'over wie'] },
    'third-parties': { en: ['third-parties', 'third party'], nl: ['derden', 'derde partij'] },
    received: { en: ['received'], nl: ['ontvangen', 'ontvangstdatum'] },
    channel: { en: ['channel'], nl: ['kanaal'] },
  },
};

/** Languages of letters. */
export const LANGUAGE_VALUES: ValueList<Language> = {
  values: LANGUAGES,
  names: {
    nl: { en: ['Dutch', 'nl'], nl: ['Nederlands', 'nl'] },
    en: { en: ['English', 'en'], nl: ['Engels', 'en'] },
  },
};

/** A switch. */
export const SWITCH_VALUES: ValueList<'on' | 'off'> = {
  values: ['on', 'off'],
  names: { on: { en: ['on', 'yes'], nl: ['aan', 'ja'] }, off: { en: ['off', 'no'], nl: ['uit', 'nee'] } },
};

/** The value that a text is, after folding; null when it is none of the list. */
export function findValue<T extends string>({ values, names }: ValueList<T>, written: string): T | null {
  const folded = foldWord(written);
  const isMeant = (value: T): boolean =>
    foldWord(value) === folded ||
    LANGUAGES.some((language) => names[value][language].some((name) => foldWord(name) === folded));
  return values.find(isMeant) ?? null;
}

/** Every value as it is printed in a language. */
export function printedValues<T extends string>(
  { values, names }: ValueList<T>,
  language: Language,
): readonly string[] {
  return values.map((value) => names[value][language][0]);
}

/** Every name that is understood, the printed one of the language first. */
export function allNames<T extends string>(
  { values, names }: ValueList<T>,
  language: Language,
): readonly string[] {
  const others = LANGUAGES.filter((each) => each !== language);
  return [language, ...others].flatMap((each) => values.flatMap((value) => names[value][each]));
}
