/**
 * The gate of the background: no message gets further before its sender is checked, its size measured, its shape parsed
 * and its number counted. Other extensions and pages cannot even knock: nothing here hears them.
 */
import { type Browser, browser } from 'wxt/browser';
import type { ZodType } from 'zod';
import { t } from '../../lib/i18n';
import { asLibraryError } from '../../lib/library/database';
import { type Answer, OverlayMessage, OwnPageMessage } from '../../lib/messages';
import { siteOfHost } from '../../lib/sites/registry';
import type { Site } from '../../lib/sites/site';
import { type Bounds, isWithin } from '../../lib/within';
import { makeAllowance } from './allowance';

type Sender = Browser.runtime.MessageSender;

/** A hundred papers with abstracts and the authors of large collaborations. */
const MOST: Bounds = { size: 10_000_000, depth: 12 };

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
  const allowance = makeAllowance();
  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    answer(message, sender).then(
      (reply) => respond({ ok: true, reply: reply ?? null }),
      (error: unknown) => respond({ ok: false, error: sentenceOf(error) } satisfies Answer),
    );
    return true; // the answer comes later
  });

  async function answer(message: unknown, sender: Sender): Promise<unknown> {
    const site = siteOfOverlay(sender);
    if (site) {
      const tabId = sender.tab?.id ?? -1;
      if (!allowance.mayAsk(tabId)) throw new Refused(t('askedTooMuch'));
      const parsed = parse(OverlayMessage, message);
      if (!allowance.mayHave(tabId, parsed)) throw new Refused(t('askedTooMuch'));
      return answerOverlay(parsed, site, tabId);
    }
    if (isOwnPage(sender)) return answerOwnPage(parse(OwnPageMessage, message));
    throw new Refused('Offprint does not take messages from here.');
  }
}

/** The site whose page the sender is our overlay in; only the page itself that the tab shows, not a frame in it. */
function siteOfOverlay(sender: Sender): Site | undefined {
  const { id, tab, frameId, documentLifecycle = 'active' } = sender;
  if (id !== browser.runtime.id || !tab || frameId !== 0 || documentLifecycle !== 'active') return undefined;
  const url = URL.parse(sender.url ?? '');
  return url?.protocol === 'https:' && isOf(url.origin, sender) ? siteOfHost(url.host) : undefined;
}

function isOwnPage(sender: Sender): boolean {
  const own = browser.runtime.getURL('/');
  const isInFrame = Boolean(sender.frameId);
  return (
    sender.id === browser.runtime.id &&
    !isInFrame &&
    Boolean(sender.url?.startsWith(own)) &&
    isOf(own.replace(/\/$/, ''), sender)
  );
}

/** A sandboxed page has the address of its site, but not its origin. Older browsers do not tell it. */
function isOf(origin: string, sender: Sender): boolean {
  return sender.origin === undefined || sender.origin === origin;
}

function parse<T>(schema: ZodType<T>, message: unknown): T {
  if (!isWithin(message, MOST)) throw new Refused('Offprint cannot use what it was sent (it is too large).');
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
