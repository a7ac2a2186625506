import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { answerOmnibox } from '../../../entrypoints/background/omnibox';
import { openLibrary } from '../../../lib/library/database';
import { save } from '../../../lib/library/save';
import { aSighting, NOW } from '../builders';

type Suggest = (suggestions: { content: string; description: string }[]) => void;

/** The address bar, as the browser tells of it. */
function addressBar() {
  const heard: Record<string, (...told: never[]) => void> = {};
  const event = (name: string) => ({
    addListener: (listener: (...told: never[]) => void) => {
      heard[name] = listener;
    },
  });
  return {
    omnibox: {
      setDefaultSuggestion: () => {},
      onInputChanged: event('changed'),
      onInputCancelled: event('cancelled'),
      onInputEntered: event('entered'),
    },
    /** What is suggested for what is typed; nothing where no answer comes. */
    async type(text: string): Promise<string[]> {
      const suggested = vi.fn<Suggest>();
      (heard['changed'] as unknown as (text: string, suggest: Suggest) => void)(text, suggested);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return (suggested.mock.lastCall?.[0] ?? []).map(({ content }) => content);
    },
    enter(text: string) {
      (heard['entered'] as unknown as (text: string, disposition: string) => void)(text, 'currentTab');
    },
  };
}

const gone = vi.fn();
let bar: ReturnType<typeof addressBar>;

beforeEach(async () => {
  gone.mockReset();
  bar = addressBar();
  Object.assign(browser, { omnibox: bar.omnibox });
  Object.assign(browser.tabs, { update: async ({ url }: { url: string }) => gone(url) });
  const library = openLibrary(`omnibox-${Math.random()}`);
  await save(
    library,
    ['Graph Kernels & <More>', 'Diffusion for Rain', 'Graph Forests'].map((title, index) =>
      aSighting({ title, ids: [`arxiv:2601.0000${index}`], authors: [{ name: 'Ada Lovelace' }] }),
    ),
    NOW,
  );
  answerOmnibox(library);
});

describe('the address bar', () => {
  it('suggests the papers that hold what is typed, with where they are', async () => {
    expect(await bar.type('graph')).toEqual([
      'https://arxiv.org/abs/2601.00000',
      'https://arxiv.org/abs/2601.00002',
    ]);
    expect(await bar.type('author:ada rain')).toEqual(['https://arxiv.org/abs/2601.00001']);
    expect(await bar.type('')).toEqual([]);
  });

  it('opens the paper that is chosen', () => {
    bar.enter('https://arxiv.org/abs/2601.00000');
    expect(gone).toHaveBeenCalledWith('https://arxiv.org/abs/2601.00000');
  });

  it.each(['graph kernels', 'author:ada', 'doi:10.1/x', 'javascript:alert(1)'])(
    'searches the library for “%s”',
    (text) => {
      bar.enter(text);
      expect(gone.mock.lastCall?.[0]).toMatch(/\/library\.html\?search=/);
      expect(new URL(gone.mock.lastCall?.[0]).searchParams.get('search')).toBe(text);
    },
  );
});
