/** A quiet button that is an icon: its name is said, and shown when it is pointed at. */
import { Icon, type IconName } from './icons';

interface Props {
  icon: IconName;
  name: string;
  /** What is shown instead of the name: with the key that does the same. */
  hint?: string;
  act(): unknown;
}

export function IconButton({ icon, name, hint = name, act }: Props) {
  return (
    <button type="button" class="plain quiet" aria-label={name} title={hint} onClick={() => void act()}>
      <Icon name={icon} />
    </button>
  );
}
