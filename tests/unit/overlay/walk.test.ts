// @vitest-environment happy-dom
/** Where the reader is on a page that lists papers, and where the keys take them. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeWalk, type Walk } from '../../../entrypoints/overlay/walk';

const HEIGHT = 800;

let walk: Walk;
let scrolledTo: Element | undefined;

/** A page of papers whose toolbars stand at these heights of the window, each with a link of its paper below it. */
function aPage(...tops: number[]) {
  document.body.innerHTML = tops.map(() => '<article><a href="#">PDF</a></article>').join('');
  return [...document.querySelectorAll('article')].map((paper, index) => {
    const host = document.createElement('offprint-toolbar');
    host.attachShadow({ mode: 'open' }).append(document.createElement('button'));
    paper.prepend(host);
    const link = paper.querySelector('a') as HTMLElement;
    for (const it of [host, link]) {
      it.getBoundingClientRect = () => new DOMRect(0, tops[index], 100, 20);
      it.checkVisibility = () => true;
      it.scrollIntoView = () => {
        scrolledTo = it;
      };
    }
    return { host, link, button: host.shadowRoot?.firstElementChild as HTMLElement };
  });
}

function hide(host: HTMLElement | undefined) {
  if (!host) return;
  host.getBoundingClientRect = () => new DOMRect();
  host.checkVisibility = () => false;
}

beforeEach(() => {
  vi.stubGlobal('innerHeight', HEIGHT);
  scrolledTo = undefined;
  walk = makeWalk((it) => it.closest('article')?.querySelector<HTMLElement>('offprint-toolbar') ?? undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the reader is', () => {
  it.each([0, 40, HEIGHT - 40, HEIGHT - 10])('at the toolbar that has the focus, also at %i', (top) => {
    const [, second] = aPage(300, top);
    second?.button.focus();
    expect(walk.here()).toBe(second?.host);
  });

  it('at the paper of which a link has the focus, and not where a key brought them before', () => {
    const [first, second] = aPage(300, 500);
    walk.go(1);
    expect(walk.here()).toBe(first?.host);
    second?.link.focus();
    expect(walk.here()).toBe(second?.host);
  });

  it('where they were last, as long as that is to be seen', () => {
    const [first] = aPage(300, 500);
    first?.button.focus();
    walk.here();
    first?.button.blur();
    expect(walk.here()).toBe(first?.host);
    if (first) first.host.getBoundingClientRect = () => new DOMRect(0, 40, 100, 20);
    expect(walk.here()).toBeUndefined();
  });

  it('nowhere once what has the focus is scrolled away', () => {
    const [first] = aPage(-60, 500);
    first?.button.focus();
    expect(walk.here()).toBeUndefined();
  });
});

describe('the keys go', () => {
  it('on from a first paper at the top of the page, and back from a last one at its end', () => {
    const [first, second, third] = aPage(30, 400, HEIGHT - 30);
    walk.go(1);
    expect(walk.here()).toBe(first?.host);
    walk.go(1);
    expect(walk.here()).toBe(second?.host);
    third?.button.focus();
    walk.go(-1);
    expect(walk.here()).toBe(second?.host);
  });

  it('past what is hidden, which is nowhere on the screen', () => {
    const [first, hidden, last] = aPage(300, 0, 3000);
    hide(hidden?.host);
    walk.go(-1);
    expect(document.activeElement).toBe(first?.host);
    walk.go(1);
    expect(document.activeElement).toBe(last?.host);
  });

  it('back from what is on the screen, also where what is hidden is at the end', () => {
    const [first, below, hidden] = aPage(300, 3000, 0);
    hide(hidden?.host);
    walk.go(-1);
    expect(document.activeElement).toBe(first?.host);
    expect(document.activeElement).not.toBe(below?.host);
  });

  it('to the end of the list where none is wanted, so that more of it may come', () => {
    const [first, , last] = aPage(300, 500, 3000);
    first?.button.focus();
    expect(walk.go(1, () => false)).toBe(false);
    expect(scrolledTo).toBe(last?.host);
    expect(walk.here()).toBe(first?.host);
  });
});
