/** In a paper's details: asking about it anew, and who could still be asked where no publication of it is known. */
import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { ask } from '../lib/ask';
import { t, tn } from '../lib/i18n';
import type { LibraryDatabase } from '../lib/library/database';
import { answerId, errandFor, MONTH } from '../lib/library/errands';
import { isUnpublished, openOffers } from '../lib/library/evidence';
import type { Identifier, Paper } from '../lib/paper';
import { openPage } from './open-page';
import { useSettings } from './use-settings';
import { useStored } from './use-stored';

/** The library that the details are of. */
export const LibraryContext = createContext<LibraryDatabase | undefined>(undefined);

export function LookUpAgain({ paper: { key } }: { paper: Paper }) {
  const [said, setSaid] = useState<{ key: Identifier; text: string }>();

  async function lookUp() {
    try {
      await ask({ type: 'complete-now', keys: [key] });
      setSaid({ key, text: tn('beingLookedUp', 1) });
    } catch (reason) {
      setSaid({ key, text: (reason as Error).message });
    }
  }

  return (
    <p class="look-up">
      <button type="button" class="plain" onClick={() => void lookUp()}>
        {t('lookUpAgain')}
      </button>
      <span class="quiet" role="status">
        {said?.key === key && said.text}
      </span>
    </p>
  );
}

/** That nobody who was asked knows of a publication, and who could be asked: only for preprints of some age. */
export function StillPreprint({ paper }: { paper: Paper }) {
  const db = useContext(LibraryContext);
  const number = paper.ids.find((id) => id.startsWith('arxiv:'));
  if (!db || !number || !isUnpublished(paper) || openOffers(paper).length > 0 || !isOld(paper)) return null;
  return <Standing key={paper.key} db={db} paper={paper} number={number} />;
}

interface StandingProps {
  db: LibraryDatabase;
  paper: Paper;
  /** By which sources know the preprint. */
  number: Identifier;
}

const DBLP = 'https://dblp.org/*';
const SEMANTIC_SCHOLAR = 'https://api.semanticscholar.org/*';

function Standing({ db, paper, number }: StandingProps) {
  const [problem, setProblem] = useState('');
  const { key } = paper;
  const read = useCallback((it: LibraryDatabase) => dblpOn(it, key, number), [key, number]);
  const dblp = useStored(db, ['errands', 'answers'], read);
  const isMoreToAsk = useMoreToAsk();
  const isAskable = Boolean(paper.authors?.length) && !paper.ids.includes(paper.title);

  async function askDblp() {
    setProblem('');
    try {
      // A press lets the browser ask, where it does not let us read DBLP yet.
      if (!(await browser.permissions.request({ origins: [DBLP] }))) return;
      await ask({ type: 'ask-dblp', key });
    } catch (reason) {
      setProblem((reason as Error).message);
    }
  }

  if (!isAskable && !isMoreToAsk) return null;
  return (
    <div class="still">
      <p>{t('noAppearanceKnown')}</p>
      <p class="answers">
        {isAskable && (
          <button type="button" class="plain" onClick={() => void askDblp()}>
            {t('askDblp')}
          </button>
        )}
        {isMoreToAsk && (
          <button type="button" class="plain" onClick={() => void openPage('options.html')}>
            {t('askMoreSources')}
          </button>
        )}
      </p>
      <p role="status">{problem || (dblp && SAID[dblp]())}</p>
    </div>
  );
}

type Said = 'nothing' | 'asked' | 'none';

const SAID: Record<Said, () => string> = {
  nothing: () => t('askDblpHint'),
  asked: () => t('dblpAsked'),
  none: () => t('dblpKnowsNone'),
};

/** How far asking DBLP is; what it knows of a publication is offered instead. */
async function dblpOn(db: LibraryDatabase, key: Identifier, number: Identifier): Promise<Said> {
  if (await db.errands.get(errandFor('publication', key, 0, { only: ['dblp'] }).id)) return 'asked';
  const answer = await db.answers.get(answerId('dblp', number));
  return answer?.state === 'unknown' || answer?.state === 'other' ? 'none' : 'nothing';
}

/** Younger than this, in milliseconds, hardly a preprint has appeared. */
const YOUNG = 6 * MONTH;

function isOld({ published = '' }: Paper): boolean {
  const [year, month = 1] = published.split('-').map(Number);
  return Boolean(year) && Date.now() - Date.UTC(year ?? 0, month - 1) > YOUNG;
}

/** Whether Semantic Scholar, which knows of most publications, is not asked. */
function useMoreToAsk(): boolean {
  const { settings } = useSettings();
  const [readable, setReadable] = useState(true);

  useEffect(() => {
    void browser.permissions.contains({ origins: [SEMANTIC_SCHOLAR] }).then(setReadable);
  }, []);

  return !readable || settings?.sourcesOff.includes('semantic-scholar') === true;
}
