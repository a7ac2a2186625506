/** What the sites are called in the reader's language. */
import { t } from './i18n';
import type { Site } from './sites/site';

/** Those, by their ids, whose names are phrases. */
const PHRASES: Readonly<Record<string, () => string>> = {
  atypon: () => t('siteAtypon'),
  highwire: () => t('siteHighwire'),
  jmlr: () => t('siteJmlr'),
  ojs: () => t('siteOjs'),
  proceedings: () => t('siteProceedings'),
  virtual: () => t('siteVirtual'),
};

export function nameOfSite({ id, name }: Pick<Site, 'id' | 'name'>): string {
  return PHRASES[id]?.() ?? name;
}
