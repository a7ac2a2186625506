/** One item of a JSON array, on lines of its own, as `JSON.stringify` writes it in an array that stands indented so deep. */
export function inJsonArray(item: object, step: string, depth: number): string {
  const line = `\n${step.repeat(depth + 1)}`;
  return line + JSON.stringify(item, undefined, step).replaceAll('\n', line);
}
