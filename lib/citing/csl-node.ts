/** An element of a citation style or of a locale, as the processor reads it. */
export interface CslNode {
  name: string;
  attrs: Record<string, string>;
  children: (CslNode | string)[];
}
