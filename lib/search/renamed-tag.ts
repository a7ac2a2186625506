/** Views that ask for a tag, when it is called by another name. */
import { PART, partOf } from './parse-query';
import { sameAs } from './searchable';
import type { View } from './view';

/** The view with the new name in the place of the old one; where it does not ask for that, the very same view. */
export function withTagRenamed(view: View, from: string, to: string): View {
  const isChosen = view.tag?.toLowerCase() === from.toLowerCase();
  const search = inWords(view.search, from, to);
  if (!isChosen && search === view.search) return view;
  return { ...view, search, ...(isChosen && { tag: to }) };
}

/** `tag:` with the whole name. What looks for a part of it may mean other tags as well, and stays as it is. */
function inWords(search: string, from: string, to: string): string {
  const isSought = sameAs(from);
  return search.replace(PART, (part, ...groups) => {
    const { minus, field, phrase, word } = partOf([part, ...groups]);
    const isIt = field.toLowerCase() === 'tag' && isSought((phrase ?? word).trim());
    return isIt ? `${minus}${field}:${asTyped(to, phrase !== undefined)}` : part;
  });
}

function asTyped(name: string, isPhrase: boolean): string {
  return isPhrase || /[\s"＂“”„‟]/.test(name) ? `"${name.replaceAll('"', ' ')}"` : name;
}
