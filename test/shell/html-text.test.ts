import { describe, expect, test } from 'vitest';
import { ATTRIBUTION_MARK, OLD_MAIL_MARK } from '../../src/mail/quote-boundaries.ts';
import { hasMarkedQuote, htmlText } from '../../src/shell/html-text.ts';

test('markup becomes text; scripts, styles, titles and pictures do not', () => {
  const html =
    '<head><title>T</title><style>p{}</style></head><body><h1>Klacht</h1><p>Mijn <b>dak</b> lekt.<script>x()</script><img src="http://example.net/x.png" alt="x"></p><a href="http://example.net">hier</a>';
  expect(htmlText(html)).toStrictEqual({ text: 'Klacht\n\nMijn dak lekt.\n\nhier', cut: false });
});

describe('what a browser does not show is not shown', () => {
  test.each([
    '<div style="display:none">weg</div>',
    '<p style="color:red; Display: None">weg</p>',
    '<div hidden>weg</div>',
    '<div style="max-height:0;overflow:hidden">weg</div>',
    '<span style="font-size:0px">weg</span>',
    '<span style="visibility: hidden">weg</span>',
  ])('%s', (html) => {
    expect(htmlText(`<p>Mijn dak lekt.</p>${html}`).text.trim()).toBe('Mijn dak lekt.');
  });

  test.each([
    '<span style="font-size:0.9em">klein</span>',
    '<table style="font-size:0px"><tr><td style="font-size:14px">klein</td></tr></table>',
    '<div style="max-height:05em">klein</div>',
  ])('%s is shown', (html) => {
    expect(htmlText(html).text).toContain('klein');
  });
});

test('a quote that the mail program marked has its mark, and lines of a quote begin with an angle', () => {
  const gmail =
    '<div>Ja.</div><div class="gmail_quote"><div class="gmail_attr">Desk:</div><blockquote>Beste<br>Anna</blockquote></div>';
  expect(htmlText(gmail).text).toBe(`Ja.\n${ATTRIBUTION_MARK}\nDesk:\n\n> Beste\n> Anna`);
  expect(htmlText('Ja.<div id="x_divRplyFwdMsg">Van: Desk</div>').text).toBe(
    `Ja.\n${OLD_MAIL_MARK}\nVan: Desk`,
  );
  expect(hasMarkedQuote(gmail)).toBe(true);
  expect(hasMarkedQuote('<div>Ja.</div>')).toBe(false);
});

describe('hostile HTML', () => {
  test.each([
    ['30,000 tables in each other', `${'<table><tr><td>'.repeat(30_000)}x`],
    ['nothing but opening signs', '<'.repeat(100_000)],
    ['unfinished comments', '<!--'.repeat(20_000)],
    ['unfinished attributes', '<div id='.repeat(20_000)],
  ])('%s gives a string', (_name, html) => {
    expect(typeof htmlText(html).text).toBe('string');
  });

  // The mail that failed: 2 MB of unclosed `<li><p>` held the reader for 30 seconds, and every mail behind it.
  const twoMegabytes = (markup: string): string =>
    `<p>Mijn dak lekt.${markup.repeat(Math.floor(2_000_000 / markup.length))}`;
  test.each([
    ['li and p', '<li><p>'],
    ['em, u and s', '<em><u><s>'],
    ['an element that nobody knows', '<x>'],
    ['ins with a closing tag in a comment', '<ins><!--</ins>-->'],
    ['ins with a closing tag in a value', '<ins title="</ins>">'],
    ['ins with a closing tag in a script', '<ins><script></ins></script>'],
    ['blockquote', '<blockquote>x'],
    ['br, which nests nothing', 'x<br>'],
    ['p, which closes the one before it', '<p>x'],
  ])('of 2 MB of %s gives what stands between the tags, and says so', (_name, markup) => {
    const { text, cut } = htmlText(twoMegabytes(markup));
    expect(text).toContain('Mijn dak lekt.');
    expect(cut).toBe(true);
  });

  test('of few quotes in each other around many lines is not written out with every mark', () => {
    const { text, cut } = htmlText(`${'<blockquote>'.repeat(499)}${'x<br>'.repeat(90_000)}`);
    expect({ length: text.length, cut }).toStrictEqual({ length: 179_999, cut: true });
  });

  test('without its tags has its letters decoded, its lines kept and no scripts', () => {
    const html = `<style>p{}</style><p>&Eacute;&eacute;n <b>dak</b>je<!-- weg --><p>1 < 2 &lt;b&gt;<script>x()</script>`;
    expect(htmlText(`${html}${'<x>'.repeat(501)}`)).toStrictEqual({
      text: 'Één dakje\n1 < 2 <b>',
      cut: true,
    });
  });

  test.each([
    ['elements that are closed', '<x>a</x>'],
    ['list items that close each other', '<li>a'],
    ['void elements', '<img src=a>'],
    ['closed scripts', '<script>"<x>"</script>'],
    ['cells with values that hold an angle', '<td title="a>b">a</td>'],
  ])('is not what a thousand %s are', (_name, markup) => {
    expect(htmlText(`Mijn dak lekt.${markup.repeat(1_000)}`).cut).toBe(false);
  });

  test('of more than 2 MiB is cut, and just under it is not', () => {
    expect(htmlText(`<p>begin</p>${' '.repeat(2_100_000)}<p>eind</p>`)).toStrictEqual({
      text: 'begin',
      cut: true,
    });
    expect(htmlText(`<p>begin</p>${' '.repeat(2_000_000)}<p>eind</p>`).cut).toBe(false);
  });
});
