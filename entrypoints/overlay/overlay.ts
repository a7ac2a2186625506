/**
 * Keeps one toolbar beside every paper of a page, and its mark true, whatever the page does: it looks at the page,
 * asks the library once about all that is new, and draws; then again whenever the page or the library changes.
 */
import { browser } from 'wxt/browser';
import { ask } from '../../lib/ask';
import { keyOf } from '../../lib/identifiers';
import { isAlive } from '../../lib/is-alive';
import type { Asked } from '../../lib/library/lookup';
import { likenessOf } from '../../lib/likeness';
import { LISTING_DEFAULTS, type ListingAction, listingSettings } from '../../lib/listing-settings';
import type { Mark, OverlayQuestion, Report } from '../../lib/messages';
import type { Sighting } from '../../lib/paper';
import { pageAmong, siteAmong } from '../../lib/sites/page-of';
import type { Entry, Glance, Place, Site } from '../../lib/sites/site';
import { codeOf, findInSight, lacksCode } from './find-code';
import { followReader } from './follow-reader';
import { endOfGate } from './gate';
import { onKey } from './keys';
import { watchPage } from './page-changes';
import { makePresses } from './presses';
import { makeRoom, type Room } from './room';
import { bringAllBack, setAside, termOf } from './set-aside';
import { isSameMark, isSeen, type Shown } from './shown';
import { inSlices } from './slices';
import { untilTakenOver } from './taken-over';
import { createToolbar, onPress } from './toolbar';
import { TOOLBAR } from './toolbar-name';
import { type Curtain, curtain } from './toolbar-style';
import { troubleWith } from './trouble';
import { makeWalk } from './walk';

/** Entries looked up and drawn together. The first lot, which is most pages' only one, is on screen soonest. */
const FIRST_LOT = 100;
/** The others: one message about thousands would itself be a long task. */
const NEXT_LOTS = 500;

/** Milliseconds that toolbars wait for the library to say which are saved. */
const PATIENCE = 1500;

/** A page that takes a toolbar away so often means it. */
const MOST_PLACINGS = 50;

/** Milliseconds without a change after which a page that should have entries, and has none, is past waiting for. */
const SETTLED = 2000;

/** Sightings told to the library in one message. */
const TELL_AT_ONCE = 100;

/** Starts the overlay on this page, for the pages of these sites. When its gate ends, everything is taken away again. */
export function startOverlay(sites: readonly Site[]): void {
  // The tab may have gone on to another site while this came.
  const end = siteAmong(sites, location.host) && endOfGate();
  if (end) keepToolbars(sites, end);
}

function keepToolbars(sites: readonly Site[], signal: AbortSignal): void {
  const shown = new Map<Element, Shown>();
  const byHost = new WeakMap<Element, Shown>();
  let looking = true;
  let again = false;
  let running = false;
  /** When the page was last looked at. */
  let lookedAt = 0;
  /** Look-ups that the library has not answered yet. */
  let asking = 0;
  const told = new Set<string>();
  let room: Room | undefined;
  const walk = makeWalk((element) => entryAround(element)?.toolbar.host);
  let settings = LISTING_DEFAULTS;
  let showsHidden = false;
  let isReaderAt: (it: Shown) => boolean = () => false;
  const acts = makePresses(repaint);

  removeToolbarsLeftBehind();
  bringAllBack();
  signal.addEventListener('abort', () => {
    for (const { toolbar } of shown.values()) toolbar.host.remove();
    shown.clear();
    // After an update the next overlay is there before this one knows.
    if (!document.querySelector(TOOLBAR)) bringAllBack();
    browser.runtime?.onMessage?.removeListener(answer);
  });
  browser.runtime.onMessage.addListener(answer);
  addEventListener('pageshow', (event) => event.persisted && void refresh(), { signal });
  document.addEventListener('visibilitychange', () => !document.hidden && void refresh(), { signal });
  void begin();

  function pageHere() {
    const url = new URL(location.href);
    const found = pageAmong(sites, url);
    return found && !settings.sitesOff.includes(found.site.id) ? { ...found, url } : undefined;
  }

  async function begin() {
    await followSettings();
    if (pageHere()?.site.hydrated) await untilTakenOver(document, signal);
    if (signal.aborted) return;
    watchPage(look, signal);
    await look();
  }

  async function followSettings() {
    const stop = listingSettings.onChanged((changed) => {
      settings = changed;
      for (const it of shown.values()) paintAside(it);
      void look();
    });
    signal.addEventListener('abort', stop);
    // Where they cannot be read, the extension is going or gone.
    settings = await listingSettings.read().catch(() => LISTING_DEFAULTS);
  }

  /** Looks at the page until there is nothing new on it. Only one look is under way at a time. */
  async function look(): Promise<void> {
    again = true;
    if (running || !isAlive()) return;
    running = true;
    try {
      while (again && !signal.aborted) {
        again = false;
        await lookOnce();
      }
    } finally {
      running = false;
      looking = isComing();
      lookedAt = performance.now();
    }
  }

  async function lookOnce(): Promise<void> {
    const here = pageHere();
    const entries: Entry[] = [];
    if (here) {
      await inSlices(here.site.entries(document, here.url, here.page), signal, (entry) =>
        entries.push(entry),
      );
    }
    forgetAllBut(entries);
    const isOwnPage = here?.page.kind === 'paper';
    const fresh = entries.filter((entry) => !isShown(entry, isOwnPage));
    const isFirst = shown.size === 0;
    await show(fresh.slice(0, FIRST_LOT), isFirst && fresh.length > 0 ? curtain() : undefined);
    for (let start = FIRST_LOT; start < fresh.length; start += NEXT_LOTS) {
      await show(fresh.slice(start, start + NEXT_LOTS));
    }
  }

  /**
   * True where the entry has its toolbar, in its place, for this very paper. Puts one back that the page took. On a
   * paper's own page the address can be the next paper's before the heading is.
   */
  function isShown(entry: Entry, isOwnPage: boolean): boolean {
    const known = shown.get(entry.element);
    if (!known || known.entry.ids[0] !== entry.ids[0]) return false;
    if (isOwnPage && known.glance.title !== entry.glance().title) return false;
    known.entry = entry;
    if (!isInPlace(known.toolbar.host, entry.place) && known.placings++ < MOST_PLACINGS) {
      put(known.toolbar.host, entry.place);
    }
    return true;
  }

  function forgetAllBut(entries: readonly Entry[]): void {
    const present = new Map(entries.map((entry) => [entry.element, entry.ids[0]]));
    for (const [element, { entry, toolbar }] of shown) {
      if (present.get(element) === entry.ids[0]) continue;
      toolbar.host.remove();
      setAside(element, undefined);
      room?.unwatch(toolbar.host);
      shown.delete(element);
    }
  }

  /**
   * Draws toolbars while the library is asked about them. Those on the first screen wait behind a curtain for the
   * answer, so that no mark is seen to change; the rest is marked before anybody has scrolled to it.
   */
  async function show(entries: readonly Entry[], behind?: Curtain): Promise<void> {
    if (entries.length === 0) return;
    const all: Asking[] = [];
    await inSlices(entries, signal, (entry) => all.push(askingAbout(entry)));
    const answer = marksOf(all.map(({ asked }) => asked));
    const drawn: Shown[] = [];
    await inSlices(all, signal, (it) => drawn.push(draw(it, behind)));
    void markWhenKnown(drawn, answer, behind);
  }

  async function markWhenKnown(drawn: readonly Shown[], answer: Promise<Mark[]>, behind?: Curtain) {
    asking++;
    const late = setTimeout(() => behind?.open(), PATIENCE);
    const marks = await answer;
    clearTimeout(late);
    for (const [index, it] of drawn.entries()) mark(it, marks[index]);
    behind?.open();
    asking--;
    tellWhatIsKnown();
  }

  function draw({ entry, asked, glance = entry.glance() }: Asking, behind?: Curtain): Shown {
    const before = shown.get(entry.element)?.toolbar.host;
    if (before) {
      before.remove();
      room?.unwatch(before);
    }
    const toolbar = createToolbar(glance.title, Boolean(entry.place.corner), behind);
    const it: Shown = { entry, glance, asked, toolbar, mark: { saved: false }, placings: 0, presses: 0 };
    shown.set(entry.element, it);
    byHost.set(toolbar.host, it);
    repaint(it);
    put(toolbar.host, entry.place);
    room ??= prepare();
    room.watch(toolbar.host);
    return it;
  }

  /** What only a page with toolbars needs: many pages of a site have none. */
  function prepare(): Room {
    onPress((host, press) => {
      const it = byHost.get(host);
      if (it) void acts[press](it);
    }, signal);
    onKey(keysHere, actByKey, signal);
    isReaderAt = followReader(
      entryAround,
      (it) => {
        it.toolbar.host.toggleAttribute('near', isReaderAt(it));
        paintAside(it);
      },
      signal,
    );
    const lookInSight = findInSight(
      () => pageHere()?.site,
      () => settings.findCodeOnScroll,
      (it, code) => {
        it.foundCode = code;
        repaint(it);
      },
      signal,
    );
    return makeRoom((host) => {
      const it = byHost.get(host);
      if (!it || it.inSight) return;
      it.inSight = true;
      if (lacksCode(it)) repaint(it);
      lookInSight(it);
    }, signal);
  }

  function entryAround(element: Element): Shown | undefined {
    for (let it: Element | null = element; it; it = it.parentElement) {
      const found = byHost.get(it) ?? shown.get(termOf(it));
      if (found) return found;
    }
    return undefined;
  }

  /** The keys that work on this site, if any. */
  function keysHere() {
    const site = pageHere()?.site;
    const isOn = site && (settings.siteKeys[site.id] ?? !site.ownKeys);
    return isOn ? settings.listingKeys : undefined;
  }

  /** True where the key was good for something. One that is held down goes on, but does nothing over and over. */
  function actByKey(action: ListingAction, isHeld: boolean): boolean {
    if (action === 'next') return walk.go(1);
    if (action === 'previous') return walk.go(-1);
    if (action === 'nextUnseen') return walk.go(1, (host) => !isSeen(byHost.get(host)));
    if (isHeld) return true;
    const host = walk.here();
    const it = host && byHost.get(host);
    if (!it) return false;
    const { saved, dismissed } = it.mark;
    if (action === 'save' && !saved) void acts.save(it);
    if (action === 'dismiss' && !saved) void acts[dismissed ? 'take-back' : 'dismiss'](it);
    if (action === 'undo') void acts.undo(it);
    if (action === 'code' && !it.toolbar.openLink()) void acts['find-code'](it);
    return true;
  }

  /** Takes over what the library says, unless the reader has pressed meanwhile. */
  function mark(it: Shown, mark: Mark | undefined, presses = 0): void {
    if (!mark || it.presses !== presses || isSameMark(mark, it.mark)) return;
    it.mark = mark;
    const isUndone = it.undo?.of === 'dismissing' ? !mark.dismissed : mark.saved;
    if (isUndone) it.undo = undefined;
    repaint(it);
  }

  function repaint(it: Shown, problem?: string): void {
    const { links } = it.glance;
    const project = links.find((link) => link.kind === 'project')?.url;
    const code = codeOf(it);
    const { search = 'offered' } = it;
    const found = typeof search === 'object' ? search : undefined;
    const find = typeof search === 'object' ? 'found' : search;
    it.toolbar.paint({
      ...it.mark,
      code,
      project,
      find: code || !it.inSight ? undefined : find,
      found,
      undo: it.undo?.of,
      problem,
    });
    paintAside(it);
  }

  function paintAside(it: Shown): void {
    const how = asideOf(it);
    // What the reader is at can be read.
    setAside(it.entry.element, how === 'dim' && isReaderAt(it) ? undefined : how);
  }

  /** How an entry of a list stands back, if it does. What was dismissed a moment ago stays in sight, for Undo. */
  function asideOf({ mark, undo }: Shown): 'dim' | 'hide' | undefined {
    if (!mark.dismissed || pageHere()?.page.kind === 'paper') return undefined;
    return settings.dismissed === 'hide' && !showsHidden && !undo ? 'hide' : 'dim';
  }

  /** Brings all marks up to date with the library. */
  async function refresh(): Promise<void> {
    const all = [...shown.values()];
    if (all.length === 0) return;
    const presses = all.map((it) => it.presses);
    const marks = await marksOf(all.map(({ asked }) => asked));
    for (const [index, it] of all.entries()) mark(it, marks[index], presses[index]);
  }

  /** The library learns from every page that shows a saved paper: an abstract here, a code link there. */
  function tellWhatIsKnown(): void {
    const news = [...shown.values()].filter(({ mark, entry }) => mark.saved && !told.has(keyOf(entry.ids)));
    for (const { entry } of news) told.add(keyOf(entry.ids));
    for (let start = 0; start < news.length; start += TELL_AT_ONCE) {
      const sightings = news.slice(start, start + TELL_AT_ONCE).map(({ entry }) => entry.read());
      // Nobody asked for this, so nobody is told when it fails; the next page that shows them tries again.
      ask({ type: 'tell', sightings }).catch(() => {});
    }
  }

  function answer(
    question: OverlayQuestion,
    _sender: unknown,
    respond: (answer: Report | Sighting[]) => void,
  ): void {
    if (question.type === 'library-changed') void refresh();
    if (question.type === 'report') respond(report());
    if (question.type === 'sightings') {
      respond(
        eachOnce()
          .filter((it) => !asideOf(it))
          .map(({ entry }) => entry.read()),
      );
    }
    if (question.type === 'show-hidden') {
      showsHidden = true;
      for (const it of shown.values()) paintAside(it);
    }
  }

  function report(): Report {
    const papers = eachOnce();
    const asides = papers.map(asideOf);
    const here = pageHere();
    // A list that a script draws comes a while after its page.
    const isExpected = here?.page.promisesEntries && papers.length === 0;
    const isBusy =
      looking || running || asking > 0 || (isExpected && performance.now() - lookedAt < SETTLED) === true;
    const trouble =
      here && !isBusy
        ? troubleWith(
            document,
            here,
            papers.map(({ entry }) => entry),
          )
        : undefined;
    return {
      papers: papers.length,
      saved: papers.filter(({ mark }) => mark.saved).length,
      dismissed: asides.filter(Boolean).length,
      hidden: asides.filter((how) => how === 'hide').length,
      looking: isBusy,
      ...(trouble && { trouble }),
    };
  }

  /** A paper can stand on one page twice, as new and as a cross-list. */
  function eachOnce(): Shown[] {
    return [...new Map([...shown.values()].map((it) => [it.entry.ids[0], it])).values()];
  }
}

/** An entry to be asked about. It is glanced at before only where its identifiers may not be known. */
interface Asking {
  entry: Entry;
  asked: Asked;
  glance?: Glance;
}

/** An arXiv id settles which paper it is; without one it may be known by its likeness. */
function askingAbout(entry: Entry): Asking {
  const ids = [...entry.ids];
  if (ids.some((id) => id.startsWith('arxiv:'))) return { entry, asked: { ids } };
  const glance = entry.glance();
  const likeness = likenessOf(glance);
  return { entry, glance, asked: likeness ? { ids, likeness } : { ids } };
}

/** More of the page's HTML is on its way. */
function isComing(): boolean {
  return document.readyState === 'loading';
}

/** Asks the library about all of them at once. When it cannot say, nothing is marked: a press will tell why. */
async function marksOf(entries: readonly Asked[]): Promise<Mark[]> {
  try {
    return await ask({
      type: 'look-up',
      entries: entries.map(({ ids, ...rest }) => ({ ids: [...ids], ...rest })),
    });
  } catch {
    return [];
  }
}

function put(host: HTMLElement, { after }: Place): void {
  after.after(host);
}

function isInPlace(host: HTMLElement, { after }: Place): boolean {
  return host.isConnected && host.parentNode === after.parentNode;
}

/** An overlay that was cut off by an update could not tidy up after itself. */
function removeToolbarsLeftBehind(): void {
  for (const host of document.querySelectorAll(TOOLBAR)) host.remove();
}
