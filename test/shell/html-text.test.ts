import { describe, expect, test } from 'vitest';
import { htmlReplyText, htmlText } from '../../src/shell/html-text.ts';

test('markup becomes text; scripts, styles, titles and pictures do not', () => {
  const html =
    '<head><title>T</title><style>p{}</style></head><body><h1>Klacht</h1><p>Mijn <b>dak</b> lekt.<script>x()</script><img src="http://example.net/x.png" alt="x"></p><a href="http://example.net">hier</a>';
  expect(htmlText(html)).toStrictEqual({ text: 'Klacht\n\nMijn dak lekt.\n\nhier', cut: false });
});

describe('the reply in HTML ends where the answered mail begins', () => {
  test.each([
    [
      'Gmail',
      '<div class="gmail_quote"><div class="gmail_attr">On Monday Desk wrote:</div><blockquote>Beste</blockquote></div>',
    ],
    ['Apple Mail', '<blockquote type="cite">Beste</blockquote>'],
    [
      'Thunderbird',
      '<div class="moz-cite-prefix">Op 16-11-2026 schreef Desk:</div><blockquote type="cite">Beste</blockquote>',
    ],
    ['Yahoo', '<div class="yahoo_quoted">Beste</div>'],
    ['Proton', '<div class="protonmail_quote">Beste</div>'],
    ['Outlook', '<hr><div id="divRplyFwdMsg"><b>From:</b> Desk</div><div>Beste</div>'],
    ['Outlook on a telephone', '<div id="x_appendonsend"></div><div>Beste</div>'],
  ])('%s', (_client, quote) => {
    const html = `<div>Ja, akkoord.</div>${quote}`;
    expect(htmlReplyText(html)).toBe('Ja, akkoord.');
    expect(htmlText(html).text).toContain('Beste');
  });
});

describe('hostile HTML', () => {
  test.each([
    ['30,000 tables in each other', `${'<table><tr><td>'.repeat(30_000)}x`],
    ['nothing but opening signs', '<'.repeat(100_000)],
    ['unfinished comments', '<!--'.repeat(20_000)],
    ['unfinished attributes', '<div id='.repeat(20_000)],
  ])('%s gives a string', (_name, html) => {
    expect(typeof htmlText(html).text).toBe('string');
    expect(typeof htmlReplyText(html)).toBe('string');
  });

  test('of more than 2 MiB is cut, and just under it is not', () => {
    expect(htmlText(`<p>begin</p>${' '.repeat(2_100_000)}<p>eind</p>`)).toStrictEqual({
      text: 'begin',
      cut: true,
    });
    expect(htmlText(`<p>begin</p>${' '.repeat(2_000_000)}<p>eind</p>`).cut).toBe(false);
  });
});
