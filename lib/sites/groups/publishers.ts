/** The group of sites of publishers. */
import { atypon } from '../atypon';
import { ieee } from '../ieee';
import { nature } from '../nature';
import { scienceDirect } from '../sciencedirect';
import type { Site } from '../site';
import { springer } from '../springer';

export const publishers: readonly Site[] = [atypon, ieee, scienceDirect, springer, nature];
