/** The settings, as a component holds them. */
import { useEffect, useState } from 'preact/hooks';
import { changeSettings, onSettingsChanged, readSettings, type Settings } from '../lib/settings';

export interface HeldSettings {
  /** Absent until they are read. */
  settings: Settings | undefined;
  /** Shows the changes at once, and keeps them. Those that cannot be kept are not shown any longer. */
  change(changes: Partial<Settings>): Promise<void>;
}

/** Follows the settings in whatever page they change. */
export function useSettings(): HeldSettings {
  const [kept, setKept] = useState<Settings>();
  /** What is being written, in the order in which it was changed. */
  const [pending, setPending] = useState<readonly Partial<Settings>[]>([]);

  useEffect(() => {
    let stopped = false;
    void readSettings().then((read) => !stopped && setKept((known) => known ?? read));
    const stop = onSettingsChanged(setKept);
    return () => {
      stopped = true;
      stop();
    };
  }, []);

  return {
    settings: kept && pending.length ? Object.assign({}, kept, ...pending) : kept,
    async change(changes) {
      setPending((before) => [...before, changes]);
      try {
        await changeSettings(changes);
        setKept((before) => before && { ...before, ...changes });
      } finally {
        setPending((before) => before.filter((it) => it !== changes));
      }
    },
  };
}
