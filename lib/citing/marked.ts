/**
 * Text with italics and the like, marked by characters that no text holds. So what is a mark and what came from a
 * title can never be mistaken for each other, and everything is escaped in one place.
 */

/** Stands for `<` while citeproc works: it would read `<i>` in a title as its own markup. */
const LESS = '\ue000';

/** Stands for those who are not named. */
export const OTHERS = '\ue001';

/** Stands before what is to have no label ("No.") before it. */
export const UNLABELLED = '\ue00a';

/** Stand around what comes before a reference: its number. */
export const NUMBER_MARKS = ['\ue00b', '\ue00c'] as const;

const TAGS = ['i', 'b', 'sup', 'sub'] as const;

const OURS = /[\ue000-\ue00f]/g;

/** The characters before and after what is in italics, in bold, raised or lowered. */
export function marksOf(tag: (typeof TAGS)[number]): readonly [begin: string, end: string] {
  const code = 0xe002 + 2 * TAGS.indexOf(tag);
  return [String.fromCharCode(code), String.fromCharCode(code + 1)];
}

/** A text from anywhere, without marks and without markup. */
export function unmarked(text: string): string {
  return text.replace(OURS, '').replaceAll('<', LESS);
}

/** What is marked, as plain text. */
export function asText(marked: string): string {
  return marked.replaceAll(LESS, '<').replace(OURS, '');
}

/** What is marked, as HTML that holds no tags but for its marks. */
export function asHtml(marked: string): string {
  let html = escapeHtml(marked.replaceAll(LESS, '<'));
  for (const tag of TAGS) {
    const [begin, end] = marksOf(tag);
    html = html.replaceAll(begin, `<${tag}>`).replaceAll(end, `</${tag}>`);
  }
  return html.replace(OURS, '');
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
