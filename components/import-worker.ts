/** Imports on a thread of its own: ten thousand entries take seconds, in which the page stays alive. */
import { type Order, startImporting } from './import-reader';

const take = startImporting((answer) => postMessage(answer));

addEventListener('message', ({ data }: MessageEvent<Order>) => void take(data));
