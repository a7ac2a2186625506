/** The gate of the background: no message gets further before its sender is checked and its shape parsed. */
import { type Browser, browser } from 'wxt/browser';
import type { ZodType } from 'zod';
import { asLibraryError } from '../../lib/library/database';
import { type Answer, OverlayMessage, OwnPageMessage } from '../../lib/messages';
import { siteOfHost } from '../../lib/sites/registry';
import type { Site } from '../../lib/sites/site';

type Sender = Browser.runtime.MessageSender;

/** Says no to a message. Its text is for a person, though only a forged message should ever meet it. */
export class Refused extends Error {}

/**
 * Answers what arrives: overlays may ask what `OverlayMessage` lists, our own pages what `OwnPageMessage` lists
 * as well. Everything else is refused, with the library untouched.
 */
export function listen(
  answerOverlay: (message: OverlayMessage, site: Site, tabId: number) => Promise<unknown>,
  answerOwnPage: (message: OwnPageMessage) => Promise<unknown>,
): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    answer(message, sender).then(
      (reply) => respond({ ok: true, reply: reply ?? null }),
      (error: unknown) => respond({ ok: false, error: sentenceOf(error) } satisfies Answer),
    );
    return true; // the answer comes later
  });

  async function answer(message: unknown, sender: Sender): Promise<unknown> {
    const site = siteOfOverlay(sender);
    if (site) return answerOverlay(parse(OverlayMessage, message), site, sender.tab?.id ?? -1);
    if (isOwnPage(sender)) return answerOwnPage(parse(OwnPageMessage, message));
    throw new Refused('Offprint does not take messages from here.');
  }
}

/** The site whose page the sender is our overlay in; only the page itself, not a frame in it. */
function siteOfOverlay(sender: Sender): Site | undefined {
  if (sender.id !== browser.runtime.id || !sender.tab || sender.frameId !== 0) return undefined;
  const url = sender.url ? URL.parse(sender.url) : null;
  return url?.protocol === 'https:' ? siteOfHost(url.host) : undefined;
}

function isOwnPage(sender: Sender): boolean {
  return sender.id === browser.runtime.id && Boolean(sender.url?.startsWith(browser.runtime.getURL('/')));
}

function parse<T>(schema: ZodType<T>, message: unknown): T {
  const parsed = schema.safeParse(message);
  if (parsed.success) return parsed.data;
  const problem = parsed.error.issues[0];
  throw new Refused(
    `Offprint cannot use what it was sent (${problem?.path.join('.')}: ${problem?.message}).`,
  );
}

/** What went wrong, for a person. */
export function sentenceOf(error: unknown): string {
  return error instanceof Refused ? error.message : asLibraryError(error).message;
}
