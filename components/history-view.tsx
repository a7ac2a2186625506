/** What was saved and read when, and how tags went: bars for each month, and the same figures as one table. */
import { useContext, useEffect } from 'preact/hooks';
import { number, shortMonth, t } from '../lib/i18n';
import { type History, type Month, nameOf } from '../lib/search/history';
import { TagColoursContext } from './tag-chip';

interface Props {
  history: History | undefined;
  want(): void;
}

export function HistoryView({ history, want }: Props) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked for once, and then follows by itself.
  useEffect(want, []);
  if (!history) return <p class="view quiet">{t('working')}</p>;
  const { months, tags } = history;
  const drawn = aYearAtLeast(months);
  return (
    <section class="view" aria-labelledby="history-title">
      <h2 id="history-title" tabIndex={-1}>
        {t('history')}
      </h2>
      <p>{summary(months)}</p>
      {months.some(({ saved, read }) => saved + read > 0) && (
        <>
          <Months months={drawn} />
          {tags.length > 0 && <Sparks months={drawn} tags={tags} />}
          <Figures months={months} tags={tags} />
        </>
      )}
    </section>
  );
}

/** With empty months before them where they are few: a bar for each would be as wide as the page. */
function aYearAtLeast(months: readonly Month[]): readonly Month[] {
  const first = months[0]?.month ?? '';
  const before = Array.from({ length: Math.max(0, 12 - months.length) }, (_, index) => {
    const date = new Date(Number(first.slice(0, 4)), Number(first.slice(5)) - 2 - index, 1);
    return { month: nameOf(date), saved: 0, read: 0, tags: new Map<string, number>() };
  });
  return [...before.reverse(), ...months];
}

/** The one sentence that the chart is for: is the list growing faster than it is read? */
function summary(months: readonly Month[]): string {
  const last = months.slice(-3);
  const saved = sum(last, ({ saved }) => saved);
  const read = sum(last, ({ read }) => read);
  if (saved + read === 0) return t('historyEmpty');
  return t('historySummary', number(saved), number(read));
}

function sum(months: readonly Month[], count: (month: Month) => number): number {
  return months.reduce((total, month) => total + count(month), 0);
}

interface Series {
  kind: 'saved' | 'read';
  count(month: Month): number;
}

const SAVED: Series = { kind: 'saved', count: ({ saved }) => saved };
const READ: Series = { kind: 'read', count: ({ read }) => read };

function Months({ months }: { months: readonly Month[] }) {
  const most = Math.max(1, ...months.flatMap(({ saved, read }) => [saved, read]));
  // So many labels can be read beside each other.
  const every = Math.ceil(months.length / 8);
  return (
    <figure class="chart">
      <figcaption>
        <span class="chart-title">{t('savedAndRead')}</span>
        <Key kind="saved" name={t('savedCount')} />
        <Key kind="read" name={t('readCount')} />
      </figcaption>
      <div class="plot">
        <span class="quiet most" aria-hidden="true">
          {number(most)}
        </span>
        <Bars months={months} series={[SAVED, READ]} most={most} />
      </div>
      <div class="axis quiet" aria-hidden="true">
        {months.map((month, index) => (
          <span key={month.month}>{index % every === 0 && monthName(month)}</span>
        ))}
      </div>
    </figure>
  );
}

function Key({ kind, name }: { kind: Series['kind']; name: string }) {
  return (
    <span class="key">
      <span class={`swatch ${kind}`} />
      {name}
    </span>
  );
}

/** A small chart for each tag, all on one scale, so that they can be compared. */
function Sparks({ months, tags }: { months: readonly Month[]; tags: readonly string[] }) {
  const colours = useContext(TagColoursContext);
  const most = Math.max(1, ...months.flatMap((month) => [...month.tags.values()]));
  return (
    <section class="sparks" aria-hidden="true">
      <h3>{t('tagsOverTime')}</h3>
      {tags.map((tag) => {
        const colour = colours.get(tag.toLowerCase());
        const count = (month: Month) => month.tags.get(tag) ?? 0;
        return (
          <div key={tag} class="spark" {...(colour && { 'data-colour': colour })}>
            <span class="spark-name" dir="auto" title={tag}>
              {tag}
            </span>
            <Bars months={months} series={[{ kind: 'saved', count }]} most={most} />
            <span class="quiet number">{number(sum(months, count))}</span>
          </div>
        );
      })}
    </section>
  );
}

interface BarsProps {
  months: readonly Month[];
  series: readonly Series[];
  /** The value that reaches the top. */
  most: number;
}

/** In the units of the drawing, which is stretched to its place. */
const STEP = 24;
const HEIGHT = 100;
const GAP = 6;

function Bars({ months, series, most }: BarsProps) {
  const width = (STEP - GAP) / series.length;
  return (
    <svg
      class="bars"
      viewBox={`0 0 ${months.length * STEP} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {months.map((month, index) =>
        series.map(({ kind, count }, place) => {
          const height = (count(month) / most) * HEIGHT;
          return (
            <rect
              key={`${month.month} ${kind}`}
              class={kind}
              x={index * STEP + GAP / 2 + place * width}
              y={HEIGHT - height}
              width={width}
              height={height}
            >
              <title>{t('labelled', monthName(month), number(count(month)))}</title>
            </rect>
          );
        }),
      )}
    </svg>
  );
}

/** The same for those who do not see it. */
function Figures({ months, tags }: { months: readonly Month[]; tags: readonly string[] }) {
  return (
    <table class="visually-hidden">
      <caption>{t('savedAndRead')}</caption>
      <thead>
        <tr>
          {[t('month'), t('savedCount'), t('readCount'), ...tags].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {months.map((month) => (
          <tr key={month.month}>
            <th scope="row">{monthName(month)}</th>
            {[month.saved, month.read, ...tags.map((tag) => month.tags.get(tag) ?? 0)].map((count, index) => (
              <td key={index}>{number(count)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function monthName({ month }: Month): string {
  return shortMonth(new Date(Number(month.slice(0, 4)), Number(month.slice(5)) - 1, 1));
}
