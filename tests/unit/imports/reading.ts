/** What an import format makes of a text, for tests. */
import type { Draft, ImportFormat, ImportOptions, Problem } from '../../../lib/imports/import';

export interface ReadFile {
  drafts: Draft[];
  problems: Problem[];
}

export function readAs(format: ImportFormat, text: string, options?: ImportOptions): ReadFile {
  const items = [...format.read(text, options)];
  return {
    drafts: items.flatMap((it) => ('draft' in it ? it.draft : [])),
    problems: items.flatMap((it) => ('problem' in it ? it.problem : [])),
  };
}

/** The only draft of a text. */
export function oneDraft(format: ImportFormat, text: string, options?: ImportOptions): Draft {
  const { drafts } = readAs(format, text, options);
  const [draft] = drafts;
  if (!draft || drafts.length > 1)
    throw new Error(`There are ${drafts.length} drafts in ${text.slice(0, 200)}.`);
  return draft;
}
