/** The list at the side of the window: Chrome's side panel, Firefox's sidebar. */
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
announceChanges();
const root = document.getElementById('app');
const library = openLibrary();
tellOfErrands(library);
showFate(library);
if (root) render(<Popup db={library} atSide />, root);
