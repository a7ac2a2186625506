/** Reads tables: RFC 4180, with whatever sign between the cells the program that wrote them uses. */

export interface Row {
  cells: string[];
  /** Of the file, the first being 1. */
  line: number;
  /** A quotation mark was opened and never closed. */
  isOpen: boolean;
}

/** The rows that hold anything. */
export function* csvRows(text: string, between = separatorOf(text)): Generator<Row> {
  const stop = new RegExp(`[${between === '\t' ? '\\t' : between}\\n]`, 'g');
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const row: Row = { cells: [], line, isOpen: false };
    for (let isMore = true; isMore; ) {
      const cell = cellAt(text, at, stop);
      row.cells.push(cell.value);
      row.isOpen ||= cell.isOpen;
      line += cell.breaks;
      at = cell.end + 1;
      isMore = text[cell.end] === between;
    }
    line++;
    if (row.cells.some((cell) => cell.trim() !== '')) yield row;
  }
}

interface Cell {
  value: string;
  /** Where the sign stands that ends it. */
  end: number;
  breaks: number;
  isOpen: boolean;
}

function cellAt(text: string, at: number, stop: RegExp): Cell {
  if (text[at] !== '"') return plainCell(text, at, stop);
  const quote = /"/g;
  quote.lastIndex = at + 1;
  let close = quote.exec(text)?.index;
  while (close !== undefined && text[close + 1] === '"') {
    quote.lastIndex = close + 2;
    close = quote.exec(text)?.index;
  }
  // What was never closed ends with its line, so that only this row is spoilt.
  if (close === undefined) return { ...plainCell(text, at, /\n/g), isOpen: true };
  const inside = text.slice(at + 1, close);
  const { value, end } = plainCell(text, close + 1, stop);
  return {
    value: inside.replaceAll('""', '"') + value,
    end,
    breaks: inside.split('\n').length - 1,
    isOpen: false,
  };
}

function plainCell(text: string, at: number, stop: RegExp): Cell {
  stop.lastIndex = at;
  const end = stop.exec(text)?.index ?? text.length;
  return { value: text.slice(at, end), end, breaks: 0, isOpen: false };
}

/** The sign that parts the first line into the most cells. */
export function separatorOf(text: string): string {
  const [first = ''] = text
    .slice(0, 10_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split('\n');
  const counts = [',', ';', '\t', '|'].map((sign) => [sign, first.split(sign).length] as const);
  const [best = ','] = counts.reduce((most, it) => (it[1] > most[1] ? it : most));
  return best;
}
