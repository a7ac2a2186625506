/** Putting a text on the clipboard. */

import { t } from '../lib/i18n';

/** The browser refused: its window has lost the focus, or a policy forbids it. */
export class CopyRefused extends Error {
  override name = 'CopyRefused';

  constructor(options: ErrorOptions) {
    super(t('copyRefused'), options);
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
