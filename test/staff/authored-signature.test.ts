import { describe, expect, test } from 'vitest';
import type { OwnLine } from '../../src/staff/authored-region.ts';
import { cutSignature, learnSignature, mailTail } from '../../src/staff/authored-signature.ts';

function own(text: string): readonly OwnLine[] {
  return text.split('\n').map((line) => ({ text: line, afterQuote: false }));
}

function cut(text: string, learned: readonly string[] = []): readonly [string, readonly string[]] {
  const { kept, signature } = cutSignature(own(text), learned);
  return [
    kept
      .map((line) => line.text)
      .join('\n')
      .trim(),
    signature,
  ];
}

describe('the signature of a member of staff', () => {
  test.each([
    ['the delimiter', '-- '],
    ['the delimiter without its blank', '--'],
    ['a lone dash', '—'],
    ['a rule', '________'],
    ['number signs', '####'],
    ['signs of equality', '======'],
    ['an iPhone', 'Sent from my iPhone'],
    ['an iPhone, nl', 'Verstuurd vanaf mijn iPhone'],
    ['a Samsung, de', 'Von meinem Samsung Galaxy gesendet'],
    ['an iPad, fr', 'Envoyé de mon iPad'],
    ['an iPhone, es', 'Enviado desde mi iPhone'],
    ['an iPhone, it', 'Inviato da iPhone'],
    ['an iPhone, sv', 'Skickat från min iPhone'],
    ['an iPhone, pl', 'Wysłane z iPhone’a'],
    ['an iPhone, pt', 'Enviado do meu iPhone'],
    ['Outlook on a telephone', 'Get Outlook for Android<https://aka.ms/AAb9ysg>'],
    ['Outlook on a telephone, nl', 'Outlook voor iOS downloaden'],
    ['Proton', 'Sent with Proton Mail secure email.'],
  ])('begins with %s', (_, line) => {
    const shown = /\p{L}/u.test(line) ? [line, 'Bea'] : ['Bea'];
    expect(cut(`#take\n\n${line}\nBea`)).toStrictEqual(['#take', shown]);
  });

  test('a sentence that begins like one is none', () => {
    expect(cut('#reply\nSent from my desk was only a draft, please wait.')[1]).toStrictEqual([]);
  });

  test('a separator at the top is skipped, and what stands below it is read', () => {
    expect(cut('====\n#take')).toStrictEqual(['#take', []]);
  });

  test('above everything that is written now, as some programs place it, the delimiter hides no command', () => {
    expect(cut('-- \nBea de Boer\n\n#take')).toStrictEqual(['Bea de Boer\n\n#take', []]);
  });

  test('a mail of nothing but a signature is empty', () => {
    expect(cut('-- \nBea de Boer')).toStrictEqual(['', ['Bea de Boer']]);
    expect(cut('Sent from my iPhone')).toStrictEqual(['', ['Sent from my iPhone']]);
  });

  test('a rule with a long text below it divides that text, but the delimiter is always meant', () => {
    const long = Array.from({ length: 16 }, (_, at) => `line ${at}`).join('\n');
    expect(cut(`#reply\n====\n${long}`)[1]).toStrictEqual([]);
    expect(cut(`#reply\n-- \n${long}`)[1]).toHaveLength(16);
  });

  test('is known from earlier mails, whatever blanks and capitals it has today', () => {
    const learned = ['groet,', 'bea de boer', 'complaints desk'];
    expect(cut('#take\n\nGroet,\n\nBea  de Boer\n*Complaints Desk*\n', learned)).toStrictEqual([
      '#take',
      ['Groet,', 'Bea  de Boer', '*Complaints Desk*'],
    ]);
    expect(cut('#take\n\nGroet,\nLeo', learned)[1]).toStrictEqual([]);
  });
});

describe('a signature is learned', () => {
  const mail = (text: string) => mailTail(text.split('\n'), []);

  test('when three mails end alike', () => {
    const tails = ['#take', '#note he called\nand was angry', 'A question.'].map((text) =>
      mail(`${text}\n\nGroet,\nBea de Boer\nComplaints Desk`),
    );
    expect(learnSignature(tails)).toStrictEqual(['groet,', 'bea de boer', 'complaints desk']);
    expect(learnSignature(tails.slice(1))).toStrictEqual([]);
  });

  test('from the end that they share, not from more', () => {
    const tails = ['Thanks', 'Regards', 'Cheers'].map((word) => mail(`#take\n${word}\nBea`));
    expect(learnSignature(tails)).toStrictEqual(['bea']);
  });

  test('never from commands, nor from mails of one line', () => {
    expect(learnSignature([mail('#take'), mail('#take'), mail('#take')])).toStrictEqual([]);
    expect(learnSignature([mail('Yes.'), mail('Yes.'), mail('Yes.')])).toStrictEqual([]);
  });

  test('from what was cut before as well, so that it stays known', () => {
    expect(mailTail(['#take', ''], ['Bea', 'Desk'])).toStrictEqual(['bea', 'desk']);
  });

  test('not from a lone mail that has the same end three lines long', () => {
    expect(learnSignature([['a', 'a', 'a']])).toStrictEqual([]);
  });
});
