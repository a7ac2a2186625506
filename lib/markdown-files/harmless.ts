/**
 * A note is Markdown, and stays so in a file. But it may have come into the library with somebody else's file, and the
 * program that shows it does more than ours: so nothing in it is HTML, is loaded from elsewhere, is run by a plugin as a
 * query or a template, or reaches beyond the note's end.
 */

/** A line that opens or closes a block of code, in quotations and lists as well; then its language. */
const FENCE = /^([\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*)(`{3,}|~{3,})/;

export function harmlessMarkdown(note: string): string {
  let open = '';
  const lines = note
    .trim()
    .split(/\r\n?|\n/)
    .map((line) => {
      const text = line.replace(/[^\P{Cc}\t]/gu, '');
      const [whole, before = '', fence = ''] = FENCE.exec(text) ?? [];
      if (whole !== undefined && (!open || closes(text, open))) {
        if (before.trim() === '') open = open ? '' : fence;
        return whole;
      }
      return open ? text.replaceAll('<!--', '< !--') : withoutCommands(text);
    });
  return [...lines, ...(open ? [open] : [])].join('\n');
}

function closes(text: string, open: string): boolean {
  const bare = text.trim();
  return bare.startsWith(open) && bare === (open[0] ?? '').repeat(bare.length);
}

function withoutCommands(text: string): string {
  return text
    .replaceAll('<', '\\<')
    .replaceAll('![', '\\!\\[')
    .replaceAll('{{', '\\{\\{')
    .replace(/`(?=\$?=)/g, '` ');
}
