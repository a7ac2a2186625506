/** The pattern of citation keys, with the key that it gives to a paper of the reader's own. */
import { useEffect, useId, useState } from 'preact/hooks';
import { citationKeys } from '../lib/citation/citation-key';
import {
  BadPattern,
  DEFAULT_PATTERN,
  type Fault,
  FILTERS,
  PARTS,
  parsePattern,
} from '../lib/citation/key-pattern';
import { plainTitle } from '../lib/citation/plain-title';
import { t } from '../lib/i18n';
import type { LibraryDatabase } from '../lib/library/database';
import { newest } from '../lib/library/query';
import type { Paper } from '../lib/paper';
import { useAtRest } from './use-at-rest';

interface Props {
  db: LibraryDatabase;
  pattern: string;
  /** Called with patterns that can be read, and no others. */
  change(pattern: string): void;
}

/** Stands in where nothing is saved yet. */
const SAMPLE: Paper = {
  key: 'arxiv:1706.03762',
  ids: ['arxiv:1706.03762'],
  title: 'Attention Is All You Need',
  authors: [{ name: 'Ashish Vaswani' }, { name: 'Noam Shazeer' }],
  published: '2017-06-12',
  links: [],
  from: {},
  others: [],
  seen: [],
  savedAt: 0,
  status: 'to-read',
  tags: [],
  note: '',
  edited: {},
};

export function KeyPatternField({ db, pattern, change }: Props) {
  /** What was typed last; absent until something is. */
  const [typed, setTyped] = useState<string>();
  const [example, setExample] = useState(SAMPLE);
  const id = useId();
  // What cannot be read is in the field alone.
  const text = typed !== undefined && problemWith(typed) ? typed : pattern;
  const problem = problemWith(text);
  const isTold = useAtRest(typed) && typed !== undefined;

  useEffect(() => {
    // Without a library the sample serves as well.
    newest(db, 1).then(
      ([paper]) => paper && setExample(withoutGivenKey(paper)),
      () => {},
    );
  }, [db]);

  function type(value: string) {
    setTyped(value);
    if (!problemWith(value)) change(value);
  }

  const key = problem ? '' : citationKeys([example], text).get(example.key);
  const keyFor = t('keyFor', plainTitle(example.title));
  return (
    <div class="field">
      <label for={id}>{t('citationKeys')}</label>
      <input
        id={id}
        type="text"
        dir="ltr"
        spellcheck={false}
        autocomplete="off"
        value={text}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-outcome`}
        onInput={({ currentTarget }) => type(currentTarget.value)}
      />
      <p id={`${id}-outcome`} class={problem ? 'problem' : 'quiet'}>
        {problem ?? (
          <>
            <code dir="ltr">{key}</code> {keyFor}
          </>
        )}
      </p>
      <p class="visually-hidden" role="status">
        {isTold && (problem ?? `${key} ${keyFor}`)}
      </p>
      <p class="quiet">
        {t('keyPatternHint')}
        {text !== DEFAULT_PATTERN && (
          <button type="button" class="plain" onClick={() => type(DEFAULT_PATTERN)}>
            {t('backTo', DEFAULT_PATTERN)}
          </button>
        )}
      </p>
    </div>
  );
}

/** The key by which its reader cites it already stays, whatever the pattern. */
function withoutGivenKey({ citationKey: _, ...paper }: Paper): Paper {
  return paper;
}

const SENTENCES: Record<Fault, (piece: string) => string> = {
  tooLong: (most) => t('patternTooLong', most),
  noPart: () => t('patternNoPart'),
  openBracket: () => t('patternOpenBracket'),
  badCharacter: () => t('patternBadCharacter'),
  unknownPart: (name) => t('patternUnknownPart', name, PARTS.map((it) => `[${it}]`).join(' ')),
  unknownFilter: (name) => t('patternUnknownFilter', name, FILTERS.join(' ')),
};

function problemWith(pattern: string): string | undefined {
  try {
    parsePattern(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof BadPattern) return SENTENCES[error.fault](error.piece);
    throw error;
  }
}
