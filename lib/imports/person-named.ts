/** Names of persons, one by one, as RIS, CSL JSON and tables write them. */
import { nameOf } from '../citation/names';
import type { Author } from '../paper';
import { clean } from '../text';

/** "Family, Given, Suffix", "Given Family" or a group's name: its parts where a comma tells them. */
export function personNamed(text: string): Author | undefined {
  const shown = clean(text)
    .slice(0, 1000)
    .replace(/^,+|,+$/g, '')
    .trim()
    .slice(0, 500);
  if (!shown) return undefined;
  const name = nameOf({ name: shown });
  if (!shown.includes(',') || 'literal' in name) return { name: shown };
  const { family, given, particle, suffix } = name;
  return person({ family, given, particle, suffix });
}

/** A person whose parts are told apart already. */
export function person(parts: {
  family: string;
  given?: string | undefined;
  particle?: string | undefined;
  suffix?: string | undefined;
}): Author {
  const part = (text: string | undefined, longest: number) => clean(text).slice(0, longest);
  const family = part(parts.family, 300);
  const given = part(parts.given, 300);
  const particle = part(parts.particle, 100);
  const suffix = part(parts.suffix, 100);
  return {
    name: [given, particle, family, suffix].filter(Boolean).join(' ').slice(0, 500),
    family,
    ...(given && { given }),
    ...(particle && { particle }),
    ...(suffix && { suffix }),
  };
}
