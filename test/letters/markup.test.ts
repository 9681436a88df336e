/** The signs at the beginning of a line of a letter. */
import { describe, expect, test } from 'vitest';
import { readDraft } from '../../src/letters/markup.ts';

const read = (...body: string[]) => readDraft(['Subject: S', 'Preview: P', ...body].join('\n')).blocks;

describe('a letter as it is written', () => {
  test('begins with its subject and its preview', () => {
    expect(readDraft('Subject: We have it\nPreview: Your number\n\nDear you,')).toStrictEqual({
      subject: 'We have it',
      preview: 'Your number',
      blocks: [{ kind: 'paragraph', lines: ['Dear you,'] }],
    });
  });

  test.each(['', 'Dear you,', 'Subject: S', 'Subject: \nPreview: P', 'Preview: P\nSubject: S'])(
    'is refused when it begins with %j',
    (source) => {
      expect(() => readDraft(source)).toThrow('begins with the lines');
    },
  );

  test('is a row of blocks between empty lines', () => {
    expect(read('one', 'two', '', '', 'three')).toStrictEqual([
      { kind: 'paragraph', lines: ['one', 'two'] },
      { kind: 'paragraph', lines: ['three'] },
    ]);
  });

  test.each([
    ['== ', 'heading'],
    ['!! ', 'warning'],
    ['1. ', 'numbers'],
    ['12. ', 'numbers'],
    ['- ', 'bullets'],
    ['~ ', 'lines'],
    ['.. ', 'small'],
    ['│ ', 'quote'],
  ])('takes a line with %j for a %s', (sign, kind) => {
    expect(read(`${sign}text`)).toStrictEqual([{ kind, lines: ['text'] }]);
  });

  test('begins a new block where the kind of line changes', () => {
    expect(read('text', '- item', '│ words', '│', '│ more').map(({ kind }) => kind)).toStrictEqual([
      'paragraph',
      'bullets',
      'quote',
    ]);
  });

  test('reads facts as labels and values', () => {
    expect(read(':: Received: 11:02')).toStrictEqual([
      { kind: 'facts', facts: [{ label: 'Received', value: '11:02' }] },
    ]);
    expect(() => read(':: no value')).toThrow('has no label');
  });

  test('reads what may be answered as a label and the words of the answer', () => {
    expect(read('>> Ask a question | #ask ', '>> Yes | JA')).toStrictEqual([
      {
        kind: 'answers',
        answers: [
          { label: 'Ask a question', words: '#ask ' },
          { label: 'Yes', words: 'JA' },
        ],
      },
    ]);
    expect(() => read('>> no words')).toThrow('has no bar between its two parts');
  });

  test('does not look for signs behind the sign of a quotation', () => {
    expect(read('│ == #close')).toStrictEqual([{ kind: 'quote', lines: ['== #close'] }]);
  });
});
