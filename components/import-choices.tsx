/** What a person can say about a file: which format it is, what its columns hold, which folder is meant. */
import { number, t } from '../lib/i18n';
import { COLUMNS, type Column, type ImportOptions } from '../lib/imports/import';
import { COLUMN_NAMES, IMPORTS } from './import-names';
import type { Preview } from './import-reader';

interface Props {
  preview: Preview;
  /** Reads the file anew. */
  change(format: string, options: ImportOptions): void;
}

export function ImportChoices({ preview, change }: Props) {
  const { format, choices, options } = preview;
  return (
    <>
      <label class="field">
        <span>{t('importReadAs')}</span>
        <select value={format} onChange={({ currentTarget }) => change(currentTarget.value, {})}>
          {IMPORTS.map(([id, name]) => (
            <option key={id} value={id}>
              {name()}
            </option>
          ))}
        </select>
      </label>
      {choices.folders && (
        <label class="field">
          <span>{t('importFolder')}</span>
          <select
            value={options.folder ?? ''}
            onChange={({ currentTarget: { value } }) => change(format, value ? { folder: value } : {})}
          >
            <option value="">{t('importAllFolders')}</option>
            {choices.folders.map(({ path, papers }) => (
              <option key={path} value={path}>
                {t('labelled', path, number(papers))}
              </option>
            ))}
          </select>
        </label>
      )}
      {choices.headings && (
        <Columns
          headings={choices.headings}
          rows={choices.rows ?? []}
          columns={options.columns ?? []}
          change={(columns) => change(format, { columns })}
        />
      )}
    </>
  );
}

interface ColumnsProps {
  headings: readonly string[];
  rows: readonly string[][];
  columns: readonly (Column | undefined)[];
  change(columns: (Column | undefined)[]): void;
}

function Columns({ headings, rows, columns, change }: ColumnsProps) {
  function choose(place: number, value: string) {
    const chosen = COLUMNS.find((it) => it === value);
    // Each meaning once: what had it before is left out.
    change(
      headings.map((_, at) => (at === place ? chosen : columns[at] === chosen ? undefined : columns[at])),
    );
  }
  return (
    <div>
      <h2 id="columns">{t('importColumns')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard. */}
      <section class="wide" aria-labelledby="columns" tabIndex={0}>
        <table class="columns">
          <thead>
            <tr>
              {headings.map((heading, place) => (
                <th key={place} scope="col">
                  <span dir="auto">{heading || number(place + 1)}</span>
                  <select
                    aria-label={t('importColumn', heading || number(place + 1))}
                    value={columns[place] ?? ''}
                    onChange={({ currentTarget }) => choose(place, currentTarget.value)}
                  >
                    <option value="">{t('importLeaveOut')}</option>
                    {COLUMNS.map((column) => (
                      <option key={column} value={column}>
                        {COLUMN_NAMES[column]()}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, row) => (
              <tr key={row}>
                {headings.map((_, place) => (
                  <td key={place} dir="auto">
                    {cells[place]?.slice(0, 80)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
