/** The part of an export that takes long, without the page: papers come in lots, and then the format. */
import type { ExportOptions } from '../lib/formats/format';
import { formats } from '../lib/formats/registry';
import type { Paper } from '../lib/paper';

export type Order = { papers: readonly Paper[] } | { format: string; options: ExportOptions };

/** A whole file, and how to name it. */
export interface Written {
  text: string;
  /** How many papers are in it. */
  count: number;
  name: string;
  extension: string;
  mediaType: string;
}

/** Collects papers, and gives the file once it is told its format. */
export function startWriting(): (order: Order) => Written | undefined {
  const papers: Paper[] = [];
  return (order) => {
    if ('papers' in order) {
      papers.push(...order.papers);
      return undefined;
    }
    const format = formats.find(({ id }) => id === order.format);
    if (!format) throw new RangeError(`There is no format named ${order.format}.`);
    const { name, extension, mediaType } = format;
    return { text: format.write(papers, order.options), count: papers.length, name, extension, mediaType };
  };
}
