/**
 * A button with a menu, which stands above everything else where it has room: below the button or above it. Arrows
 * go through it; Escape, Tab and a press anywhere else close it.
 */
import type { ComponentChildren, RefObject } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icons';

interface Props {
  /** Of the button and of its menu. */
  name: string;
  /** On the button while it is not its name. */
  label?: string | undefined;
  /** It takes no press until what was chosen is done, and keeps the focus meanwhile: disabled, it would lose it. */
  busy?: boolean;
  button?: RefObject<HTMLButtonElement | null>;
  /** What the menu is about, above its items. */
  headline?(): string;
  /** The items: buttons with a role that begins with `menuitem`. */
  items(close: () => void): ComponentChildren;
  /** Called before they are shown. */
  opening?(): void;
}

/** Between the menu and what is around it, in pixels. */
const GAP = 4;

export function MenuButton({ name, label = name, busy = false, button, headline, items, opening }: Props) {
  const [open, setOpen] = useState(false);
  const own = useRef<HTMLButtonElement>(null);
  const opener = button ?? own;
  const layer = useRef<HTMLDivElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();

  useLayoutEffect(() => {
    if (!open || !layer.current || !menu.current || !opener.current) return;
    layer.current.showPopover();
    place(menu.current, opener.current);
    itemsOf(menu.current)[0]?.focus();
  }, [open, opener]);

  function toggle() {
    if (!open) opening?.();
    setOpen(!open);
  }

  function close() {
    setOpen(false);
    opener.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.key === 'Tab') {
      close();
      // Backwards that is the button itself. Forwards the browser goes on from there, for it moves the focus after this.
      if (event.shiftKey) event.preventDefault();
      return;
    }
    const shown = itemsOf(menu.current);
    const at = shown.indexOf(document.activeElement as HTMLElement);
    const acts: Record<string, (() => void) | undefined> = {
      // Unhandled, it would close the popup as well.
      Escape: close,
      ArrowDown: () => shown[(at + 1) % shown.length]?.focus(),
      ArrowUp: () => shown.at(at - 1)?.focus(),
      Home: () => shown[0]?.focus(),
      End: () => shown.at(-1)?.focus(),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  function onFocusOut(event: FocusEvent) {
    const next = event.relatedTarget;
    if (next instanceof Node && !menu.current?.contains(next) && next !== opener.current) setOpen(false);
  }

  return (
    <>
      <button
        ref={opener}
        type="button"
        class="main"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        aria-disabled={busy}
        onClick={() => !busy && toggle()}
      >
        {label}
        <Icon name="down" />
      </button>
      {open && (
        // biome-ignore lint/a11y: a press anywhere else closes the menu, as Escape does for the keyboard.
        <div
          ref={layer}
          popover="manual"
          class="menu-layer"
          onClick={(event) => event.target === event.currentTarget && close()}
        >
          <div
            ref={menu}
            id={id}
            class="menu"
            role="menu"
            aria-label={name}
            {...(headline && { 'aria-describedby': `${id}-headline` })}
            tabIndex={-1}
            onKeyDown={onKeyDown}
            onFocusOut={onFocusOut}
          >
            {headline && (
              <p class="quiet headline" id={`${id}-headline`} role="presentation">
                {headline()}
              </p>
            )}
            {items(close)}
          </div>
        </div>
      )}
    </>
  );
}

/** Beginning where the button begins, moved into the window. */
function place(menu: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const isMirrored = getComputedStyle(button).direction === 'rtl';
  const left = Math.min(isMirrored ? at.right - width : at.left, clientWidth - width - GAP);
  const below = at.bottom + GAP;
  const top = below + height + GAP <= clientHeight ? below : at.top - GAP - height;
  menu.style.left = `${Math.max(GAP, left)}px`;
  menu.style.top = `${Math.max(GAP, top)}px`;
}

function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLButtonElement>('[role^=menuitem]') ?? [])].filter(
    (item) => !item.disabled,
  );
}
