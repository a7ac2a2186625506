/**
 * Text with TeX mathematics in it, set as MathML. The library that does it is loaded when the first such text is
 * shown; until then, and for what it cannot read, the mathematics stands in plain characters. It builds nodes and
 * never HTML, so that nothing in a title can become an element of its own.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { plainText, plainTitle } from '../lib/citation/plain-title';
import { parseTex, type TexNode } from '../lib/citation/tex';

type Temml = typeof import('temml').default;

let temml: Temml | undefined;

/** Formulas longer than this are shown as text: they would not fit a line anyway. */
const LONGEST = 2000;

/** True where plain characters would not do: the text has a formula of more than a sign and its index. */
export function hasMaths(text: string): boolean {
  return text.includes('$') && parseTex(text).some(isFormula);
}

function isFormula(node: TexNode): node is Extract<TexNode, { kind: 'math' }> {
  if (node.kind !== 'math' || node.source.length > LONGEST) return false;
  return [...plainText([node])].length > 2;
}

export function MathsText({ text }: { text: string }) {
  const [, setLoaded] = useState(temml !== undefined);

  useEffect(() => {
    if (temml) return;
    let stopped = false;
    void import('temml').then((loaded) => {
      temml = loaded.default;
      if (!stopped) setLoaded(true);
    });
    return () => {
      stopped = true;
    };
  }, []);

  if (!temml) return <>{plainTitle(text)}</>;
  return (
    <>
      {parseTex(text).map((node, index) =>
        isFormula(node) ? <Formula key={index} source={node.source} /> : plainText([node]),
      )}
    </>
  );
}

/** Screen readers are given its plain characters: what they make of MathML differs, and a title is heard in passing. */
function Formula({ source }: { source: string }) {
  const place = useRef<HTMLSpanElement>(null);
  const plain = plainTitle(`$${source}$`).replaceAll('$', '');
  useLayoutEffect(() => {
    const element = place.current;
    if (!element || !temml) return;
    try {
      temml.render(source, element, { throwOnError: true, trust: false, maxSize: [10, 2], maxExpand: 200 });
    } catch {
      element.textContent = plain;
    }
  }, [source, plain]);
  return <span ref={place} class="formula" role="img" aria-label={plain} />;
}
