import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { laterOrigins, matchPatterns, origins, waitingPatterns } from './lib/sites/origins';
import { sites } from './lib/sites/registry';
import { connections, neededOrigins } from './lib/sources/registry';
import { ZOTERO, ZOTERO_ORIGIN } from './lib/zotero/address';
import { cslPackage } from './scripts/csl-package';
import { noteLicences, writeLicences } from './scripts/licences';
import { noHtml } from './scripts/no-html';

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  vite: () => ({
    plugins: [preact({ devToolsEnabled: false }), cslPackage(), noHtml(), noteLicences()],
    // Threads load what they need in chunks of its own.
    worker: { format: 'es', plugins: () => [cslPackage(), noHtml(), noteLicences()] },
    build: { target: ['chrome120', 'firefox140'], sourcemap: false },
  }),
  manifest: ({ browser }) => ({
    name: 'Offprint',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: [
      'alarms', // to go on asking sources, politely, after the browser has stopped the background
      'activeTab', // to read any other page at the moment when the reader asks for it
      'contextMenus', // to save the paper behind a link
      'storage', // for the settings, which the overlay reads as well
      'scripting', // to bring the overlay where there is an entry, also to pages that were open before Offprint came
      'unlimitedStorage', // so that the browser never evicts the library
    ],
    // To write backups to the folder of downloads; asked for when the reader wants that.
    optional_permissions: ['downloads'],
    host_permissions: origins(sites),
    optional_host_permissions: [
      ...laterOrigins(sites),
      ...neededOrigins().filter((it) => !origins(sites).includes(it)),
      ZOTERO_ORIGIN,
    ],
    // Entries get their toolbars while the rest of a long page is still coming. The gate brings the rest of us.
    content_scripts: [
      {
        matches: matchPatterns(sites),
        js: ['gate.js'],
        css: ['assets/overlay.css'],
        run_at: 'document_start',
      },
      {
        ...waitingPatterns(sites),
        js: ['waiting.js'],
        css: ['assets/overlay.css'],
        run_at: 'document_start',
      },
    ],
    // `op graph kernels` in the address bar.
    omnibox: { keyword: 'op' },
    action: { default_title: '__MSG_actionTitle__' },
    // What a browser or a reader has given another use stays with that; both are set in the browser's own page.
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+O' } },
      'save-page': { suggested_key: { default: 'Alt+Shift+S' }, description: '__MSG_commandSavePage__' },
      'open-library': { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_openLibrary__' },
    },
    content_security_policy: {
      extension_pages: `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src ${[...connections(), ZOTERO].join(' ')}; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    },
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: '{5f0b7c1e-3d0c-4c52-9c5b-6f1d0a4e8b27}',
          strict_min_version: '140.0',
          // Identifiers of saved papers go to the sources that know more of them.
          data_collection_permissions: { required: ['bookmarksInfo'] },
        },
        // The first that asks its user about what is sent.
        gecko_android: { strict_min_version: '142.0' },
      },
    }),
    ...(browser === 'chrome' && { minimum_chrome_version: '126' }),
  }),
  hooks: {
    'build:done': ({ config }) => writeLicences(config.root, config.outDir),
  },
  zip: {
    excludeSources: ['tests/output/**', 'tests/screenshots/**'],
  },
});
