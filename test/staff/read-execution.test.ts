import { describe, expect, test } from 'vitest';
import { problemsOf, requestsOf } from '../support/command-mail.ts';

describe('what was done', () => {
  test.each([
    ['#gereed kitvoeg vernieuwd', null, 'kitvoeg vernieuwd'],
    ['#done 1: sealant renewed', 1, 'sealant renewed'],
    ['#klaar punt 2 u heeft een nieuw slot', 2, 'u heeft een nieuw slot'],
    ['#done We renewed the sealant.\nIt is dry now.', null, 'We renewed the sealant.\nIt is dry now.'],
  ])('%s', (text, point, what) => {
    expect(requestsOf(text)).toStrictEqual([{ type: 'report_done', point, what, files: [] }]);
  });

  test('is never nothing', () => {
    expect(problemsOf('#gereed')).toStrictEqual(['1 missing-text']);
    expect(problemsOf('#done 1:')).toStrictEqual(['1 missing-text']);
  });
});

describe('whether it is solved', () => {
  test.each([
    ['#tevreden ja', 'yes', ''],
    ['#satisfied no: it still leaks', 'no', 'it still leaks'],
    ['#tevreden deels één hoek lekt nog', 'partly', 'één hoek lekt nog'],
    ['#satisfied partly\nOne corner leaks.', 'partly', 'One corner leaks.'],
  ])('%s', (text, answer, words) => {
    expect(requestsOf(text)).toStrictEqual([{ type: 'record_satisfaction', answer, words }]);
  });

  test('is one of three words', () => {
    expect(problemsOf('#tevreden misschien')).toStrictEqual(['1 unknown-value']);
    expect(problemsOf('#satisfied')).toStrictEqual([
      '1 missing-value | #satisfied yes | #satisfied no | #satisfied partly',
    ]);
  });
});
