import { describe, expect, test } from 'vitest';
import { withoutClosing } from '../../src/mail/closing-lines.ts';

const own = 'Mijn dak lekt.';
const fold = (text: string): string => withoutClosing(text.split('\n')).join('\n').trim();

describe('is folded away', () => {
  test.each([
    ['a signature', '-- \nAnna de Wit\n06 12345678'],
    ['the footer of a list', '_______________\nbewoners mailing list\nhttps://lists.example.org'],
    ['an English greeting', 'Kind regards,\nAnna'],
    ['a French greeting', 'Bien cordialement,\nAnne'],
    ['an English telephone', 'Sent from my iPhone'],
    ['a Dutch telephone', 'Verstuurd vanaf mijn iPad'],
    ['a German telephone', 'Von meinem iPhone gesendet'],
    ['a French telephone', 'Envoyé de mon iPhone'],
    ['a Spanish telephone', 'Enviado desde mi iPhone'],
    ['an Italian telephone', 'Inviato da iPhone'],
    ['a Swedish telephone', 'Skickat från min iPhone'],
    ['a Finnish telephone', 'Lähetetty iPhonesta'],
    ['a Polish telephone', "Wysłane z iPhone'a"],
    ['a Japanese telephone', 'iPhoneから送信'],
    ['an advertisement of Outlook', 'Outlook voor iOS<https://aka.ms/o0ukef> downloaden'],
    ['one of another program', 'Sent from Mail for Windows'],
  ])('%s', (_kind, closing) => {
    expect(fold(`${own}\n\n${closing}`)).toBe(own);
  });
});

describe('stays', () => {
  test.each([
    ['a sentence that begins like a telephone', 'Sent from my desk, which is nicer than my telephone.'],
    ['a Dutch sentence', 'Verzonden vanaf het depot. Dat zei de koerier.'],
    ['a Dutch greeting, because name and address follow', 'Met vriendelijke groet,\nAnna de Wit'],
    ['a line of more dashes', '---\nGebrek 1\nGebrek 2'],
    ['a long text under two dashes', `--\n${'Gebrek\n'.repeat(16)}`.trim()],
  ])('%s', (_kind, closing) => {
    expect(fold(`${own}\n\n${closing}`)).toBe(`${own}\n\n${closing}`);
  });
});
