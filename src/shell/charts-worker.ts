/**
 * Draws charts: reads `[{ name, spec }]` as JSON from standard input and writes `[{ name, png }]`, the bytes in base64.
 * A process of its own, because drawing takes some 150 MB that a daemon would not get back (shell/charts.ts).
 */
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { GlobalFonts } from 'canvas';
import { parse, View } from 'vega';
import { compile } from 'vega-lite';

/** Twice as many points as the mail shows, so that a picture is sharp on a telephone. */
const DENSITY = 2;
const WEIGHTS = ['400Regular/Inter_400Regular', '700Bold/Inter_700Bold'];

const files = createRequire(import.meta.url);
for (const weight of WEIGHTS)
  GlobalFonts.registerFromPath(files.resolve(`@expo-google-fonts/inter/${weight}.ttf`), 'Inter');

const drawn: { readonly name: string; readonly png: string }[] = [];
for (const { name, spec } of JSON.parse(await text(process.stdin))) {
  const view = new View(parse(compile(spec).spec), { renderer: 'none' });
  const canvas: unknown = await view.toCanvas(DENSITY);
  if (!isEncodable(canvas)) throw new Error('Vega draws on the canvas that is installed');
  drawn.push({ name, png: (await canvas.encode('png')).toString('base64') });
  view.finalize();
}
process.stdout.write(JSON.stringify(drawn));

function isEncodable(value: unknown): value is { encode(type: 'png'): Promise<Buffer> } {
  return typeof value === 'object' && value !== null && 'encode' in value;
}
