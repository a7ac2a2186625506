/**
 * Theme and density of our pages. Settings are read a moment too late for the first frame, so a copy is kept in the
 * page's own storage, which is there at once.
 */
import { DENSITIES, onSettingsChanged, readSettings, type Settings, THEMES } from '../lib/settings';

const COPY = 'appearance';

type Appearance = Pick<Settings, 'theme' | 'density'>;

/** Gives the page its look, now and whenever it is set otherwise. */
export function followAppearance(): void {
  const [theme, density] = (copy() ?? '').split(' ');
  const known = THEMES.find((it) => it === theme);
  const dense = DENSITIES.find((it) => it === density);
  if (known && dense) apply({ theme: known, density: dense });
  void readSettings().then(apply);
  onSettingsChanged(apply);
}

function apply({ theme, density }: Appearance): void {
  document.documentElement.dataset['theme'] = theme;
  document.documentElement.dataset['density'] = density;
  try {
    localStorage.setItem(COPY, `${theme} ${density}`);
  } catch {
    // Then the first frame is in the system's theme.
  }
}

function copy(): string | null {
  try {
    return localStorage.getItem(COPY);
  } catch {
    return null;
  }
}
