/**
 * Reads the templates and makes letters of them. Handlebars fills in the fields and does nothing else:
 * a field that the model lacks is an error, so no letter leaves with a hole in it (domain.md 4.3).
 * What the lines of a template mean stands in letters/markup.ts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { LANGUAGES, type Language } from '../case/vocabulary.ts';
import { toHtml } from '../letters/html.ts';
import { LETTERS, type LetterModels, type LetterName, type Render } from '../letters/letters.ts';
import { readDraft } from '../letters/markup.ts';
import { toText } from '../letters/text.ts';
import type { Words } from '../letters/wording.ts';
import { MARKER } from '../mail/quote-marker.ts';

const TEMPLATES_FOLDER = new URL('../../templates', import.meta.url).pathname;

export type Templates = {
  readonly render: Render;
  /** The fixed words of a language. */
  readonly words: (language: Language) => Words;
};

type Filled = (model: object) => string;

/** Pieces that several letters have; a template names one as `{{> foot}}`. */
const PARTS = [
  'alike',
  'foot',
  'money',
  'points',
  'review',
  'bodies',
  'rights',
  'work',
  'work-answers',
] as const;

/**
 * Reads every template of every language, once.
 * @param folder  absolute path of a folder laid out as `templates/`
 * @throws Error that names the file when one is missing, is not known or cannot be read
 */
export function openTemplates(folder = TEMPLATES_FOLDER): Templates {
  const perLanguage = new Map(LANGUAGES.map((language) => [language, readLanguage(join(folder, language))]));
  const shelf = (language: Language): Shelf => {
    const found = perLanguage.get(language);
    if (found === undefined) throw new Error(`there are no templates in ${language}`);
    return found;
  };
  return {
    words: (language) => shelf(language).words,
    render: (letter, language, model) => {
      const fill = shelf(language).letters.get(letter);
      if (fill === undefined) throw new Error(`there is no letter ${letter} in ${language}`);
      return write(fill, language, model);
    },
  };
}

type Shelf = { readonly words: Words; readonly letters: ReadonlyMap<string, Filled> };

/** The parts are made when they are read: a notice that waits for a combined mail needs its subject only. */
function write(fill: Filled, language: Language, model: LetterModels[LetterName]): ReturnType<Render> {
  const draft = readDraft(fill(model));
  const marker = MARKER[language];
  const frame = { language, marker, organisation: model.organisation };
  return {
    subject: draft.subject,
    draft,
    get text() {
      return toText(draft, marker);
    },
    get html() {
      return toHtml(draft, frame);
    },
    linked: (link) => ({ text: toText(draft, marker, link), html: toHtml(draft, frame, link) }),
  };
}

function readLanguage(folder: string): Shelf {
  const letters = new Map<string, Filled>();
  const handlebars = strictHandlebars();
  const parts: readonly string[] = PARTS.map((part) => join('parts', part));
  for (const part of PARTS)
    handlebars.registerPartial(part, readFileSync(join(folder, 'parts', `${part}.hbs`), 'utf8'));
  for (const name of Object.keys(LETTERS))
    letters.set(name, readTemplate(handlebars, join(folder, `${name}.hbs`)));
  const unknown = templateNames(folder).find((name) => !letters.has(name) && !parts.includes(name));
  if (unknown !== undefined)
    throw new Error(`${join(folder, unknown)}.hbs is not a letter that is ever sent`);
  return { letters, words: readWords(join(folder, 'words.json')) };
}

function readTemplate(handlebars: typeof Handlebars, file: string): Filled {
  const source = readFileSync(file, 'utf8');
  const options = { noEscape: true, strict: true, knownHelpersOnly: true };
  return naming(file, () => {
    // Reading finds a fault in the template now; compiling waits until the letter is first written.
    const fill = handlebars.compile<object>(handlebars.parse(source), options);
    return (model) => naming(file, () => fill(model));
  });
}

/** Puts the name of the template before whatever goes wrong with it. */
function naming<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (fault) {
    throw new Error(`${file}: ${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault });
  }
}

/** Handlebars in strict mode still takes a missing field for `false` in a condition and for nothing in a list. */
function strictHandlebars(): typeof Handlebars {
  const strict = Handlebars.create();
  strict.registerHelper('if', function (this: unknown, value: unknown, options: Handlebars.HelperOptions) {
    if (value === undefined) throw new Error('a condition names a field that the model lacks');
    return value === true || (typeof value === 'string' && value !== '')
      ? options.fn(this)
      : options.inverse(this);
  });
  strict.registerHelper('each', (list: unknown, options: Handlebars.HelperOptions) => {
    if (!Array.isArray(list)) throw new Error('a list names a field that the model lacks');
    return list.map((item) => options.fn(item)).join('');
  });
  return strict;
}

function templateNames(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.hbs'))
    .map((path) => path.slice(0, -'.hbs'.length));
}

function readWords(file: string): Words {
  const words: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isWords(words)) throw new Error(`${file} must be an object of texts`);
  return words;
}

function isWords(value: unknown): value is Words {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((word) => typeof word === 'string')
  );
}
