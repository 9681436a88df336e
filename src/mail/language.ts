/**
 * In which of our letter languages somebody wrote, so that he is answered in it. Counts small words and
 * letter patterns; other languages of our neighbours are counted along, so that German or French is not
 * taken for Dutch but gets the fallback.
 * Source: DESIGN 3 (language detection: nl and en only, no library).
 */
import type { Language } from '../case/vocabulary.ts';

/** Words that are common in a language and rare in the others; shared words stand in every list they belong to. */
const WORDS: Readonly<Record<Language | 'other', readonly ReadonlySet<string>[]>> = {
  nl: [
    words(
      'de het een en ik niet is van dat zijn met voor op te aan er maar om heb hebben heeft had wij we u uw jullie je jij',
      'deze dit ook bij naar nog geen wordt worden werd kan kunnen moet moeten graag bedankt dank dankjewel groet groeten',
      'vriendelijke vriendelijk geachte beste hallo mijn ons onze als wat waar wanneer al door uit dan die was zou sinds',
      'vandaag gisteren morgen weer week in klacht lekkage goedemiddag goedemorgen alvast hoor jouw jou ja nee akkoord',
      'prima oke ok mevrouw meneer heer mag zal zullen alles iets niets wel toch over onder tot tegen zonder tussen na hoe',
      'wie hem haar hun hen zij ze men door omdat terwijl want dus zo nu steeds reactie bericht bijlage afspraak spoed',
      'kapot stuk verwarming dak deur raam badkamer lekt vraag dringend eens oneens tevreden mee goed niemand iemand',
    ),
  ],
  en: [
    words(
      'the and of to in is it you that was for on are with as i his they be at have has this from or had by not but what',
      'all were we when your can said there an which she do does how their if will other about out many then them these so',
      'some her would make like him into than been who its now did get come may our us please thanks thank hello hi dear',
      'regards yes no complaint my me a still since yesterday today tomorrow again after before because should could any',
      'kind sincerely best broken leaking leak roof door window house heating question urgent soon agree agreed disagree',
      'ok okay satisfied week weeks ago nothing nobody someone attached reply sir madam am he just only very more no where',
    ),
  ],
  other: [
    // German
    words(
      'der die das und ich nicht ist von mit für auf zu ein eine einen dem den des wir sie ihr ihre bitte danke guten tag',
      'sehr geehrte damen herren freundlichen grüßen gruß haben hat auch bei nach noch kein keine wird werden kann müssen',
      'sind war aber oder wenn dass es im am um seit gestern heute morgen unser unsere mein meine hallo ja nein schon wieder',
    ),
    // French
    words(
      'le la les des et est je vous nous ne pas un une pour que qui dans sur avec mon ma mes votre notre bonjour merci',
      'cordialement de en à au aux du ce cette il elle on sont depuis hier oui non plus très madame monsieur mais ou où',
    ),
    // Spanish and Portuguese
    words(
      'el la los las y es que de en un una por con para no se su lo mi gracias hola saludos buenos está del al me más',
      'o os as e é um uma não com em do da dos obrigado olá bom dia meu minha desde ayer pero muy',
    ),
    // Italian
    words(
      'il lo la gli le e è di che in un una per con non si del della sono mio mia grazie buongiorno salve ho ha da dal',
    ),
    // Danish, Norwegian, Swedish
    words(
      'og och jeg jag det att at ikke inte er som på hej hei tak tack med til till af av en et ett den har vi ni var',
      'med venlig hilsen vänliga hälsningar mvh för fra från siden sedan',
    ),
    // Polish, Turkish, Indonesian: enough to lose no Latin text to Dutch or English
    words('nie się jest na do że i w z to dzień dobry proszę dziękuję od jak'),
    words('ve bir bu için ile da de ne var yok merhaba teşekkürler lütfen'),
    words('yang dan di ke dari ini itu saya tidak dengan untuk terima kasih'),
  ],
};

const LETTERS: Readonly<Record<Language | 'other', RegExp>> = {
  nl: /ij|aa|uu|[^q]ui|eeu|ieu|oei|sch[^ou]|cht|lijk|tje|heid|^ge[b-z]|^ver|^zw/,
  en: /th|^wh|ough|tion|[a-z]{3}ing$|sh|ck|ed$|ly$|ould|'(s|t|re|ve|ll)$/,
  other: /[äöüßçñåøæõłşğıńśżźčřšžàèìòùâêîôûœ]|ción|ung$|eux$|isch$/,
};
/** A pattern of letters is a hint; a whole word is evidence. */
const LETTERS_WEIGHT = 0.3;
const MOST_WORDS = 80;

/**
 * The language of a text.
 * @param text      what the writer wrote now; only its first words count
 * @param fallback  the answer for texts that are in neither language, or too short to tell
 */
export function detectLanguage(text: string, fallback: Language): Language {
  const tokens = tokensOf(text);
  const nl = score(tokens, 'nl');
  const en = score(tokens, 'en');
  const other = score(tokens, 'other');
  const best = Math.max(nl, en);
  if (nl === en || best < LETTERS_WEIGHT || best < other) return fallback;
  return nl > en ? 'nl' : 'en';
}

/** The score of the best list of the language, plus its letters. */
function score(tokens: readonly string[], language: Language | 'other'): number {
  const counts = WORDS[language].map((list) => tokens.filter((token) => list.has(token)).length);
  const letters = tokens.filter((token) => LETTERS[language].test(token)).length;
  return Math.max(...counts) + letters * LETTERS_WEIGHT;
}

function tokensOf(text: string): readonly string[] {
  const pieces = text.slice(0, 1_500).toLowerCase().replaceAll('’', "'").split(/\s+/);
  const readable = pieces.filter((piece) => !piece.includes('@') && !piece.includes('://'));
  return (readable.join(' ').match(/\p{L}[\p{L}']*/gu) ?? []).slice(0, MOST_WORDS);
}

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.join(' ').split(' '));
}
