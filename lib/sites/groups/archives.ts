/** The group of sites where authors put their papers for all to read, and those that are built on arXiv. */
import { arxiv } from '../arxiv';
import { hal } from '../hal';
import { huggingFace } from '../huggingface';
import { iacr } from '../iacr';
import type { Site } from '../site';

export const archives: readonly Site[] = [huggingFace, arxiv, iacr, hal];
