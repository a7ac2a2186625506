/** What was saved and read when, and how tags went: bars for each month, and the same figures as a table. */
import { useEffect } from 'preact/hooks';
import { language, number, t } from '../lib/i18n';
import type { History, Month } from '../lib/search/history';

interface Props {
  history: History | undefined;
  want(): void;
}

export function HistoryView({ history, want }: Props) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked for once, and then follows by itself.
  useEffect(want, []);
  if (!history) return <p class="view quiet">{t('working')}</p>;
  const { months, tags } = history;
  return (
    <section class="view" aria-labelledby="history-title">
      <h2 id="history-title">{t('history')}</h2>
      <p>{summary(months)}</p>
      {months.length > 0 && (
        <>
          <Bars
            title={t('savedAndRead')}
            months={months}
            series={[
              { name: t('savedCount'), kind: 'saved', count: ({ saved }) => saved },
              { name: t('readCount'), kind: 'read', count: ({ read }) => read },
            ]}
          />
          {tags.map((tag) => (
            <Bars
              key={tag}
              title={tag}
              months={months}
              series={[{ name: tag, kind: 'saved', count: (month) => month.tags.get(tag) ?? 0 }]}
            />
          ))}
        </>
      )}
    </section>
  );
}

/** The one sentence that the chart is for: is the list growing faster than it is read? */
function summary(months: readonly Month[]): string {
  const last = months.slice(-3);
  const saved = last.reduce((sum, month) => sum + month.saved, 0);
  const read = last.reduce((sum, month) => sum + month.read, 0);
  if (saved + read === 0) return t('historyEmpty');
  return t('historySummary', number(saved), number(read));
}

interface Series {
  name: string;
  kind: 'saved' | 'read';
  count(month: Month): number;
}

interface BarsProps {
  title: string;
  months: readonly Month[];
  series: readonly Series[];
}

/** In the units of the drawing, which is as wide as its place. */
const STEP = 24;
const HEIGHT = 72;

function Bars({ title, months, series }: BarsProps) {
  const values = months.flatMap((month) => series.map(({ count }) => count(month)));
  const most = Math.max(1, ...values);
  const width = months.length * STEP;
  const barWidth = (STEP - 6) / series.length;
  return (
    <figure class="bars">
      <figcaption>
        <span class="bars-title" dir="auto">
          {title}
        </span>
        {series.length > 1 &&
          series.map(({ name, kind }) => (
            <span key={kind} class="key">
              <span class={`swatch ${kind}`} />
              {name}
            </span>
          ))}
        <span class="quiet">{t('atMost', number(most))}</span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${HEIGHT + 14}`} aria-hidden="true" style={{ maxWidth: `${width * 2}px` }}>
        <line x1="0" x2={width} y1={HEIGHT} y2={HEIGHT} />
        {months.map((month, index) =>
          series.map(({ name, kind, count }, place) => {
            const value = count(month);
            const height = (value / most) * (HEIGHT - 4);
            return (
              <rect
                key={`${month.month} ${kind}`}
                class={kind}
                x={index * STEP + 3 + place * barWidth}
                y={HEIGHT - height}
                width={barWidth - 1}
                height={height}
              >
                <title>{`${monthName(month)}: ${number(value)} ${name}`}</title>
              </rect>
            );
          }),
        )}
        {months.map(
          (month, index) =>
            (index % 3 === 0 || months.length <= 6) && (
              <text key={month.month} x={index * STEP + 3} y={HEIGHT + 11}>
                {monthName(month)}
              </text>
            ),
        )}
      </svg>
      <table class="visually-hidden">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('month')}</th>
            {series.map(({ name, kind }) => (
              <th key={kind} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.month}>
              <th scope="row">{monthName(month)}</th>
              {series.map(({ kind, count }) => (
                <td key={kind}>{number(count(month))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function monthName({ month }: Month): string {
  const date = new Date(Number(month.slice(0, 4)), Number(month.slice(5)) - 1, 1);
  return date.toLocaleDateString(language(), { month: 'short', year: '2-digit' });
}
