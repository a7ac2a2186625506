/** A title as a screen reader should say it: without the signs and commands that only tell TeX how to set it. */
export function spoken(title: string): string {
  return title
    .replace(/\\frac\{(.*?)\}\{(.*?)\}/g, '$1/$2')
    .replace(/\\(?:math|text)\w*|[\\{}]|\$(?!\d[\d,.]*[kMB]?(?:\s|$))/g, '');
}
