/** The group of sites that people go through every day: arXiv, and Hugging Face on top of it. */
import { arxiv } from '../arxiv';
import { huggingFace } from '../huggingface';
import type { Site } from '../site';

export const archives: readonly Site[] = [huggingFace, arxiv];
