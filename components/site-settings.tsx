/** On which sites Offprint shows its toolbars, and on which of them its keys work. */
import { t } from '../lib/i18n';
import type { Settings } from '../lib/settings';
import { nameOfSite } from '../lib/site-names';
import { sites } from '../lib/sites/registry';
import type { Site } from '../lib/sites/site';

interface Props {
  settings: Settings;
  change(changes: Partial<Settings>): void;
}

export function SiteSettings({ settings: { sitesOff, siteKeys }, change }: Props) {
  function turn({ id }: Site, on: boolean) {
    const others = sitesOff.filter((it) => it !== id);
    change({ sitesOff: on ? others : [...others, id] });
  }

  return (
    <table class="sites">
      <caption class="visually-hidden">{t('sites')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('site')}</th>
          <th scope="col">{t('toolbars')}</th>
          <th scope="col">{t('keys')}</th>
        </tr>
      </thead>
      <tbody>
        {sites.map((site) => {
          const isOn = !sitesOff.includes(site.id);
          const name = nameOfSite(site);
          return (
            <tr key={site.id}>
              <th scope="row">{name}</th>
              <td>
                <input
                  type="checkbox"
                  aria-label={t('toolbarsOn', name)}
                  checked={isOn}
                  onChange={({ currentTarget }) => turn(site, currentTarget.checked)}
                />
              </td>
              <td>
                <input
                  type="checkbox"
                  aria-label={t('keysOn', name)}
                  checked={isOn && (siteKeys[site.id] ?? !site.ownKeys)}
                  disabled={!isOn}
                  onChange={({ currentTarget }) =>
                    change({ siteKeys: { ...siteKeys, [site.id]: currentTarget.checked } })
                  }
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
