/** The group of sites where authors put their papers, and those that are built on them. */
import { arxiv } from '../arxiv';
import { huggingFace } from '../huggingface';
import { iacr } from '../iacr';
import type { Site } from '../site';

export const archives: readonly Site[] = [huggingFace, arxiv, iacr];
