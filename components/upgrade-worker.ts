/** Reads and writes bibliographies on a thread of its own: those of ten thousand entries take seconds. */
import { type Order, startUpgrading } from './upgrade-reader';

const take = startUpgrading((answer) => postMessage(answer));

addEventListener('message', ({ data }: MessageEvent<Order>) => take(data));
