/** The library's page: the list beside a reading pane, in a tab. */
import { render } from 'preact';
import { followAppearance } from '../../components/appearance';
import { showFate } from '../../components/library-fate';
import { LibraryPage } from '../../components/library-page';
import { announceChanges } from '../../lib/announce';
import { speakLanguage } from '../../lib/i18n';
import { openLibrary } from '../../lib/library/database';
import { tellOfErrands } from '../../lib/tell-of-errands';

followAppearance();
speakLanguage();
announceChanges();
const root = document.getElementById('app');
const library = openLibrary();
tellOfErrands(library);
showFate(library);
const search = new URLSearchParams(location.search).get('search') ?? '';
if (root) render(<LibraryPage db={library} search={search} />, root);
