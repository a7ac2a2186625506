/** All that is known of one paper, and all that the reader can write about it. */
import { t } from '../lib/i18n';
import type { Choice } from '../lib/library/choose';
import type { Correction } from '../lib/library/correct';
import type { Changes } from '../lib/library/edited';
import type { Offer } from '../lib/library/evidence';
import type { Paper } from '../lib/paper';
import { PRIORITIES } from '../lib/priorities';
import type { Term } from '../lib/search/parse-query';
import { STATUSES } from '../lib/statuses';
import { CitationForm } from './citation-form';
import { CitedAs } from './cited-as';
import { CopyMenu } from './copy-menu';
import type { CopyAs } from './copy-papers';
import { Disagreements } from './disagreements';
import { LookUpAgain, StillPreprint } from './looking-up';
import { PaperEditor } from './paper-editor';
import { PaperFacts } from './paper-facts';
import { PaperNews } from './paper-news';
import { PRIORITY_NAMES, STATUS_NAMES } from './words';
import { ZoteroLine } from './zotero-line';

export type Field = 'tags' | 'note';

/** That a field get the focus: a new one each time that somebody wants it. */
export interface Wish {
  field: Field;
}

interface Props {
  paper: Paper;
  /** The tags in use, for completion. */
  known: readonly { value: string }[];
  terms: readonly Term[];
  focus?: Wish | undefined;
  save(changes: Changes): Promise<void>;
  decide(paper: Paper, offer: Offer, accepted: boolean): void;
  /** The reader's word on which of the values that were told is right. */
  choose(paper: Paper, choice: Choice): void;
  /** The reader's own word on what the citation says. */
  correct(paper: Paper, corrections: readonly Correction[]): Promise<void>;
  copy(as: CopyAs): void;
  failed(reason: unknown): void;
  close(): void;
}

export function PaperDetails(props: Props) {
  const { paper, known, terms, focus, save, decide, choose, correct, copy, failed, close } = props;
  const set = (changes: Changes) => void save(changes).catch(failed);
  return (
    <div class="paper-details">
      <PaperNews paper={paper} decide={decide} />
      <CitedAs paper={paper} />
      <div class="standing">
        <label>
          <span>{t('status')}</span>
          <select
            value={paper.status}
            onChange={({ currentTarget }) => set({ status: currentTarget.value as Paper['status'] })}
          >
            {STATUSES.map((status) => (
              <option key={status} value={status}>
                {STATUS_NAMES[status]()}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('priority')}</span>
          <select
            value={paper.priority ?? 'normal'}
            onChange={({ currentTarget }) =>
              set({ priority: currentTarget.value as NonNullable<Paper['priority']> })
            }
          >
            {PRIORITIES.map((priority) => (
              <option key={priority} value={priority}>
                {PRIORITY_NAMES[priority]()}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div class="hand-on">
        <CopyMenu copy={copy} />
        <ZoteroLine paper={paper} />
      </div>
      <PaperEditor key={paper.key} paper={paper} known={known} focus={focus} save={save} close={close} />
      <PaperFacts paper={paper} terms={terms} />
      <div class="further">
        <CitationForm
          key={paper.key}
          paper={paper}
          correct={(corrections) => correct(paper, corrections)}
          failed={failed}
        />
        <LookUpAgain paper={paper} />
      </div>
      <StillPreprint paper={paper} />
      <Disagreements paper={paper} choose={choose} />
    </div>
  );
}
