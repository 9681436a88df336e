import { describe, expect, test } from 'vitest';
import { findCaseScope, type ScopeSigns } from '../../src/staff/case-scope.ts';

const scopeOf = (details: Partial<ScopeSigns> = {}) => {
  const scope = findCaseScope({
    written: null,
    tokenCase: 1042,
    threadCase: 1042,
    subjectCases: [],
    ...details,
  });
  return scope.ok ? scope.caseIds : scope.problems.map(({ code, name }) => [code, name]);
};

describe('a mail is about', () => {
  test('the case of the notice that it answers, whatever other thread it is in', () => {
    expect(scopeOf()).toEqual([1042]);
    expect(scopeOf({ threadCase: 1043 })).toEqual([1042]);
  });

  test('the case of its thread, where it answers no notice', () => {
    expect(scopeOf({ tokenCase: null, subjectCases: [1042] })).toEqual([1042]);
  });

  test('no case, where nothing names one', () => {
    expect(scopeOf({ tokenCase: null, threadCase: null })).toEqual([]);
  });

  test('the cases that it names, whatever notice it answers', () => {
    const written = { by: 'reference', references: ['C-1043-2', 'C-1050-3'] } as const;
    expect(scopeOf({ written, subjectCases: [1051] })).toEqual([1043, 1050]);
  });
});

describe('nobody can tell what a mail is about', () => {
  test('when its subject names another case than the notice that it answers', () => {
    expect(scopeOf({ subjectCases: [1050] })).toEqual([['references-differ', 'C-1050-3, C-1042-9']]);
  });

  test('but a subject that names the case among others is right', () => {
    expect(scopeOf({ subjectCases: [1050, 1042] })).toEqual([1042]);
  });

  test('when it names rows of a list that it does not answer', () => {
    expect(scopeOf({ written: { by: 'row', rows: [2, 5] } })).toEqual([
      ['no-such-row', '2'],
      ['no-such-row', '5'],
    ]);
  });
});
