/** Asking the background, from content scripts and from our own pages. */
import { browser } from 'wxt/browser';
import { t } from './i18n';
import { isAlive } from './is-alive';
import type { Answer, Message, Replies } from './messages';

/** How long a reply may take. A sleeping service worker needs a tenth of a second to wake; ten are a fault. */
const PATIENCE = 10_000;

/** Looked up while it can be: in a page whose extension is gone no text is to be had. */
let updatedReload = '';

/**
 * Sends a message to the background and gives its reply.
 * @throws Error with a sentence for a person: what the background answered, or why it could not be reached.
 */
export async function ask<M extends Message>(message: M): Promise<Replies[M['type']]> {
  if (!isAlive()) throw new Error(updatedReload);
  updatedReload ||= t('updatedReload');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, PATIENCE, new Error(t('noAnswer')));
  });
  try {
    const answer: Answer<M['type']> = await Promise.race([browser.runtime.sendMessage(message), tooLate]);
    if (!answer) throw new Error(t('noAnswer'));
    if (!answer.ok) throw new Error(answer.error);
    return answer.reply;
  } finally {
    clearTimeout(timer);
  }
}
