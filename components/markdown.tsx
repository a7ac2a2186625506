/**
 * A note's Markdown (CommonMark) as elements. HTML in it is shown as it is written, an image as a link to it, and a
 * link leads only to an address of the web: a note can come from somebody else's backup.
 */
import type { Nodes, RootContent } from 'mdast';
import type { ComponentChildren } from 'preact';
import { parseNote } from '../lib/note-markdown';

export function Markdown({ text }: { text: string }) {
  return <div class="markdown">{childrenOf(parseNote(text))}</div>;
}

/** Deeper nesting than any note has is shown flat. */
const DEEPEST = 20;

function childrenOf(node: Nodes, depth = 0): ComponentChildren {
  if (!('children' in node) || depth > DEEPEST) return null;
  return node.children.map((child, index) => <Element key={index} node={child} depth={depth + 1} />);
}

function Element({ node, depth }: { node: RootContent; depth: number }) {
  const inside = () => childrenOf(node, depth);
  switch (node.type) {
    case 'paragraph':
      return <p dir="auto">{inside()}</p>;
    case 'heading':
      // The page has headings of its own; a note's are no part of its outline.
      return (
        <p class="heading" dir="auto">
          {inside()}
        </p>
      );
    case 'emphasis':
      return <em>{inside()}</em>;
    case 'strong':
      return <strong>{inside()}</strong>;
    case 'list':
      return node.ordered ? <ol start={node.start ?? 1}>{inside()}</ol> : <ul>{inside()}</ul>;
    case 'listItem':
      return <li>{inside()}</li>;
    case 'blockquote':
      return <blockquote>{inside()}</blockquote>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'code':
      return (
        <pre>
          <code>{node.value}</code>
        </pre>
      );
    case 'link':
      return <Link url={node.url}>{inside()}</Link>;
    case 'image':
      return <Link url={node.url}>{node.alt || node.url}</Link>;
    case 'break':
      return <br />;
    case 'thematicBreak':
      return <hr />;
    case 'text':
    case 'html':
      return <>{node.value}</>;
    default:
      return <>{inside()}</>;
  }
}

function Link({ url, children }: { url: string; children: ComponentChildren }) {
  if (!/^https?:\/\//i.test(url)) return <>{children}</>;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
