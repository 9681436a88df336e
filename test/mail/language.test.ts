import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectLanguage } from '../../src/mail/language.ts';

const DUTCH = [
  'De kitvoeg in de badkamer laat los en er komt water door het plafond.',
  'Goedemiddag, sinds gisteren lekt het dak van onze nieuwe woning.',
  'Graag hoor ik wanneer de monteur langskomt.',
  'Akkoord',
  'Ja, dank u wel.',
  'Nee, het probleem is niet verholpen.',
  'Wanneer komt u langs?',
  'Mijn voordeur klemt al drie weken en niemand reageert op mijn berichten.',
  'Bijgevoegd de foto’s van de scheur in de muur.',
  'Tevreden, bedankt!',
  'Ik ben het er niet mee eens.',
  'Verwarming kapot, spoed!',
  'Klacht over lekkage dakkapel',
  'Met vriendelijke groet,\nK. Jansen',
  'Ik heb de boiler zelf laten opnieuw gestart, but dat hielp niet en de cv-ketel blijft stuk.',
  'Hierbij dien ik een klacht in over de oplevering van mijn appartement.',
];

const ENGLISH = [
  'The roof of our new house has been leaking since Monday.',
  'Good afternoon, nobody has answered my question about the broken window.',
  'Please let me know when the engineer will come.',
  'Yes, thank you.',
  'No, it is still broken.',
  'I agree with the proposal.',
  'When will this be repaired?',
  'My complaint is about the heating in the living room.',
  'Attached are three photos of the crack in the wall.',
  'Thanks!',
  'Kind regards,\nMary Smith',
  'I do not agree, because the paint came off again within a week.',
  'Leaking roof',
  'Could you please call me tomorrow morning?',
  'We bought the flat in March and the door has been stuck ever since, see the offerte attached.',
];

const OTHERS = [
  'Sehr geehrte Damen und Herren, das Dach unseres Hauses ist seit Montag undicht.',
  'Guten Tag, die Heizung in der Wohnung ist kaputt und wir warten noch auf einen Termin.',
  'Mit freundlichen Grüßen',
  'Bonjour, le toit de notre maison fuit depuis lundi et personne ne répond à mes messages.',
  'Merci de me rappeler au plus vite.',
  'Hola, el techo de nuestra casa gotea desde el lunes y nadie contesta.',
  'Buongiorno, il tetto della nostra casa perde da lunedì e non ho avuto risposta.',
  'Hej, taket på vårt hus läcker sedan i måndags och ingen svarar.',
  'Dzień dobry, od poniedziałku przecieka dach i nikt nie odpowiada na moje wiadomości.',
  'Доброе утро, с понедельника протекает крыша.',
  '屋根が月曜日から雨漏りしています。',
];

describe.each(['nl', 'en'] as const)('whatever the desk speaks (%s)', (fallback) => {
  test.each(DUTCH)('Dutch: %s', (text) => expect(detectLanguage(text, fallback)).toBe('nl'));
  test.each(ENGLISH)('English: %s', (text) => expect(detectLanguage(text, fallback)).toBe('en'));
  test.each(OTHERS)('neither: %s', (text) => expect(detectLanguage(text, fallback)).toBe(fallback));
  test.each(['', '   ', 'OK', '12345', 'C-1042-9', 'https://example.org/de/het/een', 'anna@example.net'])(
    'too short to tell: "%s"',
    (text) => expect(detectLanguage(text, fallback)).toBe(fallback),
  );
});

test('a Dutch mail with some English in it is Dutch, and the other way round', () => {
  const mixed =
    'De helpdesk zei "please try again later", maar het werkt nog steeds niet en ik wil een antwoord.';
  expect(detectLanguage(mixed, 'en')).toBe('nl');
  const other =
    'The man said "dat is niet ons probleem" and hung up, so what should I do with the leak in my roof?';
  expect(detectLanguage(other, 'nl')).toBe('en');
});

test('no text takes long or is without an answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
      expect(['nl', 'en']).toContain(detectLanguage(text, 'nl'));
    }),
  );
});
