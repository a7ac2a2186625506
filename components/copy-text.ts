/** Putting a text on the clipboard. */

import type { Cited } from '../lib/citing/cite';
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

/**
 * Puts both forms on the clipboard: programs that know HTML paste that, all others the text. The browser is asked at
 * once, for it lets only what a press has just begun.
 * @throws CopyRefused, or what `writing` throws
 */
export async function copyRich(writing: Promise<Cited>): Promise<void> {
  const blob = (form: keyof Cited, type: string) =>
    writing.then((cited) => new Blob([cited[form]], { type }));
  try {
    const forms = { 'text/plain': blob('text', 'text/plain'), 'text/html': blob('html', 'text/html') };
    await navigator.clipboard.write([new ClipboardItem(forms)]);
  } catch {
    // Where only text can be copied, that is better than nothing.
    await copyText((await writing).text);
  }
}
