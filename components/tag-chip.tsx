/** A tag as lists show it, in the colour that the reader gave it, with what was looked for marked. */
import { createContext } from 'preact';
import { useMemo } from 'preact/hooks';
import type { LibraryDatabase, TagColour } from '../lib/library/database';
import { tagLooks } from '../lib/library/tags';
import type { Term } from '../lib/search/parse-query';
import { marked } from './marked';
import { useStored } from './use-stored';

/** The colours of tags, by their names in lower case. */
export type TagColours = ReadonlyMap<string, TagColour>;

export const TagColoursContext = createContext<TagColours>(new Map());

export function useTagColours(db: LibraryDatabase): TagColours {
  const looks = useStored(db, 'tagLooks', tagLooks);
  return useMemo(() => new Map(looks?.map(({ name, colour }) => [name, colour])), [looks]);
}

export function tagChip(tag: string, colours: TagColours, terms: readonly Term[]) {
  const colour = colours.get(tag.toLowerCase());
  return (
    <span class="tag" title={tag} dir="auto">
      {colour && <span class="dot" data-colour={colour} />}
      {marked(tag, terms, 'tags')}
    </span>
  );
}
