/** The page of the settings. */
import { render } from 'preact';
import { followAppearance } from '../../components/appearance';
import { SettingsPage } from '../../components/settings-page';
import { openLibrary } from '../../lib/library/database';

followAppearance();
const root = document.getElementById('app');
if (root) render(<SettingsPage db={openLibrary()} />, root);
