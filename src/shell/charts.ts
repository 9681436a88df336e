/**
 * Charts as pictures: Vega-Lite draws them in a process of its own, whose memory comes back when it ends (procedure
 * step 5; what a chart shows stands in digest/charts.ts). The process reads and writes nothing but its two streams.
 */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { ChartSpec } from '../digest/charts.ts';

/** A chart to draw; the name comes back with its picture. */
export type ChartOrder<Name extends string = string> = { readonly name: Name; readonly spec: ChartSpec };

/** A picture in PNG. */
export type Picture<Name extends string = string> = { readonly name: Name; readonly png: Buffer };

const WORKER = fileURLToPath(new URL('./charts-worker.ts', import.meta.url));
/** A picture takes less than a tenth of a second; the rest is starting up on a busy machine. */
const LIMIT_MS = 60_000;

/**
 * Draws charts, in their order.
 * @throws Error with the last words of the process when it could not
 */
export async function drawCharts<Name extends string>(
  orders: readonly ChartOrder<Name>[],
): Promise<readonly Picture<Name>[]> {
  if (orders.length === 0) return [];
  const worker = spawn(process.execPath, [WORKER], { stdio: 'pipe', timeout: LIMIT_MS });
  const ended = new Promise<number | null>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('close', resolve);
  });
  // A process that dies early closes its input: what it says is told below.
  worker.stdin.once('error', () => undefined);
  worker.stdin.end(JSON.stringify(orders));
  const [output, complaint, code] = await Promise.all([text(worker.stdout), text(worker.stderr), ended]);
  if (code !== 0) throw new Error(`the charts could not be drawn: ${lastLine(complaint) || `exit ${code}`}`);
  const drawn = readPictures(JSON.parse(output));
  return orders.flatMap(({ name }, index) => {
    const png = drawn[index]?.png;
    return png === undefined ? [] : [{ name, png }];
  });
}

function readPictures(output: unknown): readonly Picture[] {
  if (!Array.isArray(output)) throw new Error('drawing charts gives a list');
  return output.map((each: unknown) => {
    if (!isDrawn(each)) throw new Error('drawing charts gives names and pictures');
    return { name: each.name, png: Buffer.from(each.png, 'base64') };
  });
}

function isDrawn(value: unknown): value is { readonly name: string; readonly png: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'png' in value &&
    typeof value.png === 'string'
  );
}

function lastLine(text: string): string {
  return (
    text
      .split('\n')
      .filter((line) => /error/iu.test(line))
      .at(0)
      ?.trim() ?? ''
  );
}
