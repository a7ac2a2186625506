/** A reader's note as Zotero keeps notes: HTML, in which nothing of what was written counts as such. */

/** `''` for an empty note. An empty line begins a paragraph. */
export function noteAsHtml(note: string): string {
  return note
    .trim()
    .split(/\n[ \t]*\n\s*/)
    .filter(Boolean)
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
