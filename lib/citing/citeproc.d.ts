/** What is used of citeproc-js, https://citeproc-js.readthedocs.io/, and what `scripts/csl-package.ts` gives. */

declare module 'citeproc' {
  type CslNode = import('./csl-node').CslNode;

  interface System {
    retrieveLocale(tag: string): CslNode;
    /** Called once for each item. */
    retrieveItem(id: string): Readonly<Record<string, unknown>>;
    /** Ours, for the output format: a reference was set. */
    tellSet(): void;
  }

  /** How what is written is marked: a pattern, a function, or `false` for nothing. */
  type OutputFormat = Record<string, unknown>;

  class Engine {
    sys: System;
    constructor(system: System, style: CslNode, language: string, forceLanguage: boolean);
    setOutputFormat(name: string): void;
    updateItems(ids: readonly string[]): void;
    makeBibliography(): [{ entry_ids: string[][] }, string[]] | false;
  }

  const CSL: {
    Engine: typeof Engine;
    Output: { Formats: Record<string, OutputFormat | undefined> };
    debug(text: string): void;
  };
  export default CSL;
}

declare module 'csl-style:*' {
  const style: import('./csl-node').CslNode;
  export default style;
}

declare module 'csl-locale:*' {
  const locale: import('./csl-node').CslNode;
  export default locale;
}
