/**
 * The two versions of one mail, plain text and HTML, compared (commands.md §3.4 step 3): which of them is read, or
 * that they show different commands. Programs wrap, decorate and link the plain version, and some mark quotes in one
 * of the two only.
 */
import { looksLikeCommand, plainLine } from './authored-line.ts';
import type { Region } from './authored-region.ts';

const LINK = /<(?:mailto:|https?:)[^<>]*>/gi;
const PICTURE = /\[(?:cid|image):[^\][]*\]/gi;
const NOT_COMPARED = /[\s*_]+/g;

/** The region to read, or null when the two do not show the same commands. */
export function agreedRegion(plain: Region, html: Region): Region | null {
  const plainText = plain.own.map(({ text }) => text);
  const htmlText = html.own.map(({ text }) => text);
  if (html.own.every(({ text }) => text.trim() === '')) return hasCommands(plain, html) ? null : plain;
  if (fold(plainText.join('')) === fold(htmlText.join(''))) return html;
  const [fromPlain, fromHtml] = [commandsOf(plainText), commandsOf(htmlText)];
  // What is quoted in one of the two is quoted.
  const plainLeft = withoutDead(fromPlain, html);
  const htmlLeft = withoutDead(fromHtml, plain);
  if (!sameCommands(plainLeft, htmlLeft)) return null;
  if (htmlLeft.length === fromHtml.length) return html;
  return plainLeft.length === fromPlain.length ? plain : null;
}

/** A command line, and the same with what follows it up to a blank line or the next command, both folded. */
type Shown = { readonly line: string; readonly paragraph: string };

function commandsOf(lines: readonly string[]): readonly Shown[] {
  const commands: { line: string; paragraph: string; open: boolean }[] = [];
  for (const text of lines) {
    const last = commands.at(-1);
    if (looksLikeCommand(plainLine(text))) {
      const line = fold(text);
      commands.push({ line, paragraph: line, open: true });
    } else if (last !== undefined) {
      last.open &&= text.trim() !== '';
      if (last.open) last.paragraph += fold(text);
    }
  }
  return commands;
}

function withoutDead(commands: readonly Shown[], other: Region): readonly Shown[] {
  const alive = new Set(commandsOf(other.own.map(({ text }) => text)).map(({ line }) => line));
  const dead = new Set(other.deadCommands.map(fold));
  return commands.filter(({ line }) => alive.has(line) || !dead.has(line));
}

function sameCommands(left: readonly Shown[], right: readonly Shown[]): boolean {
  return left.length === right.length && left.every((command, at) => isSame(command, right[at]));
}

/** Equal, or one is the other broken into several lines. */
function isSame(left: Shown, right: Shown | undefined): boolean {
  if (right === undefined) return false;
  if (left.line === right.line) return true;
  const [short, long] = left.line.length < right.line.length ? [left, right] : [right, left];
  return long.line.startsWith(short.line) && short.paragraph.startsWith(long.line);
}

function hasCommands(plain: Region, html: Region): boolean {
  const commands = commandsOf(plain.own.map(({ text }) => text));
  return withoutDead(commands, html).length > 0;
}

function fold(text: string): string {
  return plainLine(text).replace(LINK, '').replace(PICTURE, '').replace(NOT_COMPARED, '').toLowerCase();
}
