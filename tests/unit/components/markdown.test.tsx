// @vitest-environment happy-dom
/** A note as it is shown, whoever wrote it: it comes with backups and imports, too. */
import { cleanup, render, screen } from '@testing-library/preact';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Markdown } from '../../../components/markdown';

afterEach(cleanup);

/** All that a note may be made of. */
const PLAIN = new Set('div p em strong ol ul li blockquote code pre a br hr'.split(' '));

/** What is wrong with a note as it is shown: elements and attributes that no note has, links to anything but the web. */
function wrongWith(note: string): string[] {
  const { container } = render(<Markdown text={note} />);
  const wrong = [...container.querySelectorAll('*')].flatMap((it) => {
    const attributes = it.getAttributeNames().filter((name) => !ALLOWED[it.localName]?.test(name));
    const isElsewhere = it.localName === 'a' && !/^https?:\/\//i.test(it.getAttribute('href') ?? '');
    const isKnown = PLAIN.has(it.localName);
    return isKnown && attributes.length === 0 && !isElsewhere ? [] : [it.outerHTML];
  });
  cleanup();
  return wrong;
}

const ALLOWED: Readonly<Record<string, RegExp>> = {
  div: /^class$/,
  p: /^(?:class|dir)$/,
  ol: /^start$/,
  a: /^(?:href|target|rel)$/,
};

const HTML = [
  '<img src=x onerror=alert(1)>',
  'Read <b onmouseover="alert(1)">this</b> <script>alert(1)</script> first',
  '<iframe src="https://example.org"></iframe>',
  '<style>* { display: none }</style>',
  '<!-- <img src=x onerror=alert(1)> -->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?php echo 1 ?>',
  '<svg onload=alert(1)><use href="data:image/svg+xml,<svg/>#a"/></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<math href="javascript:alert(1)"><mi>x</mi></math>',
  '<base href="https://example.org/"><form action="https://example.org"><button>Send</button></form>',
  '<a href="javascript:alert(1)">here</a>',
];

const ADDRESSES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java&#x09;script:alert(1)',
  '&#106;avascript&colon;alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'vbscript:msgbox(1)',
  'blob:https://example.org/1',
  'file:///etc/passwd',
  'chrome://settings',
  'chrome-extension://abcdef/popup.html',
  'moz-extension://abcdef/popup.html',
  'popup.html?restore',
  '//example.org/a',
  'mailto:ada@example.org',
];

describe('a hostile note', () => {
  it.each(HTML)('shows its HTML as it is written: %s', (html) => {
    expect(wrongWith(html)).toEqual([]);
    render(<Markdown text={html} />);
    expect(document.body.textContent).toContain(html.slice(0, 8));
  });

  it.each(ADDRESSES)('leads nowhere but to the web: %s', (address) => {
    for (const note of [
      `[a *link*](${address})`,
      `[a *link*](<${address}>)`,
      `[a *link*][it]\n\n[it]: <${address}>`,
      `![a *link*](<${address}>)`,
      `<${address}>`,
      `[![a *link*](<${address}>)](<${address}> "title")`,
    ]) {
      render(<Markdown text={note} />);
      expect(screen.queryAllByRole('link')).toEqual([]);
      cleanup();
    }
  });

  it.each([
    ['brackets in brackets', `${'['.repeat(5000)}a${']'.repeat(5000)}(javascript:alert(1))`],
    ['links in links', '[a [b](javascript:alert(1)) c](data:text/html,d)'],
    ['images in images', '![a ![b](javascript:c) d](javascript:e)'],
    ['a link over lines', '[a](\njavascript:alert(1)\n)'],
    ['quotes in a title', '[a](https://example.org "x\\" onclick=\\"alert(1)")'],
    ['quotes in an address', '[a](https://example.org/"onclick="alert(1))'],
    ['a language of code', '```"><img src=x onerror=alert(1)>\na\n```'],
    ['entities', '&lt;img src=x onerror=alert(1)&gt; &#60;script&#62;'],
    ['null characters', '<\0script>alert(1)</script> [a](java\0script:alert(1))'],
  ])('is no more than a note: %s', (_, note) => {
    expect(wrongWith(note)).toEqual([]);
  });

  it('made of all that at random is no more than a note', () => {
    const pieces = [
      ...HTML,
      ...ADDRESSES,
      ...'[]()!<>*_`"\'\\#->&;:\n \0'.split(''),
      '](',
      '[a](',
      '\n\n',
      'a',
    ];
    const note = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((it) => it.join(''));
    fc.assert(
      fc.property(note, (it) => wrongWith(it).length === 0),
      { seed: 1, numRuns: 500 },
    );
  });
});

it('a note leads to the web in a tab of its own that is not told whence', () => {
  render(
    <Markdown
      text={'See [the code](https://github.com/lab/code) and ![a figure](http://example.org/1.png).'}
    />,
  );
  const links = screen.getAllByRole<HTMLAnchorElement>('link');
  expect(links.map(({ href, target, rel, textContent }) => [href, target, rel, textContent])).toEqual([
    ['https://github.com/lab/code', '_blank', 'noreferrer', 'the code'],
    ['http://example.org/1.png', '_blank', 'noreferrer', 'a figure'],
  ]);
  expect(document.querySelector('img')).toBeNull();
});
