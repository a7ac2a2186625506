/** The popup's page; with `?restore` in its address, the page that imports, and brings a backup back. */
import { render } from 'preact';
import { followAppearance } from '../../components/appearance';
import { Popup } from '../../components/popup';
import { announceChanges } from '../../lib/announce';
import { speakLanguage } from '../../lib/i18n';
import { openLibrary } from '../../lib/library/database';

followAppearance();
speakLanguage();
const root = document.getElementById('app');
const library = openLibrary();
announceChanges();

if (root && new URLSearchParams(location.search).has('restore')) {
  void import('../../components/import-page').then(({ ImportPage }) =>
    render(<ImportPage db={library} />, root),
  );
} else if (root) {
  render(<Popup db={library} />, root);
}
