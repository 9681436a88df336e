import { describe, expect, test } from 'vitest';
import { findCaseScope, type ScopeSigns } from '../../src/staff/case-scope.ts';

const scopeOf = (details: Partial<ScopeSigns> = {}) => {
  const scope = findCaseScope({
    written: null,
    tokenCase: 1042,
    threadCase: 1042,
    subjectCases: [],
    rows: new Map(),
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
    expect(scopeOf({ written: { by: 'row', rows: ['2', '5'] } })).toEqual([
      ['no-such-row', '2'],
      ['no-such-row', '5'],
    ]);
  });
});

describe('rows of the digest that is answered', () => {
  const rows = new Map([
    ['2', [1043, 1050]],
    ['3', []],
    ['T4', [1050, 1055]],
    ['9', Array.from({ length: 21 }, (_, index) => index + 1)],
  ]);
  const scopeOfRows = (...written: readonly string[]) =>
    findCaseScope({
      written: { by: 'row', rows: written },
      tokenCase: null,
      threadCase: null,
      subjectCases: [],
      rows,
    });

  test('are the cases behind them, each once', () => {
    expect(scopeOfRows('2', 'T4')).toStrictEqual({ ok: true, caseIds: [1043, 1050, 1055] });
    expect(scopeOfRows('3')).toStrictEqual({ ok: true, caseIds: [] });
  });

  test('are refused where one is not there, or there are more cases than one mail may change', () => {
    expect(scopeOfRows('2', '7')).toMatchObject({
      ok: false,
      problems: [{ code: 'no-such-row', name: '7' }],
    });
    expect(scopeOfRows('9')).toMatchObject({ ok: false, problems: [{ code: 'too-many-cases' }] });
  });
});
