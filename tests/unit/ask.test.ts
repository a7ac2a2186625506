/** Asking the background: what a person is told when there is no good answer. */
import { afterEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ask } from '../../lib/ask';

const dismissing = { type: 'dismiss' as const, ids: ['arxiv:2604.00001'] };
const { runtime } = fakeBrowser;
const { id } = runtime;

afterEach(() => {
  vi.restoreAllMocks();
  runtime.id = id;
});

const answerWith = (answer: unknown) => vi.spyOn(runtime, 'sendMessage').mockResolvedValue(answer as never);

it('gives the reply', async () => {
  answerWith({ ok: true, reply: null });
  expect(await ask(dismissing)).toBeNull();
});

it('passes on what the background says went wrong, and says when nobody answers', async () => {
  answerWith({ ok: false, error: 'The disk is full.' });
  await expect(ask(dismissing)).rejects.toThrow('The disk is full.');
  answerWith(undefined);
  await expect(ask(dismissing)).rejects.toThrow('did not answer');
});

it('says to reload the page when the extension went under it, though no text can be looked up then', async () => {
  answerWith({ ok: true, reply: null });
  await ask(dismissing);
  runtime.id = '';
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation(() => {
    throw new Error('Extension context invalidated.');
  });
  await expect(ask(dismissing)).rejects.toThrow('Reload this page');
});
