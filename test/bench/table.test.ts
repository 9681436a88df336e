import { expect, test } from 'vitest';
import { formatLines, lineOf } from './table.ts';

test('the table is aligned, and what a line does not have is a dash', () => {
  const result = { name: 'parse', unit: 'mails/s', floor: 1000, measured: 640, ratio: 0.64, spread: 0.05 };
  const lines = [
    lineOf(result, 'at least 0.45'),
    lineOf({ ...result, name: 'insert', measured: null, ratio: null }),
    { name: 'memory, 45 MB mail', measured: '310 MB', goal: 'at most 350 MB' },
  ];
  expect(formatLines(lines)).toBe(
    [
      'bench                  measured         floor  ratio  noise  goal',
      'parse               640 mails/s  1000 mails/s   0.64   ±5 %  at least 0.45',
      'insert                        -  1000 mails/s      -   ±5 %',
      'memory, 45 MB mail       310 MB             -      -      -  at most 350 MB',
    ].join('\n'),
  );
});
