/** An item of a `MenuButton`'s menu: the menu closes, and what was chosen is done. */
interface Props {
  name: string;
  disabled?: boolean;
  close(): void;
  act(): void;
}

export function MenuItem({ name, disabled = false, close, act }: Props) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      disabled={disabled}
      onClick={() => {
        close();
        act();
      }}
    >
      {name}
    </button>
  );
}
