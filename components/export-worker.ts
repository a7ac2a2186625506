/** Writes an export on a thread of its own: ten thousand papers take a second, in which the popup stays alive. */
import { type Order, startWriting } from './export-writer';

const write = startWriting();

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  const written = write(data);
  if (written) postMessage(written);
});
