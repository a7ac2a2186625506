/** Sites that tell of code in a record of their own, which can be asked for what is on the screen of their pages. */
import type { Site } from './site';

const SITES = ['arxiv', 'huggingface', 'openreview'];

/** The id of the source that is the site itself; nothing where there is none. */
export function onScreenSource({ id }: Site): string | undefined {
  return SITES.find((it) => it === id);
}
