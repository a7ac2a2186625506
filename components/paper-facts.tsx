/** What pages told of a paper: its authors in full, its abstract, every link, and where it was seen. */
import { addressOf } from '../lib/addresses';
import { day, t } from '../lib/i18n';
import { valueIn } from '../lib/identifiers';
import { withOrcid } from '../lib/orcids';
import type { Link, LinkKind, Paper } from '../lib/paper';
import { pageOfPaper, pdfOfPaper } from '../lib/paper-links';
import type { Term } from '../lib/search/parse-query';
import { importOf } from './came-from';
import { marked, markedTex } from './marked';
import { LINK_NAMES, siteOfSource } from './words';

export function PaperFacts({ paper, terms }: { paper: Paper; terms: readonly Term[] }) {
  const { abstract, authors = [] } = paper;
  const file = importOf(paper);
  return (
    <div class="facts">
      {authors.length > 0 && (
        <p class="all-authors" dir="auto">
          {marked(authors.map(({ name }) => name).join(', '), terms, 'authors')}
          {paper.authorsCut && ' …'}
        </p>
      )}
      {abstract && (
        <p class="abstract" dir="auto">
          {markedTex(abstract, terms, 'rest')}
          {paper.abstractCut && ' …'}
        </p>
      )}
      <Links paper={paper} />
      <Orcids paper={paper} />
      {paper.licence && (
        <p class="quiet">
          {t('labelled', t('licence'), '')} <Licence text={paper.licence} />
        </p>
      )}
      <ul class="seen quiet" aria-label={t('seenAt')}>
        {paper.seen.map(({ source, url, at }) => (
          <li key={source}>
            <a href={url} target="_blank" rel="noreferrer">
              {t('seenOn', siteOfSource(source)?.name ?? hostOf(url), day(at))}
            </a>
          </li>
        ))}
        {file && <li>{file.name}</li>}
      </ul>
    </div>
  );
}

function Orcids({ paper }: { paper: Paper }) {
  const known = withOrcid(paper);
  if (known.length === 0) return null;
  return (
    <ul class="links" aria-label="ORCID">
      {known.map(({ name, orcid }) => (
        <Item key={orcid} url={`https://orcid.org/${orcid}`} name={t('labelled', 'ORCID', name)} />
      ))}
    </ul>
  );
}

function Licence({ text }: { text: string }) {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return <>{text}</>;
  return (
    <a href={text} target="_blank" rel="noreferrer">
      {licenceName(text)}
    </a>
  );
}

/** `CC BY-NC 4.0` for its address; any other address without its scheme. */
function licenceName(address: string): string {
  const [, terms, version] = /creativecommons\.org\/licenses\/([a-z-]+)\/(\d\.\d)/i.exec(address) ?? [];
  return terms && version
    ? `CC ${terms.toUpperCase()} ${version}`
    : address.replace(/^https?:\/\/(?:www\.)?|\/$/g, '');
}

function Links({ paper }: { paper: Paper }) {
  const page = pageOfPaper(paper);
  const pdf = pdfOfPaper(paper);
  const others = paper.links.filter(({ kind, url }) => kind !== 'pdf' && url !== page);
  return (
    <ul class="links" aria-label={t('links')}>
      {page && <Item url={page} name={t('paperPage')} />}
      {pdf && <Item url={pdf} name="PDF" />}
      {others.map((link) => (
        <Item key={link.url} url={link.url} name={nameOf(link)} />
      ))}
      {paper.ids.map((id) => {
        const address = addressOf(id);
        return address && address !== page ? <Item key={id} url={address} name={valueIn(id)} /> : null;
      })}
    </ul>
  );
}

function Item({ url, name }: { url: string; name: string }) {
  return (
    <li>
      <a href={url} target="_blank" rel="noreferrer" title={url}>
        {name}
      </a>
    </li>
  );
}

/** What the link is, and where it leads: `Code: lab/project`. */
function nameOf({ kind, url }: Link): string {
  const { pathname, host } = new URL(url);
  const path = pathname.split('/').filter(Boolean).slice(0, 2).join('/');
  return t('labelled', kindName(kind), path || host);
}

function kindName(kind: LinkKind): string {
  return LINK_NAMES[kind]();
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}
