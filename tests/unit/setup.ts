/** The browser as unit tests have it: its texts in English, its storage in memory. */
import { beforeEach } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import english from '../../public/_locales/en/messages.json';

const messages: Record<string, { message: string }> = english;

const i18n = {
  getMessage: (name: string, parts: string[] = []) =>
    messages[name]?.message.replace(/\$(\d)/g, (_, place) => parts[place - 1] ?? '') ?? '',
  getUILanguage: () => 'en-US',
};

Object.assign(globalThis, { chrome: Object.assign(fakeBrowser, { i18n }) });
beforeEach(() => fakeBrowser.reset());

// A browser in which nothing was allowed beyond what it allows everybody.
Object.assign(fakeBrowser.permissions, { contains: async () => false });

// Nor is any of the browser's own keys given to anything.
Object.assign(fakeBrowser.commands, { getAll: async () => [] });
