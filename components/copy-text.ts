/** Putting a text on the clipboard. */

/** The browser refused: its window has lost the focus, or a policy forbids it. */
export class CopyRefused extends Error {
  override name = 'CopyRefused';

  constructor(options: ErrorOptions) {
    super('The browser did not let Offprint copy this. Click in this window and try again.', options);
  }
}

/** @throws CopyRefused */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (cause) {
    throw new CopyRefused({ cause });
  }
}
