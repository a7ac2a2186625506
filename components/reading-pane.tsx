/** The paper that is being looked at, beside the list. */
import { t } from '../lib/i18n';
import type { Paper } from '../lib/paper';
import { codeOfPaper, pageOfPaper, pdfOfPaper } from '../lib/paper-links';
import type { Facet } from '../lib/search/facets';
import type { Term } from '../lib/search/parse-query';
import { Icon } from './icons';
import { markedTex } from './marked';
import { PaperDetails, type Wish } from './paper-details';
import type { Desk } from './use-desk';

interface Props {
  paper: Paper;
  terms: readonly Term[];
  tags: readonly Facet[];
  focus: Wish | undefined;
  desk: Desk;
  close(): void;
  /** Back to the list, with the pane as it is. */
  leave(): void;
}

export function ReadingPane({ paper, terms, tags, focus, desk, close, leave }: Props) {
  const links = [
    [t('paperPage'), pageOfPaper(paper)],
    ['PDF', pdfOfPaper(paper)],
    [t('code'), codeOfPaper(paper)],
  ] as const;
  return (
    // Who presses on its text goes through it by the arrow keys then.
    <aside class="pane" aria-label={t('details')} tabIndex={-1}>
      <button type="button" class="plain quiet close" aria-label={t('close')} onClick={close}>
        <Icon name="close" />
      </button>
      <h2>
        <span dir="auto">{markedTex(paper.title, terms, 'title')}</span>
      </h2>
      <p class="pane-actions">
        {links.map(
          ([name, url]) =>
            url && (
              <a key={name} class="main" href={url} target="_blank" rel="noreferrer">
                {name}
              </a>
            ),
        )}
        <button
          type="button"
          class="main"
          aria-label={t('remove')}
          title={t('hintRemove')}
          onClick={() => void desk.remove([paper])}
        >
          <Icon name="remove" />
        </button>
      </p>
      <PaperDetails
        paper={paper}
        known={tags}
        terms={terms}
        focus={focus}
        save={(changes) => desk.edit(paper, changes)}
        decide={(...decision) => void desk.decide(...decision)}
        choose={(...choice) => void desk.choose(...choice)}
        correct={desk.correct}
        copy={(as) => void desk.copyPapers([paper.key], as)}
        failed={desk.fail}
        close={leave}
      />
    </aside>
  );
}
