/** What outside sources tell of a paper that the reader has to know: that it was retracted, that it has appeared. */
import { day, list, partialDay, t } from '../lib/i18n';
import { valueIn } from '../lib/identifiers';
import { isRetracted, type Offer, openOffers } from '../lib/library/evidence';
import type { Paper, Retraction } from '../lib/paper';
import { sourceName } from './words';

interface Props {
  paper: Paper;
  /** The reader's word on where the paper has appeared. */
  decide(paper: Paper, offer: Offer, accepted: boolean): void;
}

export function PaperNews({ paper, decide }: Props) {
  return (
    <>
      {paper.retracted?.map((it) => (
        <RetractionLine key={`${it.source} ${it.notice}`} {...it} />
      ))}
      {openOffers(paper).map((offer) => (
        <div key={offer.id ?? offer.evidence[0]?.venue} class="offer">
          <p>{sentence(offer)}</p>
          <p class="answers">
            <button type="button" class="main" onClick={() => decide(paper, offer, true)}>
              {t('citeAsPublished')}
            </button>
            <button type="button" class="plain" onClick={() => decide(paper, offer, false)}>
              {t('notThatOne')}
            </button>
          </p>
        </div>
      ))}
    </>
  );
}

/** In a list: one word, in the colour of what is lost. */
export function retractedMark(paper: Paper) {
  return isRetracted(paper) ? <span class="retracted">{t('retracted')}</span> : null;
}

export function RetractionLine({ source, at, date, notice }: Retraction) {
  const told = t('retractedSays', sourceName(source), date ? partialDay(date) : day(at));
  return (
    <p class="problem" role="note">
      {told}{' '}
      {notice && (
        <a href={notice} target="_blank" rel="noreferrer">
          {t('retractionNotice')}
        </a>
      )}
    </p>
  );
}

/** `Appeared in NeurIPS 2024 (10.1145/1234), say Crossref, arXiv.` */
function sentence({ id, evidence }: Offer): string {
  const venue = evidence.find((it) => it.venue)?.venue;
  const number = id && valueIn(id);
  const where = venue && number ? `${venue} (${number})` : (venue ?? number ?? '');
  return t('appearedIn', where, list([...new Set(evidence.map(({ source }) => sourceName(source)))]));
}
