import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { faultFields, LOG_LEVELS, type LogLevel } from '../../src/shell/log.ts';

const MODULE = new URL('../../src/shell/log.ts', import.meta.url).href;

/** What a process of its own writes when it logs one line of each level. */
function written(level: LogLevel) {
  const program = `
    const { openLog } = await import('${MODULE}');
    const log = openLog('${level}');
    for (const line of ['debug', 'info', 'warn', 'error']) log[line](\`a \${line}\`, { case: 1042, mail: undefined });
    log.error('no fields');
    process.exit(0);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
  });
  const lines = stderr
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
  return { stdout, lines };
}

describe('the log', () => {
  test('is one line of JSON per thing, on standard error only, and nothing is lost when the program ends', () => {
    const { stdout, lines } = written('info');
    expect(stdout).toBe('');
    expect(lines).toMatchObject([
      { level: 30, msg: 'a info', case: 1042 },
      { level: 40, msg: 'a warn', case: 1042 },
      { level: 50, msg: 'a error', case: 1042 },
      { level: 50, msg: 'no fields' },
    ]);
    for (const line of lines) expect(Object.keys(Object(line))).not.toContain('hostname');
  });

  test.each(LOG_LEVELS.map((level, index) => [level, [5, 4, 3, 2, 0][index]] as const))(
    'at %s holds %i of the five lines',
    (level, count) => {
      expect(written(level).lines).toHaveLength(count ?? -1);
    },
  );
});

describe('a fault in a log line', () => {
  test('is its name, its message and its code', () => {
    const fault = Object.assign(new TypeError('the folder is gone'), { code: 'ENOENT', path: '/home/anna' });
    expect(faultFields(fault)).toEqual({ fault: 'TypeError', message: 'the folder is gone', code: 'ENOENT' });
  });

  test('never brings along the data that it carries', () => {
    const fault = Object.assign(new Error('unreadable'), {
      mail: 'Mijn buurman is een dief',
      to: 'anna@example.net',
    });
    expect(JSON.stringify(faultFields(fault))).toBe('{"fault":"Error","message":"unreadable"}');
  });

  test('that is no error is shown as text', () => {
    expect(faultFields('stopped')).toEqual({ fault: 'stopped' });
    expect(faultFields(undefined)).toEqual({ fault: 'undefined' });
  });
});
