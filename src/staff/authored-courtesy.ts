/**
 * Greeting and closing around commands: "Hello," … "Thanks, Bea". They are no note worth keeping (commands.md §4
 * case 14). Only what is nothing else counts; with one sentence more, all of it is a note.
 */
import { plainLine } from './authored-line.ts';

const GREETINGS = words(
  'hello,hi,hey,dear,good morning,good afternoon,good evening,hallo,hoi,dag,beste,geachte,goedemorgen,goedemiddag,' +
    'goedenavond,guten tag,guten morgen,bonjour,hola,olá,ciao',
);
const CLOSINGS = words(
  'thanks,thank you,many thanks,thanks a lot,thanks again,thanks in advance,thx,cheers,regards,kind regards,' +
    'best regards,best wishes,groet,groeten,groetjes,gr,mvg,met vriendelijke groet,met vriendelijke groeten,' +
    'vriendelijke groet,vriendelijke groeten,met groet,hartelijke groet,hartelijke groeten,bedankt,alvast bedankt,' +
    'dank,dank je,dank u,dank je wel,dankjewel,dank u wel,alvast dank,mit freundlichen grüßen,viele grüße,danke,merci,' +
    'cordialement,gracias,saludos,obrigado,obrigada',
);
const EVERYBODY = words("there,all,everyone,team,desk,allemaal,allen,collega's");

// Names of people: words with a capital, and the small ones between them.
const NAME =
  /^(?:\p{Lu}[\p{L}\p{M}.'-]*)(?: (?:van|de|der|den|het|ter|ten|von|zu|da|di|\p{Lu}[\p{L}\p{M}.'-]*)){0,4}$/u;
/** The name, and below it perhaps a second line of the same. */
const MOST_NAME_LINES = 2;

/**
 * True for lines that hold a greeting, a closing, and a name under or behind it, and nothing else; blank ones do not
 * count. Only for what stands around commands: alone in a mail, "Thanks!" is all that somebody has to say.
 */
export function isCourtesy(lines: readonly string[]): boolean {
  let names = 0;
  let isClosed = false;
  for (const [at, line] of lines
    .map(bare)
    .filter((each) => each !== '')
    .entries()) {
    if (isClosed && names < MOST_NAME_LINES && NAME.test(line)) names += 1;
    else if (!isClosed && follows(line, CLOSINGS, isName)) isClosed = true;
    else if (at > 0 || !follows(line, GREETINGS, (rest) => isName(rest) || EVERYBODY.has(rest.toLowerCase())))
      return false;
  }
  return true;
}

/** True for one of some phrases, alone or with a name behind it. */
function follows(line: string, phrases: ReadonlySet<string>, isRest: (rest: string) => boolean): boolean {
  const said = line.split(' ');
  return said.some((_, at) => {
    const phrase = said
      .slice(0, at + 1)
      .join(' ')
      .replace(/[,.!]+$/, '')
      .toLowerCase();
    const rest = said.slice(at + 1).join(' ');
    return phrases.has(phrase) && (rest === '' || isRest(rest));
  });
}

function isName(text: string): boolean {
  return NAME.test(text);
}

function bare(line: string): string {
  return plainLine(line)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ ?[,.!]+$/, '');
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(','));
}
