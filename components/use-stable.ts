import { useRef, useState } from 'preact/hooks';

/**
 * The same functions from one drawing to the next, which do what the latest ones do: what is handed them is drawn anew
 * only when something else of it changed.
 * @param acts always those of the same names
 */
export function useStable<Acts extends { [Name in keyof Acts]: (...args: never[]) => unknown }>(
  acts: Acts,
): Acts {
  const latest = useRef(acts);
  latest.current = acts;
  const [stable] = useState(() => {
    const names = Object.keys(acts) as (keyof Acts)[];
    return Object.fromEntries(
      names.map((name) => [name, (...args: never[]) => latest.current[name](...args)]),
    ) as Acts;
  });
  return stable;
}
