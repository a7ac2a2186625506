/** Names of files that every system takes, and no two alike. */
import { clean, clip } from '../text';

/** Of a name, without its ending: leaves room for what tells two apart, in bytes as well. */
const LONGEST = { letters: 100, bytes: 200 };

/** What Windows takes for a device, with whatever ending. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[\d¹²³]|lpt[\d¹²³])(?=\.|$)/i;

/**
 * The text as a file's name, without an ending: `''` where nothing is left of it. What a system forbids, or Obsidian
 * takes for a link's own (`#`, `^`, `[`, `]`, `|`), becomes a space.
 */
export function safeName(text: string): string {
  const bare = clean(clean(text).replace(/[\\/:*?"<>|#^[\]%\p{Cc}]/gu, ' '));
  let name = tidy(clip(bare, LONGEST.letters));
  while (new TextEncoder().encode(name).length > LONGEST.bytes) name = tidy(clip(name, name.length - 10));
  return name.replace(DEVICE, '$& -');
}

/** A dot at the beginning hides a file; dots and spaces at the end are dropped by Windows. */
function tidy(name: string): string {
  return name.replace(/^[.\s]+|(?<![.\s])[.\s]+$/g, '');
}

/** Names that are taken: systems that do not tell capitals apart, or write accents otherwise, take them for one. */
export function takenNames(names: Iterable<string> = []) {
  const taken = new Set([...names].map(alike));
  return {
    /** The name, or the first free one like it; taken from then on. */
    take(name: string, more: string): string {
      const wanted = name || more || 'paper';
      const found = variants(wanted, more).find((it) => !taken.has(alike(it)));
      const free = found ?? firstFree(wanted, taken);
      taken.add(alike(free));
      return free;
    },
  };
}

function variants(name: string, more: string): string[] {
  return more && more !== name ? [name, `${name} (${more})`] : [name];
}

function firstFree(name: string, taken: ReadonlySet<string>): string {
  for (let count = 2; ; count++) {
    const numbered = `${name} ${count}`;
    if (!taken.has(alike(numbered))) return numbered;
  }
}

function alike(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
