import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeFileFault } from '../../src/shell/file-faults.ts';

test('a fault of the file system is told in words that follow the name of the file', async () => {
  const faultOf = (path: string) => readFile(path).catch(describeFileFault);
  expect(await faultOf(join(tmpdir(), 'redress-not-there'))).toBe('does not exist');
  expect(await faultOf(tmpdir())).toBe('is a folder');
});

test('a fault that has no words keeps its code', () => {
  expect(describeFileFault(Object.assign(new Error('x'), { code: 'EIO' }))).toBe('cannot be read (EIO)');
  expect(describeFileFault('odd')).toBe('cannot be read (odd)');
});
