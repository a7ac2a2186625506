/** The settings, as a component holds them. */
import { useEffect, useState } from 'preact/hooks';
import { changeSettings, onSettingsChanged, readSettings, type Settings } from '../lib/settings';

export interface HeldSettings {
  /** Absent until they are read. */
  settings: Settings | undefined;
  /** Shows the changes at once, and keeps them. */
  change(changes: Partial<Settings>): Promise<void>;
}

/** Follows the settings in whatever page they change. */
export function useSettings(): HeldSettings {
  const [settings, setSettings] = useState<Settings>();

  useEffect(() => {
    let stopped = false;
    void readSettings().then((read) => !stopped && setSettings((known) => known ?? read));
    const stop = onSettingsChanged(setSettings);
    return () => {
      stopped = true;
      stop();
    };
  }, []);

  return {
    settings,
    async change(changes) {
      setSettings((before) => before && { ...before, ...changes });
      await changeSettings(changes);
    },
  };
}
