/** How close to each other the rows of lists stand, as it is set. */
import { useEffect, useState } from 'preact/hooks';
import type { Settings } from '../lib/settings';

type Density = Settings['density'];

/** Follows what the page looks like, which follows the settings. */
export function useDensity(): Density {
  const [density, setDensity] = useState(shown);
  useEffect(() => {
    const observer = new MutationObserver(() => setDensity(shown()));
    observer.observe(document.documentElement, { attributeFilter: ['data-density'] });
    // It may have changed since this was drawn.
    setDensity(shown());
    return () => observer.disconnect();
  }, []);
  return density;
}

function shown(): Density {
  return document.documentElement.dataset['density'] === 'compact' ? 'compact' : 'comfortable';
}
