/** Every format, in the order of the menu. */
import { biblatex } from './biblatex';
import { bibtex } from './bibtex';
import { cslJson } from './csl-json';
import { csv } from './csv';
import type { Format } from './format';
import { json } from './json';
import { markdown } from './markdown';
import { ris } from './ris';

export const formats: readonly Format[] = [bibtex, biblatex, ris, cslJson, markdown, csv, json];
