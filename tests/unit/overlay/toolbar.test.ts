// @vitest-environment happy-dom
/** One toolbar: what it says in each state, to eyes and to assistive technology. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createToolbar, type ToolbarState } from '../../../entrypoints/overlay/toolbar';

const TITLE = 'Sparse k-Means in O(n log n) for #1';
const PLAIN: ToolbarState = { saved: false, code: undefined, project: undefined };

function painted(...states: Partial<ToolbarState>[]) {
  const { host, paint } = createToolbar(TITLE, false);
  document.body.append(host);
  for (const state of states) paint({ ...PLAIN, ...state });
  const root = host.shadowRoot;
  if (!root) throw new Error('A toolbar has an open shadow root.');
  const controls = [...root.querySelectorAll<HTMLElement>('button, a')];
  const control = (word: string) => controls.find((it) => it.textContent === word);
  return {
    root,
    control,
    names: controls.map((it) => it.getAttribute('aria-label')),
    words: [...root.querySelectorAll('.word')].map((it) => it.textContent),
  };
}

describe('a toolbar', () => {
  it.each<[string, Partial<ToolbarState>, string[]]>([
    ['of a new paper', {}, [`Save ${TITLE}`, `Not for me ${TITLE}`]],
    ['of a saved one', { saved: true }, [`Saved ${TITLE}`]],
    [
      'of one with code',
      { code: 'https://github.com/a/b' },
      [`Save ${TITLE}`, `Open code ${TITLE}`, `Not for me ${TITLE}`],
    ],
    [
      'of one with a project page',
      { project: 'https://a.example' },
      [`Save ${TITLE}`, `Project page ${TITLE}`, `Not for me ${TITLE}`],
    ],
    [
      'of one that was just taken out',
      { undo: 'removing' },
      [`Save ${TITLE}`, `Undo removing ${TITLE}`, `Not for me ${TITLE}`],
    ],
    [
      'of one that was just dismissed',
      { dismissed: true, undo: 'dismissing' },
      [`Save ${TITLE}`, `Not for me ${TITLE}`, `Undo “Not for me” for ${TITLE}`],
    ],
    [
      'of one that may be saved',
      { probably: true },
      [`Save ${TITLE} (probably saved already)`, `Not for me ${TITLE}`],
    ],
    [
      'of one whose code can be looked for',
      { find: 'offered' },
      [`Save ${TITLE}`, `Find code for ${TITLE}`, `Not for me ${TITLE}`],
    ],
    [
      'of one whose code was not found',
      { find: 'done' },
      [`Save ${TITLE}`, `No code found for ${TITLE}. Look again`, `Not for me ${TITLE}`],
    ],
    [
      'of one whose code is looked for where sources do not answer',
      { find: 'unreachable' },
      [`Save ${TITLE}`, `Sources of code are out of reach for ${TITLE}`, `Not for me ${TITLE}`],
    ],
    [
      'of one that no source knows',
      { find: 'nobody' },
      [`Save ${TITLE}`, `Nobody to ask for the code of ${TITLE}`, `Not for me ${TITLE}`],
    ],
    [
      'of one that may have code',
      { find: 'found' },
      [`Save ${TITLE}`, `Possible code for ${TITLE}`, `Not for me ${TITLE}`],
    ],
  ])('%s names its controls with the title', (_, state, names) => {
    expect(painted(state).names).toEqual(names);
  });

  it('names them without what only tells TeX how to set a title', () => {
    const { host, paint } = createToolbar('On $\\mathcal{O}(n \\log n)$ and \\textit{E. coli}', false);
    paint(PLAIN);
    const button = host.shadowRoot?.querySelector('button');
    expect(button?.getAttribute('aria-label')).toBe('Save On O(n log n) and E. coli');
  });

  it('is busy while code is looked for, and offers to look no more once it is there', () => {
    const { control, root } = painted({ find: 'looking' });
    expect(control('Looking for code…')?.getAttribute('aria-busy')).toBe('true');
    expect(painted({ find: 'looking' }, { code: 'https://github.com/a/b' }).words).not.toContain('Find code');
    expect(root.querySelectorAll('.find-code')).toHaveLength(1);
  });

  it('says what is being done where sources do not answer, and what to do where there is nobody to ask', () => {
    const button = ({ root }: ReturnType<typeof painted>) => root.querySelector<HTMLElement>('.find-code');
    const waiting = button(painted({ find: 'unreachable' }));
    expect(waiting?.title).toContain('Offprint keeps asking');
    expect(waiting?.getAttribute('aria-busy')).toBe('true');
    const idle = button(painted({ find: 'unreachable' }, { find: 'nobody' }));
    expect(idle?.title).toContain('Settings → Network');
    expect(idle?.getAttribute('aria-busy')).toBe('false');
    expect(button(painted({ find: 'nobody' }, { find: 'done' }))?.title).toBe('');
  });

  it('says of a saved paper that it is read, beside its name', () => {
    const { names, words, control } = painted({ saved: true, status: 'read' });
    expect(names).toEqual([`Saved ${TITLE}`]);
    expect(words).toEqual(['Saved', 'Read']);
    expect(control('Saved')?.getAttribute('aria-description')).toBe('Read');
  });

  it('says nothing of how far a paper is read that is still to be, or was taken out', () => {
    for (const { words, control } of [
      painted({ saved: true, status: 'read' }, { saved: true, status: 'to-read' }),
      painted({ saved: true, status: 'reading' }, { saved: false }),
    ]) {
      expect(words).not.toContain('Read');
      expect(words).not.toContain('Reading');
      expect(control(words[0] ?? '')?.hasAttribute('aria-description')).toBe(false);
    }
  });

  it('has Not for me pressed while the paper is dismissed, and no longer', () => {
    expect(painted({}).control('Not for me')?.getAttribute('aria-pressed')).toBe('false');
    expect(painted({ dismissed: true }).control('Not for me')?.getAttribute('aria-pressed')).toBe('true');
    expect(painted({ dismissed: true }, {}).control('Not for me')?.getAttribute('aria-pressed')).toBe(
      'false',
    );
  });

  it('keeps the focus when the button that has it goes', () => {
    const { host, paint } = createToolbar(TITLE, false);
    document.body.append(host);
    paint(PLAIN);
    const button = [...(host.shadowRoot?.querySelectorAll('button') ?? [])].at(-1);
    button?.focus();
    expect(button?.textContent).toBe('Not for me');
    paint({ ...PLAIN, saved: true });
    expect(host.shadowRoot?.activeElement?.textContent).toBe('Saved');
  });
});

describe.each(readdirSync('public/_locales'))('in %s', (locale) => {
  let messages: Record<string, { message: string }>;

  beforeAll(() => {
    messages = JSON.parse(readFileSync(`public/_locales/${locale}/messages.json`, 'utf8'));
  });

  it.each([
    ['save', 'saveNamed'],
    ['savedMark', 'savedNamed'],
    ['openCode', 'openCodeOf'],
    ['projectPage', 'projectPageNamed'],
    ['notForMe', 'notForMeNamed'],
    ['undo', 'undoRemoving'],
    ['undo', 'undoDismissing'],
  ])('the word of %s is in the name of its button, so that it can be spoken to', (word, name) => {
    expect(messages[name]?.message).toContain(messages[word]?.message);
  });
});
