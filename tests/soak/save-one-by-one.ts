import type { Sighting } from '../../lib/paper';

/**
 * Saves one paper after the other, from this number on, until it is told that it is enough; which ones are known to be
 * saved stands in `knownAsSaved`. It runs in pages, so it uses nothing of what is around it.
 */
export function saveOneByOne(first: number, save: (sighting: Sighting) => Promise<boolean>): void {
  const here = globalThis as unknown as { knownAsSaved: string[]; isEnough: boolean };
  here.knownAsSaved = [];
  here.isEnough = false;
  async function go(): Promise<void> {
    for (let n = first; !here.isEnough; n++) {
      const id = `doi:10.5555/${n}`;
      const sighting = {
        source: 'arxiv/listing',
        url: 'https://arxiv.org/list/cs.LG/new',
        ids: [id],
        title: `A Paper to Be Saved, Number ${n}`,
        abstract: 'It is short.',
        links: [],
      };
      // Where it fails nothing is promised, and the next one is tried.
      if (await save(sighting).catch(() => false)) here.knownAsSaved.push(id);
    }
  }
  void go();
}
