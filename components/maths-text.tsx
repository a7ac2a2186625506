/**
 * Text with TeX mathematics in it, set as MathML. The library that does it is loaded when the first such text is
 * shown; until then, and for what it cannot read, the mathematics stands in plain characters. It builds nodes and
 * never HTML, so that nothing in a title can become an element of its own.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { plainTitle, shownText } from '../lib/citation/plain-title';
import { parseTex, type TexNode } from '../lib/citation/tex';

type Temml = typeof import('temml').default;

let temml: Temml | undefined;

type MathNode = Extract<TexNode, { kind: 'math' }>;

/** Formulas longer than this are shown as text: they would not fit a line anyway. */
const LONGEST = 2000;

/** True where plain characters would not do: the text has a formula of more than a sign and its index. */
export function hasMaths(text: string): boolean {
  return /\$|\\[([]/.test(text) && parseTex(text).some(isFormula);
}

function isFormula(node: TexNode): node is MathNode {
  if (node.kind !== 'math' || node.source.length > LONGEST) return false;
  return [...shownText([node])].length > 2;
}

interface Props {
  text: string;
  /** How the words between the formulas are shown. */
  words(text: string): ComponentChildren;
}

export function MathsText({ text, words }: Props) {
  const [isLoaded, setLoaded] = useState(temml !== undefined);
  const parts = useMemo(() => partsOf(text), [text]);

  useEffect(() => {
    // Not whether it is there by now: since the drawing it may have come for another text.
    if (isLoaded) return;
    let stopped = false;
    void import('temml').then((loaded) => {
      temml = loaded.default;
      if (!stopped) setLoaded(true);
    });
    return () => {
      stopped = true;
    };
  }, [isLoaded]);

  if (!temml) return <>{words(plainTitle(text))}</>;
  return (
    <>
      {parts.map(({ source, plain }, index) =>
        source === undefined ? words(plain) : <Formula key={index} source={source} plain={plain} />,
      )}
    </>
  );
}

/** Words, or a formula with its source. */
interface Part {
  source?: string;
  plain: string;
}

function partsOf(text: string): Part[] {
  const parts: (MathNode | TexNode[])[] = [];
  for (const node of parseTex(text)) {
    const last = parts.at(-1);
    if (isFormula(node)) parts.push(node);
    else if (Array.isArray(last)) last.push(node);
    else parts.push([node]);
  }
  return parts.map((part) =>
    Array.isArray(part) ? { plain: shownText(part) } : { source: part.source, plain: shownText([part]) },
  );
}

interface FormulaProps {
  source: string;
  plain: string;
}

/** Screen readers are given its plain characters: what they make of MathML differs, and a title is heard in passing. */
function Formula({ source, plain }: FormulaProps) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element || !temml) return;
    try {
      temml.render(source, element, {
        throwOnError: true,
        trust: false,
        maxSize: [10, 2],
        maxExpand: 200,
        macros: { '\\mathbbm': '\\mathbb', '\\mathds': '\\mathbb' },
      });
    } catch {
      element.textContent = plain;
    }
  }, [source, plain]);
  return <span ref={place} class="formula" role="img" aria-label={plain} />;
}
