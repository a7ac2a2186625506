/**
 * The popup's page; with `?restore` in its address, the page that imports, and brings a backup back; with `?backup`, the
 * one that brings back a backup that was kept; with `?upgrade`, the one that upgrades a bibliography.
 */
import { render } from 'preact';
import { followAppearance } from '../../components/appearance';
import { showFate } from '../../components/library-fate';
import { Popup } from '../../components/popup';
import { announceChanges } from '../../lib/announce';
import { speakLanguage } from '../../lib/i18n';
import { openLibrary } from '../../lib/library/database';
import { tellOfErrands } from '../../lib/tell-of-errands';

followAppearance();
speakLanguage();
const root = document.getElementById('app');
const library = openLibrary();
tellOfErrands(library);
showFate(library);
announceChanges();

const asked = new URLSearchParams(location.search);

if (root && asked.has('restore')) {
  void import('../../components/import-page').then(({ ImportPage }) =>
    render(<ImportPage db={library} />, root),
  );
} else if (root && asked.has('backup')) {
  void import('../../components/restore-kept').then(({ RestoreKept }) =>
    render(<RestoreKept db={library} at={Number(asked.get('backup'))} />, root),
  );
} else if (root && asked.has('upgrade')) {
  void import('../../components/upgrade-page').then(({ UpgradePage }) =>
    render(<UpgradePage db={library} />, root),
  );
} else if (root) {
  render(<Popup db={library} />, root);
}
