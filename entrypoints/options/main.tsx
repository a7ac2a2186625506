/** The page of the settings. */
import { render } from 'preact';
import { followAppearance } from '../../components/appearance';
import { showFate } from '../../components/library-fate';
import { SettingsPage } from '../../components/settings-page';
import { speakLanguage, t } from '../../lib/i18n';
import { openLibrary } from '../../lib/library/database';
import { tellOfErrands } from '../../lib/tell-of-errands';

followAppearance();
speakLanguage();
document.title = t('pageTitle', t('settings'));
const root = document.getElementById('app');
const library = openLibrary();
tellOfErrands(library);
showFate(library);
if (root) render(<SettingsPage db={library} />, root);
