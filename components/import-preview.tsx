/** What an import would do: how many papers are new, which the first are, and what is wrong with the file. */
import { number, t, tn } from '../lib/i18n';
import { FATE_NAMES, faultInWords } from './import-names';
import type { Found, Preview, Row } from './import-reader';
import { markedTex } from './marked';

interface Props {
  preview: Preview;
  /** The counts in words. */
  says: string;
}

export function ImportPreview({ preview, says }: Props) {
  const { total, similar, rows, problems, leftOut, remarks, counts } = preview;
  const lost = problems.filter(({ isLeftOut }) => isLeftOut);
  return (
    <>
      <p>
        {tn('importHolds', total)} {total > 0 && <b>{says}.</b>}
      </p>
      {counts.merged > 0 && <p class="quiet">{t('importKeepsYours')}</p>}
      {similar > 0 && <p class="to-check">{tn('importSimilar', similar)}</p>}
      {rows.length > 0 && <Rows rows={rows} total={total} />}
      {leftOut > 0 && <Problems title={tn('importLeftOut', leftOut)} found={lost} total={leftOut} />}
      {remarks > 0 && (
        <Problems
          title={tn('importRemarks', remarks)}
          found={problems.filter(({ isLeftOut }) => !isLeftOut)}
          total={remarks}
          isClosed={leftOut > 0}
        />
      )}
    </>
  );
}

function Rows({ rows, total }: { rows: readonly Row[]; total: number }) {
  const more = total - rows.length;
  return (
    <section>
      <h2 id="first">{t('importFirst')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard. */}
      <ul class="rows" aria-labelledby="first" tabIndex={0}>
        {rows.map(({ title, authors, year, fate, isAlike }, place) => (
          <li key={place}>
            <span class={fate === 'added' ? 'fate new' : 'fate quiet'}>{FATE_NAMES[fate]()}</span>
            <span class="what">
              <span dir="auto">{markedTex(title, [], 'title')}</span>
              <span class="quiet" dir="auto">
                {[authors.slice(0, 3).join(', ') + (authors.length > 3 ? ' …' : ''), year]
                  .filter(Boolean)
                  .join(' · ')}
                {isAlike && <em class="to-check"> {t('importAlike')}</em>}
              </span>
            </span>
          </li>
        ))}
        {more > 0 && <li class="quiet">{t('andMore', number(more))}</li>}
      </ul>
    </section>
  );
}

interface ProblemsProps {
  title: string;
  found: readonly Found[];
  total: number;
  /** Shown on demand only. */
  isClosed?: boolean;
}

/** Entries with what is wrong in them, by line. */
export function Problems({ title, found, total, isClosed = false }: ProblemsProps) {
  const more = total - found.length;
  return (
    <details class="found" open={!isClosed}>
      <summary class="to-check">{title}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard. */}
      <section class="wide" aria-label={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('importLine')}</th>
              <th scope="col">{t('importEntry')}</th>
              <th scope="col">{t('importField')}</th>
              <th scope="col">{t('importProblem')}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((problem, place) => (
              <tr key={place}>
                <td>{number(problem.line)}</td>
                <td dir="auto">{problem.entry}</td>
                <td>{problem.field}</td>
                <td dir="auto">{faultInWords(problem)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {more > 0 && <p class="quiet">{t('andMore', number(more))}</p>}
    </details>
  );
}
