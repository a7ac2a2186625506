/** Names by which a venue is known to be a journal, a conference or a preprint server. */

/** Conferences by the short names that people write. */
const CONFERENCES = `3DV AAAI AACL AAMAS ACCV ACL ACML AIES AISTATS ALT AOSD ASE ASPLOS ASIACRYPT ASRU AutoML BMVC CAV CCC
  CCS CHI CHIIR CHIL CIKM CLeaR COLING COLM COLT CoLLAs CoNLL CoRL COSYNE CPAL CRYPTO CSCW CVPR DAC DATE DCC DIS DSN EACL ECAI ECCV
  ECIR ECML ECOOP EDBT EMNLP EUROCRYPT EuroSys EUSIPCO FAccT FAST FOCS FSE GECCO GLOBECOM HPCA HRI ICALP ICAPS ICASSP
  ICC ICCAD ICCV ICDCS ICDE ICDM ICDT ICFP ICIP ICLR ICME ICML ICPR ICRA ICSE ICSME ICWSM IJCAI IJCLP IJCNN IJCNLP
  INFOCOM INTERSPEECH Interspeech IPDPS IROS ISCA ISIT ISMAR ISMIR ISSTA ISWC ITCS IUI IWSLT KDD L4DC LICS LoG LREC
  MICCAI MICRO MIDL MLHC MLSys MobiCom MobiSys NAACL NDSS NeurIPS NIPS NSDI OOPSLA OSDI PACT PAKDD PKDD PLDI PODC PODS POPL PPoPP
  QIP RecSys RSS SDM SIGCOMM SIGCSE SIGDIAL SIGGRAPH SIGIR SIGMETRICS SIGMOD SLT SODA SoCG SOSP STACS STOC TACAS TCC
  TREC UAI UbiComp UIST USENIX VLDB WACV WMT WSDM WWW`;
const conferences: ReadonlySet<string> = new Set(CONFERENCES.split(/\s+/).map((name) => name.toLowerCase()));

/** Conferences whose full names do not say that they are one. */
const CONFERENCE_NAMES =
  /^(?:acm (?:international conference on )?multimedia|acm mm|(?:advances in )?neural information processing systems|computer vision and pattern recognition|knowledge discovery and data mining|robotics: science and systems|the web conference|north american chapter of the association for computational linguistics)\b/i;

/** Journals that do not say in their name that they are one. */
const JOURNALS = `ApJ ApJL CACM Cell Chaos eLife IJCV IJRR JACM JAIR JCAP JHEP JINST JMLR JOSS MNRAS Nature Neurocomputing
  Neuron PAMI Patterns PNAS PRX PVLDB Quantum Science Sensors SIGMA TACL TIP TIT TKDD TMI TMLR TNNLS TOG ToN TOPLAS TOSEM TPAMI
  TVCG`;
const journals: ReadonlySet<string> = new Set(
  [
    ...JOURNALS.split(/\s+/),
    'Artificial Intelligence',
    'Astronomy & Astrophysics',
    'Computational Linguistics',
    'Information Fusion',
    'Journal of Physics: Conference Series',
    'Knowledge-Based Systems',
    'Machine Learning',
    'Medical Image Analysis',
    'Neural Computation',
    'Neural Networks',
    'Pattern Recognition',
    'PLOS ONE',
    'SciPost Physics',
    'Scientific Data',
    'Scientific Reports',
  ].map((name) => name.toLowerCase()),
);

export const PREPRINT_SERVER =
  /^(?:arxiv|corr\b|biorxiv|medrxiv|chemrxiv|psyarxiv|techrxiv|openreview|ssrn|research square|preprints?\b|authorea|cryptology eprint|iacr cryptol|hal\b|zenodo)/i;

const PROCEEDINGS_WORDS =
  /\b(?:proceedings|proc\.|conference|symposium|workshops?|congress|annual meeting|findings of)/i;
const JOURNAL_WORDS =
  /\b(?:journal|transactions|trans\.|letters|lett\.|annals|annales|acta|archive for|bulletin|magazine|reviews?|rev\.|phys\.|math\.|j\.|quarterly|monthly notices|communications|commun\.|nature [a-z]+|science advances|frontiers in|foundations and trends|surveys)(?=$|[\s:,.&-])/i;
/** Journals that are called proceedings. */
const PROCEEDINGS_JOURNALS =
  /\b(?:proc(?:eedings|\.) (?:of )?(?:the )?(?:natl?\.?|national acad|vldb|ieee$|ieee\b(?! )|royal soc|r\. soc|acm on|am\.|amer|american math|london math))/i;

/** Series of books: of such a reference, what is a volume and what a book cannot be told. */
const BOOK_SERIES = /^(?:LNCS|LNAI|LIPIcs|EPTCS|CEUR|Lecture Notes|Springer)\b/i;

/** What kind of publication has this name; undefined when the name does not tell. */
export function kindOfContainer(name: string): 'journal' | 'proceedings' | 'preprint' | 'series' | undefined {
  const tidy = name.trim();
  if (PREPRINT_SERVER.test(tidy)) return 'preprint';
  if (BOOK_SERIES.test(tidy)) return 'series';
  if (journals.has(tidy.toLowerCase().replace(/^(?:ieee|acm|the) /, '')) || PROCEEDINGS_JOURNALS.test(tidy))
    return 'journal';
  if (PROCEEDINGS_WORDS.test(tidy) || CONFERENCE_NAMES.test(tidy) || namesConference(tidy))
    return 'proceedings';
  return JOURNAL_WORDS.test(tidy) ? 'journal' : undefined;
}

/** Whether a text holds a conference's short name, written as conferences write theirs: "IEEE/CVF CVPR". */
export function namesConference(text: string): boolean {
  return text.split(/[^\p{L}\p{N}]+/u).some(isConference);
}

/** Whether a text begins with one: "ICML 2025", "IEEE/CVF CVPR 2024 Workshops". */
export function beginsWithConference(text: string): boolean {
  const [first = ''] = text
    .replace(/^(?:(?:IEEE|ACM|CVF|RSJ|USENIX|Findings of(?: the)?)[\s/]+)+/i, '')
    .split(/[^\p{L}\p{N}]+/u);
  return isConference(first);
}

function isConference(word: string): boolean {
  // In small letters, "date", "fast" and "chi" are words.
  if (!/\p{Lu}\p{Ll}*\p{Lu}|^3DV/u.test(word)) return false;
  const name = word.toLowerCase();
  return conferences.has(name) || conferences.has(name.replace(/(?:19|20)?\d{2}$/, ''));
}
