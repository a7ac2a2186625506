/** What formats put between entries and around them. */

/** The entries with this between them. */
export function* separated(entries: Iterable<string>, separator: string): Generator<string> {
  let before = '';
  for (const entry of entries) {
    yield before + entry;
    before = separator;
  }
}

/** The entries, each a JSON text, as `JSON.stringify` writes an array of them that stands indented so deep. */
export function* jsonArray(entries: Iterable<string>, step: string, depth: number): Generator<string> {
  const line = `\n${step.repeat(depth + 1)}`;
  let before = '[';
  for (const entry of entries) {
    yield before + line + entry.replaceAll('\n', line);
    before = ',';
  }
  yield before === '[' ? '[]' : `\n${step.repeat(depth)}]`;
}
