/** The import's thread, on this one: it is given copies, and answers later. */
import { type Answer, type Order, startImporting } from '../../../components/import-reader';

class ImportThread {
  onmessage?: (event: { data: Answer }) => void;
  #take = startImporting((answer) => this.onmessage?.({ data: structuredClone(answer) }));

  postMessage(order: Order) {
    void this.#take(structuredClone(order));
  }

  terminate() {
    delete this.onmessage;
  }
}

/** From now on a page that opens a worker is given one that imports. */
export function useImportThread(): void {
  Object.assign(globalThis, { Worker: ImportThread });
}
