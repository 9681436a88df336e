/** The two versions of a mail of staff, as they come out of the raw bytes (commands.md §3.4 step 3). */
import { describe, expect, test } from 'vitest';
import { readMailViews } from '../../src/shell/mail-views.ts';
import type { MailViews } from '../../src/staff/authored-line.ts';
import { rawMail } from '../support/raw-mail.ts';

const HTML = { 'Content-Type': 'text/html; charset=utf-8' };

function views(text: string, fields: Readonly<Record<string, string>> = {}): MailViews {
  return readMailViews(Buffer.from(rawMail(fields, text)));
}

function alternative(plain: string, html: string): MailViews {
  const body = `--b\nContent-Type: text/plain\n\n${plain}\n--b\nContent-Type: text/html\n\n${html}\n--b--`;
  return views(body, { 'Content-Type': 'multipart/alternative; boundary=b' });
}

describe('the versions of a mail', () => {
  test('plain text alone has no HTML', () => {
    expect(views('#take')).toStrictEqual({ plain: '#take\n', html: null });
  });

  test('HTML alone has no plain text', () => {
    expect(views('<p>#take</p>', HTML)).toStrictEqual({ plain: null, html: '#take' });
  });

  test('both are given, each as it says', () => {
    expect(alternative('#take', '<p>#close</p>')).toStrictEqual({ plain: '#take', html: '#close' });
  });

  test('an empty plain version, or one that points to the HTML, is none', () => {
    expect(alternative('  ', '<p>#take</p>').plain).toBeNull();
    const html = `<p>#take</p><p>${'She called about the roof. '.repeat(5)}</p>`;
    expect(alternative('Your mail program cannot show HTML.', html).plain).toBeNull();
  });

  test('a part of which there is one version stands in both', () => {
    const body = [
      '--m\nContent-Type: multipart/alternative; boundary=b\n',
      '--b\nContent-Type: text/plain\n\n#take\n--b\nContent-Type: text/html\n\n<p>#take</p>\n--b--',
      '--m\nContent-Type: text/plain\n\nbelow the picture\n--m--',
    ].join('\n');
    const { plain, html } = views(body, { 'Content-Type': 'multipart/mixed; boundary=m' });
    expect(plain).toBe('#take\nbelow the picture');
    expect(html).toBe('#take\nbelow the picture');
  });

  test('format=flowed is undone', () => {
    const flowed = { 'Content-Type': 'text/plain; format=flowed; delsp=yes' };
    expect(views(' #note she cal \nled', flowed).plain).toBe('#note she called\n');
  });

  test('markup too heavy to see what it quotes is no version', () => {
    const heavy = `${'<div>'.repeat(600)}#take`;
    expect(views(heavy, HTML)).toStrictEqual({ plain: null, html: null });
    expect(alternative('#take', heavy)).toStrictEqual({ plain: '#take', html: null });
  });
});

describe('HTML as lines', () => {
  test.each([
    ['blocks', '<div>#take</div><div>#due friday</div>', '#take\n#due friday'],
    ['line breaks', '#take<br>#due friday', '#take\n#due friday'],
    ['no line ends of the source', '<div>#assess\nfounded</div>', '#assess founded'],
    [
      'quotes with their sign',
      '<div>#take</div><blockquote type="cite">#close</blockquote>',
      '#take\n\n> #close',
    ],
    [
      'an indent without',
      '<blockquote style="margin:0 0 0 40px;border:none;padding:0px">#take</blockquote>',
      '#take',
    ],
    ['what stands in front of the document', '<div>#take</div><html><body>old</body></html>', '#take\nold'],
    ['no title', '<head><title>#close</title></head><body>#take</body>', '#take'],
    ['no style sheet', '<style>#close { color: red }</style>#take', '#take'],
    ['no script', '<script>#close</script>#take', '#take'],
    ['nothing of size zero', '<p style="font-size:0">#close</p>#take', '#take'],
    ['a small size', '<p style="font-size:0.9em">#take</p>', '#take'],
    ['nothing that Outlook hides', '<p style="mso-hide:all">#close</p>#take', '#take'],
    [
      'the lines of Outlook close together',
      '<p class="MsoNormal">Dear Ms Silva,</p><p class="MsoNormal">&nbsp;</p><p class="MsoNormal">we are<br>sorry</p><p class="MsoNormal">Bea</p>',
      'Dear Ms Silva,\n \nwe are\nsorry\nBea',
    ],
    ['paragraphs apart', '<p>one</p><p>two</p>', 'one\n\ntwo'],
    [
      'a delimiter above a signature',
      '<div>#take</div><div id="Signature"><div>Bea</div></div>',
      '#take\n--\nBea',
    ],
    ['nothing transparent', '<p style="opacity: 0; color: red">#close</p>#take', '#take'],
  ])('has %s', (_, html, lines) => {
    expect(views(html, HTML).html).toBe(lines);
  });
});
