/** Whether the reader lets a source be asked: one that is sent more than identifiers, only where they said so. */
import type { Settings } from '../settings';
import type { Source } from './source';

export function isTurnedOn(
  { id, sendsTitle }: Pick<Source, 'id' | 'sendsTitle'>,
  { sourcesOff, sourcesOn }: Pick<Settings, 'sourcesOff' | 'sourcesOn'>,
): boolean {
  return sendsTitle ? sourcesOn.includes(id) : !sourcesOff.includes(id);
}
