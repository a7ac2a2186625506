/**
 * What TeX's commands stand for in plain Unicode, as far as titles and abstracts use them. What is not listed
 * here is not understood, and is therefore never handed on as a command.
 */

/** Pairs in one string keep the table small: a name, a space, what it stands for. */
function table(pairs: string): ReadonlyMap<string, string> {
  const words = pairs.trim().split(/\s+/);
  return new Map(words.flatMap((name, i) => (i % 2 === 0 ? [[name, words[i + 1] ?? '']] : [])));
}

/** Letters and signs of text mode. */
export const TEXT_SYMBOLS = table(`
  o ø O Ø l ł L Ł ss ß SS ẞ ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ
  & & % % _ _ # # $ $ { { } } S § P ¶ copyright © textregistered ® texttrademark ™ pounds £ euro € texteuro €
  dag † ddag ‡ textdagger † dots … ldots … textellipsis … textendash – textemdash — textasciitilde ~
  textasciicircum ^ textbackslash \\ textless < textgreater > textbar | textbraceleft { textbraceright }
  textquotedblleft “ textquotedblright ” textquoteleft ‘ textquoteright ’ textquotesingle ' textdegree °
  textmu µ textperiodcentered · textbullet • guillemotleft « guillemotright » TeX TeX LaTeX LaTeX BibTeX BibTeX
`);

/** Commands that are white space, wide or narrow. */
export const SPACES: ReadonlySet<string> = new Set([
  ' ',
  ',',
  ':',
  ';',
  '>',
  '\\',
  'quad',
  'qquad',
  'enspace',
  'thinspace',
  'space',
  'newline',
]);

/** Commands that show nothing: hints for hyphenation, spacing and the size of delimiters. */
export const NOTHING: ReadonlySet<string> = new Set(
  `! / - @ left right middle big Big bigl bigr Bigl Bigr bigg Bigg biggl biggr Biggl Biggr bigm Bigm displaystyle
  textstyle scriptstyle limits nolimits nonumber notag protect relax xspace`.split(/\s+/),
);

/** Letters, operators, relations and arrows of math mode. */
export const MATH_SYMBOLS = table(`
  alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ
  mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ
  psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω digamma ϝ
  ell ℓ hbar ℏ imath ı jmath ȷ wp ℘ Re ℜ Im ℑ aleph ℵ partial ∂ nabla ∇ infty ∞ emptyset ∅ varnothing ∅ prime ′
  forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠ triangle △ square □ Box □ blacksquare ■ diamond ⋄
  Diamond ◇ star ⋆ bigstar ★ clubsuit ♣ heartsuit ♡ spadesuit ♠ flat ♭ natural ♮ sharp ♯ checkmark ✓
  times × div ÷ pm ± mp ∓ cdot · cdotp · ast ∗ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ wedge ∧
  vee ∨ land ∧ lor ∨ cap ∩ cup ∪ sqcap ⊓ sqcup ⊔ uplus ⊎ setminus ∖ smallsetminus ∖ wr ≀ amalg ⨿ dagger † ddagger ‡
  ltimes ⋉ rtimes ⋊ sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigwedge ⋀
  bigvee ⋁ leq ≤ le ≤ geq ≥ ge ≥ leqslant ⩽ geqslant ⩾ lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ ll ≪ gg ≫ lll ⋘
  ggg ⋙ lt < gt > neq ≠ ne ≠ equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅ asymp ≍ doteq ≐ propto ∝ varpropto ∝ prec ≺
  succ ≻ preceq ⪯ succeq ⪰ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ sqsubset ⊏ sqsubseteq ⊑
  sqsupseteq ⊒ in ∈ ni ∋ notin ∉ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ Vdash ⊩ perp ⊥ parallel ∥ nparallel ∦ mid ∣
  nmid ∤ bowtie ⋈ triangleq ≜ coloneqq ≔ to → gets ← rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒
  Leftarrow ⇐ Leftrightarrow ⇔ iff ⟺ implies ⟹ longrightarrow ⟶ longleftarrow ⟵ Longrightarrow ⟹ mapsto ↦ longmapsto ⟼
  hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ rightleftharpoons ⇌ uparrow ↑ downarrow ↓ updownarrow ↕
  Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ rightsquigarrow ⇝ leadsto ⇝ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈
  rceil ⌉ lbrace { rbrace } lbrack [ rbrack ] vert | Vert ‖ lvert | rvert | lVert ‖ rVert ‖ | ‖ backslash \\
  cdots ⋯ vdots ⋮ ddots ⋱ dotsc … dotsb ⋯ colon : degree ° lozenge ◊ therefore ∴ because ∵ surd √ complement ∁
  eth ð odiv ⨸ boxtimes ⊠ boxplus ⊞ lessgtr ≶ trianglelefteq ⊴ triangleright ▹ triangleleft ◃ blacktriangle ▲
  longleftrightarrow ⟷ Longleftrightarrow ⟺ impliedby ⟸ Longleftarrow ⟸ Updownarrow ⇕ swarrow ↙ nleftarrow ↚
  nrightarrow ↛ nRightarrow ⇏ nLeftrightarrow ⇎ leftrightarrows ⇆ rightleftarrows ⇄ rightrightarrows ⇉
  twoheadrightarrow ↠ rightarrowtail ↣ rightharpoondown ⇁ leftharpoonup ↼ leftharpoondown ↽ leftrightharpoons ⇋
  circlearrowleft ↺ circlearrowright ↻ dashrightarrow ⇢ upharpoonright ↾ restriction ↾ multimap ⊸ owns ∋
  leqq ≦ geqq ≧ nleq ≰ ngeq ≱ nless ≮ ngtr ≯ precsim ≾ succsim ≿ preccurlyeq ≼ succcurlyeq ≽ nsim ≁ ncong ≇
  approxeq ≊ eqsim ≂ eqqcolon ≕ Subset ⋐ Supset ⋑ subsetneqq ⫋ nsubseteq ⊈ nsupseteq ⊉ sqsupset ⊐ trianglerighteq ⊵
  lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵ vartriangleleft ⊲ vartriangleright ⊳ nvdash ⊬ nvDash ⊭ Join ⋈ frown ⌢ smile ⌣
  iiint ∭ bigsqcup ⨆ biguplus ⨄ bigodot ⨀ bigcirc ◯ bigtriangleup △ bigtriangledown ▽ triangledown ▽ boxdot ⊡
  boxminus ⊟ circledast ⊛ circledcirc ⊚ curlyvee ⋎ curlywedge ⋏ veebar ⊻ barwedge ⊼ dotplus ∔ intercal ⊺
  leftthreetimes ⋋ rightthreetimes ⋌ varkappa ϰ beth ℶ hslash ℏ mho ℧ Bbbk 𝕜 diamondsuit ♢ blacklozenge ⧫
  blacktriangleright ▶ measuredangle ∡ llbracket ⟦ rrbracket ⟧ ulcorner ⌜ urcorner ⌝ dotsm ⋯ dotsi ⋯ dotso …
`);

/** Named functions of math mode: they read as their names. */
export const FUNCTIONS: ReadonlySet<string> = new Set(
  `arccos arcsin arctan arg argmax argmin cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf
  limsup ln log max min mod bmod Pr sec sin sinh sup tan tanh`.split(/\s+/),
);

/** Accents of text mode and of math mode, as combining characters. */
export const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['`', '\u0300'],
  ["'", '\u0301'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['u', '\u0306'],
  ['.', '\u0307'],
  ['"', '\u0308'],
  ['r', '\u030A'],
  ['H', '\u030B'],
  ['v', '\u030C'],
  ['d', '\u0323'],
  ['c', '\u0327'],
  ['k', '\u0328'],
  ['b', '\u0331'],
]);

export const MATH_ACCENTS: ReadonlyMap<string, string> = new Map([
  ['grave', '\u0300'],
  ['acute', '\u0301'],
  ['hat', '\u0302'],
  ['widehat', '\u0302'],
  ['tilde', '\u0303'],
  ['widetilde', '\u0303'],
  ['bar', '\u0304'],
  ['overline', '\u0304'],
  ['breve', '\u0306'],
  ['dot', '\u0307'],
  ['ddot', '\u0308'],
  ['mathring', '\u030A'],
  ['check', '\u030C'],
  ['vec', '\u20D7'],
  ['overrightarrow', '\u20D7'],
  ['overleftarrow', '\u20D6'],
  ['dddot', '\u20DB'],
]);

/** Commands of text mode that set their argument in another shape; they may stand in an exported title. */
export const TEXT_STYLES: ReadonlySet<string> = new Set(
  'emph textit textbf texttt textsc textrm textsf textsl textup textsuperscript textsubscript underline'.split(
    ' ',
  ),
);

/** Commands that set their argument in quotation marks. */
export const QUOTES: ReadonlySet<string> = new Set(['enquote', 'mkbibquote']);

/** Commands that show their argument as it is. */
export const WRAPPERS: ReadonlySet<string> = new Set(
  `text mbox hbox textnormal ensuremath mathrm mathbf mathit mathsf mathtt mathcal mathbb mathbbm mathds mathfrak
  mathscr mathop mathbin mathrel mathord mathopen mathclose mathpunct mathinner boldsymbol bm pmb operatorname
  mathnormal textmd overbrace underbrace substack smash boxed`.split(/\s+/),
);

/** The old declarations, `{\it …}`, and what does the same to an argument. */
export const DECLARATIONS: ReadonlyMap<string, string> = new Map([
  ['em', 'emph'],
  ['it', 'textit'],
  ['itshape', 'textit'],
  ['bf', 'textbf'],
  ['bfseries', 'textbf'],
  ['tt', 'texttt'],
  ['ttfamily', 'texttt'],
  ['sc', 'textsc'],
  ['scshape', 'textsc'],
  ['rm', 'textrm'],
  ['sf', 'textsf'],
  ['sl', 'textsl'],
  ['cal', 'mathcal'],
]);

/** Letters with a doubled stroke. */
export const DOUBLE_STRUCK: ReadonlySet<string> = new Set(['mathbb', 'mathbbm', 'mathds']);

/** Commands of two arguments: one above the other… */
export const FRACTIONS: ReadonlySet<string> = new Set(['frac', 'dfrac', 'tfrac', 'nicefrac', 'sfrac']);

/** …in brackets… */
export const BINOMIALS: ReadonlySet<string> = new Set(['binom', 'dbinom', 'tbinom']);

/** …and the first small, above or below the second. */
export const STACKS: ReadonlyMap<string, '^' | '_'> = new Map([
  ['overset', '^'],
  ['stackrel', '^'],
  ['underset', '_'],
]);

/** Arrows of math mode as long as what stands above them, which is their argument; below stands an optional one. */
export const LABELLED_ARROWS = table(`
  xrightarrow → xleftarrow ← xleftrightarrow ↔ xRightarrow ⇒ xLeftarrow ⇐ xLeftrightarrow ⇔ xmapsto ↦
  xhookrightarrow ↪ xhookleftarrow ↩
`);
