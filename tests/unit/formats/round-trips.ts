/**
 * Papers, and what a program that reads our BibTeX must find in each: every value is written here, none is worked out
 * by the code that is tested. What is not named must not be there.
 */
import type { Author, Identifier, Paper } from '../../../lib/paper';
import { aReference } from './hard-cases';

/** A person's parts, or a name that is not taken apart. */
export type ReadName =
  | { family: string; given?: string; particle?: string; suffix?: string }
  | { group: string };

export interface ReadBack {
  type: string;
  /** As a person reads it; mathematics in TeX. */
  title: string;
  /** The same in a style that sets titles in small letters. */
  small: string;
  authors: readonly ReadName[];
  /** There are others. */
  more?: boolean;
  year?: number | undefined;
  month?: number | undefined;
  eprint?: string;
  eprintClass?: string;
  doi?: string;
  url: string;
  /** Journal, or book of proceedings. */
  container?: string;
  howPublished?: string;
  series?: string;
  volume?: string;
  issue?: string;
  pages?: string;
  publisher?: string;
  note?: string;
  keywords?: readonly string[];
}

export interface RoundTrip {
  name: string;
  /** The citation key. */
  key: string;
  paper: Paper;
  expected: ReadBack;
}

const cases: RoundTrip[] = [];
export const roundTrips: readonly RoundTrip[] = cases;

/** A preprint by Ada Lovelace of March 2024, but for what a case says. */
function add(
  name: string,
  fields: Partial<Paper>,
  expected: Partial<ReadBack>,
  key = `case${cases.length + 1}`,
): void {
  const number = `2403.${String(10_001 + cases.length)}`;
  const id: Identifier = fields.key ?? `arxiv:${number}`;
  const isArxiv = fields.key === undefined;
  const paper = aReference({
    title: 'Some thoughts',
    authors: [{ name: 'Ada Lovelace' }],
    published: '2024-03-05',
    citationKey: key,
    ...fields,
    key: id,
    ids: fields.ids ?? [id],
  });
  cases.push({
    name,
    key,
    paper,
    expected: {
      type: 'misc',
      title: 'Some thoughts',
      small: expected.title ?? 'Some thoughts',
      authors: [{ family: 'Lovelace', given: 'Ada' }],
      year: 2024,
      month: 3,
      ...(isArxiv && { eprint: number }),
      url: `https://arxiv.org/abs/${number}`,
      ...expected,
    },
  });
}

/** What is stored, how it reads (as it is stored, unless said), and how it reads in small letters. */
type TitleRow = readonly [name: string, stored: string, read?: string | undefined, small?: string];

const titles: readonly TitleRow[] = [
  // Accents and scripts
  ['French accents', 'une étude à propos de l’été et du cœur français'],
  ['German letters', 'über größere Straßen und schöne Mädchen'],
  ['Spanish signs', '¿qué es esto? ¡una señal!', undefined, '¿Qué es esto? ¡Una señal!'],
  ['Portuguese', 'ação e reação não são irmãs'],
  ['Polish', 'żółta łódź i święty gęś'],
  ['Czech', 'příliš žluťoučký kůň úpěl ďábelské ódy'],
  ['Hungarian', 'árvíztűrő tükörfúrógép'],
  ['Turkish, with a dotless i', 'ışık ve gölge için şiir'],
  ['Romanian, with commas below', 'știință și țară'],
  ['Icelandic', 'þetta er ágæt ritgerð um æðar'],
  ['Danish and Norwegian', 'blåbærsyltetøy på ærlig vis'],
  ['Swedish', 'räksmörgås åt östra sjön'],
  ['Latvian', 'ķēniņa ģimenes šūpuļkrēsls'],
  ['Maltese', 'ġenerazzjoni ħielsa u ċara'],
  ['Welsh', 'tŷ ar ŵyneb y dŵr'],
  ['Vietnamese', 'xử lý ngôn ngữ tự nhiên cho tiếng Việt'],
  ['Greek', 'περί της φύσεως των πραγμάτων'],
  ['Greek with polytonic marks', 'ἐν ἀρχῇ ἦν ὁ λόγος'],
  ['Russian', 'о понятии числа и его границах'],
  ['Ukrainian', 'їжак і ґава у лісі'],
  ['Serbian', 'његове љубави и џепови'],
  ['Georgian', 'ენის დამუშავება'],
  ['Armenian', 'լեզվի մշակում'],
  ['Hebrew', 'עיבוד שפה טבעית'],
  ['Arabic', 'معالجة اللغة العربية'],
  ['Persian, with a joiner that means something', 'می\u200cخواهم بدانم'],
  ['Hindi', 'हिन्दी भाषा का विश्लेषण'],
  ['Bengali', 'বাংলা ভাষার বিশ্লেষণ'],
  ['Tamil', 'தமிழ் மொழி ஆய்வு'],
  ['Thai', 'การประมวลผลภาษาไทย'],
  ['Khmer', 'ភាសាខ្មែរ'],
  ['Amharic', 'የአማርኛ ቋንቋ'],
  ['Chinese', '大规模语言模型综述'],
  ['Chinese in its traditional characters', '資訊檢索導論'],
  ['Japanese in three scripts', '大規模なデータセットとモデルの評価'],
  ['Korean', '한국어 자연어 처리'],
  ['Chinese with Latin words in it', '基于 BERT 的中文分词'],
  ['characters beyond the first plane', '𠮷野家 and 𝒳'],
  ['accents as marks of their own', 'cafe\u0301 society', 'café society'],
  ['two accents on one letter', 'ấn tượng ở ǭ and ṩ'],
  ['emoji', 'is this 🔥 or not 👍🏽'],
  ['emoji joined to one', 'families 👨‍👩‍👧 online'],
  ['flags', 'what 🇫🇷 and 🇩🇪 share'],
  // TeX
  [
    'accents in TeX',
    "G\\\"odel's \\'etude of \\v{s}koda",
    "Gödel's étude of škoda",
    "Gödel's étude of škoda",
  ],
  ['letters in TeX', "\\L{}\\'od\\'z, \\O re and stra\\ss e", 'Łódź, Øre and straße'],
  ['accents in braces', 'the {\\"u}ber-{\\\'e}tude', 'the über-étude'],
  ['a cedilla, a hook and a ring', 'fran\\c{c}ais, \\k{a} and \\r{u}', 'français, ą and ů'],
  ['a dotless i below an accent', 'na{\\"\\i}ve', 'naïve'],
  ['mathematics with small letters', 'on $k$-means and $x^2$', 'on k-means and x^2'],
  ['mathematics with capitals', 'sorting in $O(n \\log n)$ time', 'sorting in O(n \\log n) time'],
  ['a Greek letter in mathematics', 'the $\\beta$-VAE', 'the \\beta-VAE'],
  ['a raised sign', 'A$^*$ search', 'A^* search'],
  ['lowered figures in mathematics', 'CO$_2$ capture', 'CO_2 capture'],
  ['script letters', 'learning in $\\mathcal{H}$ spaces', 'learning in \\mathcal{H} spaces'],
  ['a fraction', 'a $\\frac{1}{2}$ approximation', 'a \\frac{1}{2} approximation'],
  ['a root', 'the $\\sqrt{n}$ law', 'the \\sqrt{n} law'],
  ['blackboard letters', 'on $\\mathbb{R}^n$', 'on \\mathbb{R}^n'],
  ['mathematics between brackets', 'bounds \\(n^3\\) for sums', 'bounds n^3 for sums'],
  ['mathematics at the start', '$\\pi$ is not three', '\\pi is not three', '\\pi is not three'],
  ['mathematics at the end', 'the mass of the $\\Lambda$', 'the mass of the \\Lambda'],
  ['a sign of mathematics outside of it', 'from \\alpha to \\omega', 'from \\alpha to \\omega'],
  ['words set apart', 'what is \\emph{really} new', 'what is really new'],
  ['italics of the old kind', 'the genome of {\\it drosophila}', 'the genome of drosophila'],
  ['bold', 'the \\textbf{big} question', 'the big question'],
  ['small capitals', 'the \\textsc{nasa} archive', 'the nasa archive'],
  ['a typewriter', 'why \\texttt{goto} is harmful', 'why goto is harmful'],
  [
    'braces that keep capitals',
    'The {UPPER} and {Lower} Case',
    'The UPPER and Lower Case',
    'The UPPER and Lower case',
  ],
  ['the whole title in braces', '{A Title that Stays}', 'A Title that Stays', 'A Title that Stays'],
  ['a tie', 'chapter~one of~many', 'chapter one of many'],
  ['a command that nobody knows', 'see \\foobar for more', 'see \\foobar for more'],
  ['an address', 'see \\url{https://example.org/a_b}', 'see https://example.org/a_b'],
  ['an isotope in TeX', 'dating by $^{14}$C', 'dating by ^{14}C'],
  ['an isotope raised in text', 'dating by \\textsuperscript{14}C', 'dating by ^{14}C'],
  ['a letter in TeX that begins it', '{\\"U}ber das sehen', 'Über das sehen'],
  ['two pairs of braces', 'the {{Double}} braces', 'the Double braces'],
  ['braces in TeX', 'the set \\{a, b\\}', 'the set {a, b}'],
  ['braces in mathematics', 'the set $\\{a, b\\}$', 'the set \\{a, b\\}'],
  [
    'a species in italics',
    'sensing in \\textit{Escherichia coli} and others',
    'sensing in Escherichia coli and others',
  ],
  ['mathematics that never ends', 'the $x of all'],
  ['scripts outside of mathematics', 'splitting H_2O at x_{i} and 2^{n}', 'splitting H_2O at x_i and 2^n'],
  ['an accent on a dotless i', "the garc\\'{\\i}a bound", 'the garcía bound'],
  ['an ellipsis in TeX', 'and then \\ldots{} nothing', 'and then … nothing'],
  ['mathematics within words set apart', 'an \\emph{$\\epsilon$-close} one', 'an \\epsilon-close one'],
  [
    'an accented capital within braces',
    "some notes on {\\'E}cole and \\O{}rsted bounds",
    'some notes on École and Ørsted bounds',
  ],
  // Signs
  ['an ampersand', 'cats & dogs'],
  ['an ampersand in TeX', 'cats \\& dogs', 'cats & dogs'],
  ['an ampersand within a word', 'R&D in practice'],
  ['a percent sign', 'a gain of 50% and more'],
  ['a hash', 'we are #1 in all'],
  ['C sharp', 'static analysis of C# and F#'],
  ['C plus plus', 'templates in C++ considered'],
  ['an underscore', 'on snake_case names'],
  ['two underscores', 'what __init__ does'],
  ['a tilde before a number', 'about ~100 examples'],
  ['a backslash', 'paths like C:\\new and D:\\old'],
  ['money', 'a $100 model for $50'],
  ['one dollar sign', 'the cost is $5 only'],
  ['euros, pounds and yen', 'from €5 to £6 to ¥700'],
  ['a caret', 'what 2^n means'],
  ['less and greater', 'when a < b and c > d'],
  ['an arrow of signs', 'from text -> image <- text'],
  ['a bar', 'estimating p(x|y) well'],
  ['a set in braces', 'colourings of {1, 2, 3} only'],
  ['a brace alone', 'where is the } in this'],
  ['another brace alone', 'where is the { in this'],
  ['at signs', 'pass@k and recall@10'],
  ['an asterisk', 'the * in regular expressions'],
  ['an equals sign', 'is p = np at all'],
  ['slashes', 'and/or either/or'],
  ['square brackets', 'what [mask] tokens learn'],
  ['round brackets', 'learning (almost) nothing'],
  ['a backquote', 'the `eval` function'],
  ['degrees and micro', 'at 300 °C and 5 µm'],
  ['plus or minus, times', 'a 3 × 4 grid ± one'],
  ['section and paragraph', 'on § 5 and ¶ 6'],
  ['copyright and trade marks', 'what ©, ® and ™ protect'],
  ['arrows and infinity', 'from zero → ∞ ≤ all ≠ none'],
  ['checks and stars', 'tests ✓ with ★'],
  // Quotes and dashes
  ['straight quotes', '"why should we trust you?" explained'],
  ['typographic quotes', '“why should we trust you?” explained'],
  ['quotes of TeX', "``why'' explained", '“why” explained'],
  ['single quotes', '‘just so’ stories'],
  ['angular quotes', 'le « bon » mot'],
  ['low quotes', 'das „gute“ wort'],
  ['an apostrophe', "what's in a model's name"],
  ['a typographic apostrophe', 'what’s in a model’s name'],
  ['quotes in quotes', '“a ‘quoted’ word” explained'],
  ['primes', 'a 5′ 7″ person'],
  ['an en dash', 'the 1990–2020 period'],
  ['an em dash', 'one thing—or another'],
  ['dashes of TeX', 'pages 1--2 --- or 3', 'pages 1–2 — or 3'],
  ['a minus sign', 'at −40 degrees'],
  ['a hyphen that does not break', 'state\u2011of\u2011the\u2011art'],
  ['a space that does not break', 'at 5\u00a0km', 'at 5 km'],
  ['an ellipsis', 'and then… nothing'],
  ['three dots', 'wait... what'],
  // Capitals
  ['a title in title case', 'Attention Is All You Need', undefined, 'Attention is all you need'],
  ['an acronym', 'The Use of DNA in Courts', undefined, 'The use of DNA in courts'],
  ['an acronym first', 'BERT: Pre-Training of Deep Models', undefined, 'BERT: Pre-training of deep models'],
  ['an acronym in the plural', 'A Survey of LLMs and GANs', undefined, 'A survey of LLMs and GANs'],
  ['camel case', 'How YouTube and GitHub Changed Us', undefined, 'How YouTube and GitHub changed us'],
  ['a small letter first', 'Apps on the iPhone and macOS', undefined, 'Apps on the iPhone and macOS'],
  [
    'a name with a number',
    'Training ResNet-50 and GPT-4o Fast',
    undefined,
    'Training ResNet-50 and GPT-4o fast',
  ],
  [
    'a figure before a capital',
    'Learning 3D Shapes From 2D Views',
    undefined,
    'Learning 3D shapes from 2D views',
  ],
  ['a letter by itself', 'Deep Q-Learning and Vitamin C', undefined, 'Deep Q-learning and vitamin C'],
  ['the pronoun I', 'What I Know and What I’m Told', undefined, 'What I know and what I’m told'],
  [
    'a name with an apostrophe',
    "On O'Neill and D'Alembert Operators",
    undefined,
    "On O'Neill and D'Alembert operators",
  ],
  ['names that are in every title', 'Fast Bayesian Markov Chains', undefined, 'Fast Bayesian Markov chains'],
  ['a name with a hyphen', 'The Navier-Stokes Equations', undefined, 'The Navier-Stokes equations'],
  [
    'a name in the possessive',
    'On Bayes’ Rule and Shannon’s Theorem',
    undefined,
    'On Bayes’ rule and Shannon’s theorem',
  ],
  ['names in sentence case', 'Wage growth and its drivers in Paris and Rome'],
  ['a title in sentence case with a colon', 'Growth in towns: Evidence from the south of Brazil'],
  ['all capitals', 'THE END OF HISTORY', undefined, 'THE END OF HISTORY'],
  ['a chemical formula', 'Oxidation of H2SO4 and NaCl', undefined, 'Oxidation of H2SO4 and NaCl'],
  [
    'a formula with small figures',
    'Superconductivity in YBa₂Cu₃O₇',
    undefined,
    'Superconductivity in YBa₂Cu₃O₇',
  ],
  [
    'a formula with raised charges',
    'Transport of Ca²⁺ and Na⁺ Ions',
    undefined,
    'Transport of Ca²⁺ and Na⁺ ions',
  ],
  ['an isotope', 'Dating by ¹⁴C in Bones', undefined, 'Dating by ¹⁴C in bones'],
  ['a gene', 'Mutations of BRCA1 and p53', undefined, 'Mutations of BRCA1 and p53'],
  ['capitals with accents', 'Les Élèves de l’École Normale', undefined, 'Les élèves de l’école normale'],
  ['Cyrillic capitals', 'Применение МГУ и РАН', undefined, 'Применение МГУ и РАН'],
  ['Greek capitals', 'Σχολή και ΕΜΠ', undefined, 'Σχολή και ΕΜΠ'],
  ['Roman numbers', 'World War II and Louis XIV', undefined, 'World war II and louis XIV'],
  ['dots in an acronym', 'The U.S. and the U.K. Compared', undefined, 'The U.S. and the U.K. compared'],
  ['a version', 'YOLOv8 Versus YOLOv10', undefined, 'YOLOv8 versus YOLOv10'],
  [
    'a title within quotes',
    '“Why Should I Trust You?” Explaining Models',
    undefined,
    '“Why should I trust you?” Explaining models',
  ],
  // Length and ends
  ['one letter', 'Q'],
  ['one figure', '7'],
  ['a number', '1984'],
  ['a very long title', `${'a very long title that goes on and on, '.repeat(20)}and ends`],
  ['a very long word', 'a'.repeat(300)],
  ['a full stop at the end', 'this is the end.'],
  ['a question mark at the end', 'is this the end?'],
  ['an exclamation mark at the end', 'this is the end!'],
  ['a colon at the end', 'this is the end:'],
  ['a comma at the end', 'this is the end,'],
  ['a backslash at the end', 'this is the end\\'],
  ['a dollar sign at the end', 'this costs many $'],
  ['a quote at the end', 'this is “the end”'],
  ['line breaks', 'one line\r\nand\nanother', 'one line and another'],
  ['blanks around', '  some   blanks  ', 'some blanks'],
  ['a tilde at the end', 'about ~'],
  ['a tie in an address', 'see https://example.org/~ada for more'],
  ['a percent sign at the end', 'up by 100%'],
  ['a hash at the start', '#metoo and after'],
  ['an at sign at the start', '@home and away'],
  ['what hides', 'no\u200bthing \u202eto see', 'nothing to see'],
  ['signs of BibTeX', '@article{x, title = "y"}'],
  ['markup of HTML', 'the <em> tag &amp; the <script>'],
];

for (const [name, stored, read = stored, small = beginningLarge(read)] of titles) {
  add(`title: ${name}`, { title: stored }, { title: read, small });
}

function beginningLarge(text: string): string {
  return text.replace(/^\p{P}*\p{Ll}/u, (beginning) => beginning.toUpperCase());
}

type NameRow = readonly [name: string, author: Author | string, read: ReadName];

const names: readonly NameRow[] = [
  ['two words', 'Grace Hopper', { family: 'Hopper', given: 'Grace' }],
  ['three words', 'Donald Ervin Knuth', { family: 'Knuth', given: 'Donald Ervin' }],
  ['initials', 'J. R. R. Tolkien', { family: 'Tolkien', given: 'J. R. R.' }],
  ['initials without blanks', 'J.R.R. Tolkien', { family: 'Tolkien', given: 'J.R.R.' }],
  ['family name first', 'Turing, Alan', { family: 'Turing', given: 'Alan' }],
  ['one word', 'Plato', { family: 'Plato' }],
  ['a small letter first', 'danah boyd', { family: 'boyd', given: 'danah' }],
  ['bell hooks', { name: 'bell hooks', family: 'hooks', given: 'bell' }, { family: 'hooks', given: 'bell' }],
  ['van', 'Ludwig van Beethoven', { family: 'Beethoven', given: 'Ludwig', particle: 'van' }],
  ['van den', 'Aaron van den Oord', { family: 'Oord', given: 'Aaron', particle: 'van den' }],
  ['von', 'John von Neumann', { family: 'Neumann', given: 'John', particle: 'von' }],
  [
    'von und zu',
    {
      name: 'Karl-Theodor zu Guttenberg',
      family: 'Guttenberg',
      given: 'Karl-Theodor',
      particle: 'von und zu',
    },
    { family: 'Guttenberg', given: 'Karl-Theodor', particle: 'von und zu' },
  ],
  [
    'de la',
    'Charles de la Vallée Poussin',
    { family: 'Vallée Poussin', given: 'Charles', particle: 'de la' },
  ],
  ['a large particle', 'Luc Van Gool', { family: 'Van Gool', given: 'Luc' }],
  ['De with a capital', 'Robert De Niro', { family: 'De Niro', given: 'Robert' }],
  [
    'two particles apart',
    'Jose da Silva e Costa',
    { family: 'Silva e Costa', given: 'Jose', particle: 'da' },
  ],
  [
    'an Arabic particle',
    'Muhammad ibn Musa al-Khwarizmi',
    { family: 'Musa al-Khwarizmi', given: 'Muhammad', particle: 'ibn' },
  ],
  [
    'a particle with a hyphen',
    { name: 'Omar al-Khayyam', family: 'al-Khayyam', given: 'Omar' },
    { family: 'al-Khayyam', given: 'Omar' },
  ],
  [
    'a particle with an apostrophe',
    { name: "Jean d'Alembert", family: "d'Alembert", given: 'Jean' },
    { family: "d'Alembert", given: 'Jean' },
  ],
  ['an Irish name', "Flann O'Brien", { family: "O'Brien", given: 'Flann' }],
  ['a typographic apostrophe', 'Flann O’Brien', { family: 'O’Brien', given: 'Flann' }],
  ['a hyphen', 'Jean-Paul Sartre-Aron', { family: 'Sartre-Aron', given: 'Jean-Paul' }],
  [
    'a double family name',
    { name: 'Gabriel García Márquez', family: 'García Márquez', given: 'Gabriel' },
    { family: 'García Márquez', given: 'Gabriel' },
  ],
  [
    'a double family name with a small word',
    { name: 'Juan Ortega y Gasset', family: 'Ortega y Gasset', given: 'Juan' },
    { family: 'Ortega y Gasset', given: 'Juan' },
  ],
  ['Jr.', 'Martin Luther King Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
  ['Jr. after a comma', 'Frank Wood, Jr.', { family: 'Wood', given: 'Frank', suffix: 'Jr.' }],
  ['III', 'Henry Ford III', { family: 'Ford', given: 'Henry', suffix: 'III' }],
  [
    'particle and suffix',
    { name: 'X', family: 'Berg', given: 'Jan', particle: 'van den', suffix: 'Sr.' },
    { family: 'Berg', given: 'Jan', particle: 'van den', suffix: 'Sr.' },
  ],
  [
    'a suffix without a given name',
    { name: 'King Jr.', family: 'King', suffix: 'Jr.' },
    { family: 'King', suffix: 'Jr.' },
  ],
  [
    'a particle without a given name',
    { name: 'van Dyck', family: 'Dyck', particle: 'van' },
    { family: 'Dyck', particle: 'van' },
  ],
  [
    'a comma within a given name',
    { name: 'X', family: 'Smith', given: 'John, PhD' },
    { family: 'Smith', given: 'John, PhD' },
  ],
  [
    '"and" as a given name',
    { name: 'X', family: 'Smith', given: 'Rise and Shine' },
    { family: 'Smith', given: 'Rise and Shine' },
  ],
  ['"others" as a family name', 'others', { group: 'others' }],
  [
    '"And" with a capital as a family name',
    { name: 'Ada And', family: 'And', given: 'Ada' },
    { family: 'And', given: 'Ada' },
  ],
  ['French accents', 'Hélène Cixous-Lévêque', { family: 'Cixous-Lévêque', given: 'Hélène' }],
  ['Polish letters', 'Łukasz Żółć', { family: 'Żółć', given: 'Łukasz' }],
  ['Turkish letters', 'İsmail Çağrı Işık', { family: 'Işık', given: 'İsmail Çağrı' }],
  ['Vietnamese', 'Nguyễn Văn Đức', { family: 'Đức', given: 'Nguyễn Văn' }],
  ['a Vietnamese family name last', 'Quoc Van Le', { family: 'Le', given: 'Quoc Van' }],
  ['Icelandic', 'Þórður Guðmundsson', { family: 'Guðmundsson', given: 'Þórður' }],
  ['accents in TeX', 'Erwin Schr{\\"o}dinger', { family: 'Schrödinger', given: 'Erwin' }],
  [
    'a name in TeX that begins with a letter of TeX',
    '\\O ystein {\\L}ukasiewicz',
    { family: 'Łukasiewicz', given: 'Øystein' },
  ],
  ['Cyrillic', 'Иван Петров', { family: 'Петров', given: 'Иван' }],
  [
    'Cyrillic with a patronymic',
    'Андрей Николаевич Колмогоров',
    { family: 'Колмогоров', given: 'Андрей Николаевич' },
  ],
  ['Greek', 'Γιώργος Σεφέρης', { family: 'Σεφέρης', given: 'Γιώργος' }],
  ['Georgian', 'შოთა რუსთაველი', { family: 'რუსთაველი', given: 'შოთა' }],
  ['Chinese', '王小明', { group: '王小明' }],
  ['Chinese in two parts', { name: '王 小明', family: '王', given: '小明' }, { family: '王', given: '小明' }],
  ['Japanese with a blank', '山田 太郎', { group: '山田 太郎' }],
  ['Korean', '김철수', { group: '김철수' }],
  ['Arabic', 'ابن سينا', { group: 'ابن سينا' }],
  [
    'Hebrew in two parts',
    { name: 'עמוס עוז', family: 'עוז', given: 'עמוס' },
    { family: 'עוז', given: 'עמוס' },
  ],
  ['Hindi', 'प्रेमचंद', { group: 'प्रेमचंद' }],
  ['a name in brackets behind', 'Wei Wang (王伟)', { family: 'Wang', given: 'Wei' }],
  ['a collaboration', 'ATLAS Collaboration', { group: 'ATLAS Collaboration' }],
  ['a company', 'OpenAI', { group: 'OpenAI' }],
  ['a company with a hyphen', 'DeepSeek-AI', { group: 'DeepSeek-AI' }],
  ['a group with "and"', 'Procter and Gamble', { group: 'Procter and Gamble' }],
  ['a group with an ampersand', 'Ernst & Young', { group: 'Ernst & Young' }],
  ['a group with a comma', 'Team, Gemini & Co', { group: 'Team, Gemini & Co' }],
  ['an institution', 'University of Oxford', { group: 'University of Oxford' }],
  ['an institution with accents', 'Université de Montréal', { group: 'Université de Montréal' }],
  ['a group with a number', 'Gemma 3 Team', { group: 'Gemma 3 Team' }],
  ['on behalf of', 'The Authors on behalf of CERN', { group: 'The Authors on behalf of CERN' }],
  ['signs of TeX in a name', 'R_2 {D} # Team', { group: 'R_2 D # Team' }],
  ['a brace alone in a name', 'Ada } Lovelace', { family: 'Lovelace', given: 'Ada' }],
  ['a tie in a name', 'Donald~E. Knuth', { family: 'Knuth', given: 'Donald E.' }],
  ['a name in capitals', 'ADA LOVELACE', { family: 'LOVELACE', given: 'ADA' }],
  ['a dash in a name', 'Ada Byron–Lovelace', { family: 'Byron–Lovelace', given: 'Ada' }],
  ['a Dutch apostrophe', "Gerard 't Hooft", { family: 'Hooft', given: 'Gerard', particle: "'t" }],
  ['a family name of one letter', 'Cheng-Zhi A. E', { family: 'E', given: 'Cheng-Zhi A.' }],
  ['a name that is "and"', 'Metin And', { family: 'And', given: 'Metin' }],
  ['a percent sign in a name', '100% Research Group', { group: '100% Research Group' }],
  [
    'a very long given name',
    `${'Maria '.repeat(30)}Lopez`,
    { family: 'Lopez', given: 'Maria '.repeat(30).trim() },
  ],
];

for (const [name, author, read] of names) {
  const of = typeof author === 'string' ? { name: author } : author;
  add(`author: ${name}`, { authors: [of] }, { authors: [read] });
}

const people = (...list: string[]): Author[] => list.map((name) => ({ name }));
const LOVELACE = { family: 'Lovelace', given: 'Ada' };
const BABBAGE = { family: 'Babbage', given: 'Charles' };

add('authors: nobody', { authors: [] }, { authors: [] });
add('authors: two', { authors: people('Ada Lovelace', 'Charles Babbage') }, { authors: [LOVELACE, BABBAGE] });
add(
  'authors: a person, a group, a person',
  { authors: people('Ada Lovelace', 'The Analytical Society', 'Charles Babbage') },
  { authors: [LOVELACE, { group: 'The Analytical Society' }, BABBAGE] },
);
add(
  'authors: the same name twice',
  { authors: people('Wei Wang', 'Wei Wang') },
  {
    authors: [
      { family: 'Wang', given: 'Wei' },
      { family: 'Wang', given: 'Wei' },
    ],
  },
);
add('authors: cut short', { authorsCut: true }, { more: true });
add('authors: fewer than there are', { authorCount: 12 }, { more: true });
add(
  'authors: forty',
  { authors: Array.from({ length: 40 }, () => ({ name: 'Jan van Berg' })) },
  { authors: Array.from({ length: 40 }, () => ({ family: 'Berg', given: 'Jan', particle: 'van' })) },
);

// Where it appeared
type VenueRow = readonly [name: string, fields: Partial<Paper>, read: Partial<ReadBack>];

/** Of a preprint's publication, only the year is known. */
const journal = (container: string, more: Partial<ReadBack>): Partial<ReadBack> => ({
  type: 'article',
  container,
  month: undefined,
  ...more,
});
const proceedings = (container: string, more: Partial<ReadBack>): Partial<ReadBack> => ({
  type: 'inproceedings',
  container,
  month: undefined,
  ...more,
});

const venues: readonly VenueRow[] = [
  [
    'a journal reference in full',
    { journalRef: 'Nature 521(7553), 436-444 (2015)' },
    journal('Nature', { volume: '521', issue: '7553', pages: '436-444', year: 2015 }),
  ],
  [
    'an article’s number for pages',
    { journalRef: 'Phys. Rev. D 76, 013009 (2007)' },
    journal('Phys. Rev. D', { volume: '76', pages: '013009', year: 2007 }),
  ],
  [
    'a section in the volume',
    { journalRef: 'Phys.Rev. D76 (2007) 013009' },
    journal('Phys.Rev. D', { volume: '76', pages: '013009', year: 2007 }),
  ],
  [
    'a volume that is a month',
    { journalRef: 'JHEP 09 (2012) 023' },
    journal('JHEP', { volume: '09', pages: '023', year: 2012 }),
  ],
  [
    'volume and number in words',
    { journalRef: 'J. Foo, vol. 52, no. 4, pp. 1289-1306, 2006' },
    journal('J. Foo', { volume: '52', issue: '4', pages: '1289-1306', year: 2006 }),
  ],
  [
    'a dash between the pages',
    { journalRef: 'Ann. Math. 123 (1989), no. 2, 1–9' },
    journal('Ann. Math.', { volume: '123', issue: '2', pages: '1-9', year: 1989 }),
  ],
  [
    'a double number',
    { journalRef: 'J. Foo 12(3-4), 45-67 (2020)' },
    journal('J. Foo', { volume: '12', issue: '3-4', pages: '45-67', year: 2020 }),
  ],
  [
    'a journal with an ampersand',
    { journalRef: 'Astronomy & Astrophysics 600, A12 (2017)' },
    journal('Astronomy & Astrophysics', { volume: '600', pages: 'A12', year: 2017 }),
  ],
  [
    'a journal with a colon',
    { journalRef: 'Journal of Physics: Conference Series 12, 34-56 (2010)' },
    journal('Journal of Physics: Conference Series', { volume: '12', pages: '34-56', year: 2010 }),
  ],
  [
    'a journal whose page says so, with all fields',
    {
      key: 'doi:10.1000/all.fields',
      venue: 'Journal of Things',
      venueType: 'journal',
      volume: '7',
      issue: '2',
      pages: '11-29',
      publisher: 'Smith & Sons',
    },
    {
      type: 'article',
      container: 'Journal of Things',
      volume: '7',
      issue: '2',
      pages: '11-29',
      publisher: 'Smith & Sons',
      doi: '10.1000/all.fields',
      url: 'https://doi.org/10.1000/all.fields',
    },
  ],
  [
    'a journal in another language',
    { key: 'doi:10.1000/zeitschrift', venue: 'Zeitschrift für Physik', venueType: 'journal', volume: 'XII' },
    {
      type: 'article',
      container: 'Zeitschrift für Physik',
      volume: 'XII',
      doi: '10.1000/zeitschrift',
      url: 'https://doi.org/10.1000/zeitschrift',
    },
  ],
  [
    'a journal in Chinese',
    { key: 'doi:10.1000/xuebao', venue: '计算机学报', venueType: 'journal', volume: '45', pages: '1-20' },
    {
      type: 'article',
      container: '计算机学报',
      volume: '45',
      pages: '1-20',
      doi: '10.1000/xuebao',
      url: 'https://doi.org/10.1000/xuebao',
    },
  ],
  [
    'a journal with signs of TeX',
    { key: 'doi:10.1000/signs', venue: 'C# & 100% $ _ Journal', venueType: 'journal' },
    {
      type: 'article',
      container: 'C# & 100% $ _ Journal',
      doi: '10.1000/signs',
      url: 'https://doi.org/10.1000/signs',
    },
  ],
  [
    'a journal with capitals inside',
    { key: 'doi:10.1000/elife', venue: 'eLife', venueType: 'journal', pages: 'e01234' },
    {
      type: 'article',
      container: 'eLife',
      pages: 'e01234',
      doi: '10.1000/elife',
      url: 'https://doi.org/10.1000/elife',
    },
  ],
  [
    'pages with letters',
    { key: 'doi:10.1000/letters', venue: 'Journal of Things', venueType: 'journal', pages: 'S12-S34' },
    {
      type: 'article',
      container: 'Journal of Things',
      pages: 'S12-S34',
      doi: '10.1000/letters',
      url: 'https://doi.org/10.1000/letters',
    },
  ],
  [
    'two stretches of pages',
    { key: 'doi:10.1000/stretches', venue: 'Journal of Things', venueType: 'journal', pages: '1-5, 9-12' },
    {
      type: 'article',
      container: 'Journal of Things',
      pages: '1-5, 9-12',
      doi: '10.1000/stretches',
      url: 'https://doi.org/10.1000/stretches',
    },
  ],
  [
    'pages of chapters',
    { key: 'doi:10.1000/chapters', venue: 'Journal of Things', venueType: 'journal', pages: '7-1–7-25' },
    {
      type: 'article',
      container: 'Journal of Things',
      pages: '7-1-7-25',
      doi: '10.1000/chapters',
      url: 'https://doi.org/10.1000/chapters',
    },
  ],
  [
    'pages with two hyphens',
    { key: 'doi:10.1000/hyphens', venue: 'Journal of Things', venueType: 'journal', pages: '11--29' },
    {
      type: 'article',
      container: 'Journal of Things',
      pages: '11-29',
      doi: '10.1000/hyphens',
      url: 'https://doi.org/10.1000/hyphens',
    },
  ],
  [
    'a journal in braces and TeX',
    { key: 'doi:10.1000/tex', venue: '{IEEE} Trans. {\\"U}ber \\& {D}inge', venueType: 'journal' },
    {
      type: 'article',
      container: 'IEEE Trans. Über & Dinge',
      doi: '10.1000/tex',
      url: 'https://doi.org/10.1000/tex',
    },
  ],
  [
    'pages in Roman numbers',
    { key: 'doi:10.1000/roman', venue: 'Journal of Things', venueType: 'journal', pages: 'xii-xxiv' },
    {
      type: 'article',
      container: 'Journal of Things',
      pages: 'xii-xxiv',
      doi: '10.1000/roman',
      url: 'https://doi.org/10.1000/roman',
    },
  ],
  ['a conference by its short name', { venue: 'NeurIPS 2023' }, proceedings('NeurIPS', { year: 2023 })],
  ['a conference in capitals', { venue: 'CVPR 2022' }, proceedings('CVPR', { year: 2022 })],
  ['a conference with two letters for its year', { venue: "ICML'21" }, proceedings('ICML', { year: 2021 })],
  ['an oral', { venue: 'ICLR 2024 oral' }, proceedings('ICLR', { year: 2024 })],
  ['two hosts', { venue: 'IEEE/CVF CVPR 2020' }, proceedings('IEEE/CVF CVPR', { year: 2020 })],
  [
    'a workshop',
    { venue: 'ICML 2022 Workshop on AI for Science' },
    proceedings('ICML 2022 Workshop on AI for Science', { year: 2022 }),
  ],
  [
    'proceedings in full, with a series',
    {
      journalRef:
        'Proceedings of the 37th International Conference on Machine Learning, PMLR 119:1597-1607, 2020',
    },
    proceedings('Proceedings of the 37th International Conference on Machine Learning', {
      series: 'Proceedings of Machine Learning Research',
      volume: '119',
      pages: '1597-1607',
      year: 2020,
    }),
  ],
  [
    'a volume of NeurIPS',
    { journalRef: 'Advances in Neural Information Processing Systems 30 (NIPS 2017)' },
    proceedings('Advances in Neural Information Processing Systems', { volume: '30', year: 2017 }),
  ],
  [
    'findings of a conference',
    { venue: 'Findings of the Association for Computational Linguistics: EMNLP 2020' },
    proceedings('Findings of the Association for Computational Linguistics: EMNLP', { year: 2020 }),
  ],
  [
    'proceedings whose page says so, with all fields',
    {
      key: 'doi:10.1145/3292500.3330701',
      venue:
        'Proceedings of the 25th ACM SIGKDD International Conference on Knowledge Discovery & Data Mining',
      venueType: 'proceedings',
      volume: '2',
      pages: '2623-2631',
      publisher: 'ACM',
    },
    {
      type: 'inproceedings',
      container:
        'Proceedings of the 25th ACM SIGKDD International Conference on Knowledge Discovery & Data Mining',
      volume: '2',
      pages: '2623-2631',
      publisher: 'ACM',
      doi: '10.1145/3292500.3330701',
      url: 'https://doi.org/10.1145/3292500.3330701',
    },
  ],
  [
    'proceedings with accents',
    { key: 'doi:10.1000/actes', venue: 'Actes de la Conférence Écologie et Santé', venueType: 'proceedings' },
    {
      type: 'inproceedings',
      container: 'Actes de la Conférence Écologie et Santé',
      doi: '10.1000/actes',
      url: 'https://doi.org/10.1000/actes',
    },
  ],
  [
    'proceedings with a chemical formula and a dotted acronym',
    { key: 'doi:10.1000/h2o', venue: 'Proc. U.S. Symposium on H2O and mRNA', venueType: 'proceedings' },
    {
      type: 'inproceedings',
      container: 'Proc. U.S. Symposium on H2O and mRNA',
      doi: '10.1000/h2o',
      url: 'https://doi.org/10.1000/h2o',
    },
  ],
  [
    'a remark that tells the conference',
    { comments: '12 pages, accepted at ICML 2025' },
    proceedings('ICML', { year: 2025 }),
  ],
  ['a venue without a year', { venue: 'CVPR' }, { howPublished: 'CVPR' }],
  [
    'a reference that cannot be taken apart',
    { journalRef: 'Phys. Rev. D 76, 013009 (2007); Erratum-ibid. 77, 029901_a (2008)' },
    { howPublished: 'Phys. Rev. D 76, 013009 (2007); Erratum-ibid. 77, 029901_a (2008)' },
  ],
  [
    'a venue that nobody knows',
    { venue: 'The Great Book of B&B #1' },
    { howPublished: 'The Great Book of B&B #1' },
  ],
  ['what was only handed in', { venue: 'Submitted to ICLR 2025' }, {}],
  [
    'a journal article without a date',
    {
      key: 'doi:10.1000/undated',
      venue: 'Journal of Things',
      venueType: 'journal',
      published: undefined,
    },
    {
      type: 'misc',
      howPublished: 'Journal of Things',
      year: undefined,
      month: undefined,
      doi: '10.1000/undated',
      url: 'https://doi.org/10.1000/undated',
    },
  ],
  [
    'a journal article without an author',
    { journalRef: 'Nature 521, 436-444 (2015)', authors: [] },
    { type: 'misc', howPublished: 'Nature', authors: [], year: 2015, month: undefined },
  ],
];

for (const [name, fields, read] of venues) {
  // Volume and pages count only from the source that told the venue.
  const from = Object.fromEntries(
    ['venue', 'volume', 'issue', 'pages', 'publisher', 'published'].map((field) => [field, 'web/page']),
  );
  add(`venue: ${name}`, { from: fields.venueType ? from : {}, ...fields }, read);
}

// Numbers
add('number: with a category', { categories: ['cs.LG', 'stat.ML'] }, { eprintClass: 'cs.LG' });
add('number: with a category of a group', { categories: ['hep-th'] }, { eprintClass: 'hep-th' });
add('number: with a category that is none', { categories: ['a {b}, c'] }, {});
add(
  'number: of arXiv’s old kind',
  { key: 'arxiv:hep-th/9901001' },
  { eprint: 'hep-th/9901001', url: 'https://arxiv.org/abs/hep-th/9901001' },
);
add(
  'number: of arXiv’s old kind, with a section',
  { key: 'arxiv:math.GT/0309136' },
  { eprint: 'math.GT/0309136', url: 'https://arxiv.org/abs/math.GT/0309136' },
);
add(
  'number: arXiv’s and a DOI',
  { ids: ['arxiv:2403.00007', 'doi:10.1000/xyz123'], key: 'arxiv:2403.00007' },
  { eprint: '2403.00007', doi: '10.1000/xyz123', url: 'https://arxiv.org/abs/2403.00007' },
);
add(
  'number: that of the Cryptology ePrint Archive',
  { key: 'iacr:2024/1494' },
  { howPublished: 'Cryptology ePrint Archive, Paper 2024/1494', url: 'https://eprint.iacr.org/2024/1494' },
);
add(
  'number: that of the Cryptology ePrint Archive, with a venue',
  { key: 'iacr:2024/1495', venue: 'CRYPTO' },
  {
    howPublished: 'Cryptology ePrint Archive, Paper 2024/1495',
    note: 'CRYPTO',
    url: 'https://eprint.iacr.org/2024/1495',
  },
);
for (const [name, doi, address = doi] of [
  ['with an underscore', '10.1007/978-3-030-58452-8_13'],
  ['with brackets', '10.1016/0167-2789(92)90242-f'],
  [
    'with angles and a semicolon',
    '10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o',
    '10.1002/(sici)1097-4571(199806)49:8%3C693::aid-asi4%3E3.0.co;2-o',
  ],
  ['with a hash and a percent sign', '10.1000/a#b%c', '10.1000/a%23b%25c'],
  ['with an ampersand and a tilde', '10.1000/a&b~c'],
  ['with a dollar sign and a caret', '10.1000/a$b^c', '10.1000/a$b%5Ec'],
  ['with a letter that is not Latin', '10.1000/данные', '10.1000/%D0%B4%D0%B0%D0%BD%D0%BD%D1%8B%D0%B5'],
] as const) {
  add(`DOI: ${name}`, { key: `doi:${doi}` }, { doi, url: `https://doi.org/${address}` });
}
for (const [name, url] of [
  ['with a question and a fragment', 'https://example.org/a?b=c&d=e#f'],
  ['with an underscore and a tilde', 'https://example.org/~me/a_b.html'],
  ['with an escape', 'https://example.org/a%20b%2Fc'],
  ['with a comma and a semicolon', 'https://example.org/a,b;c=d'],
  ['with an apostrophe and brackets', "https://example.org/it's_(here)"],
  ['with a dollar sign', 'https://example.org/a$b'],
  ['with an international name', 'https://xn--bcher-kva.example/a'],
  ['with a port', 'http://example.org:8080/a'],
] as const) {
  add(
    `address: ${name}`,
    { key: `title:${name.replaceAll(' ', '-')}`, seen: [{ source: 'web/page', url, at: 1 }] },
    { url },
  );
}

// Days
add('date: a year', { published: '2021' }, { year: 2021, month: undefined });
add('date: a month', { published: '2021-12' }, { year: 2021, month: 12 });
add('date: a day', { published: '2021-01-31' }, { year: 2021, month: 1 });
add(
  'date: long ago',
  { key: 'doi:10.1000/old', published: '1687-07-05' },
  { year: 1687, month: 7, doi: '10.1000/old', url: 'https://doi.org/10.1000/old' },
);
add(
  'date: in the first thousand years',
  { key: 'doi:10.1000/older', published: '0950' },
  { year: 950, month: undefined, doi: '10.1000/older', url: 'https://doi.org/10.1000/older' },
);
add('date: told by the number', { published: undefined }, { year: 2024, month: 3 });

// Keywords
add('keywords: one', { tags: ['vision'] }, { keywords: ['vision'] });
add('keywords: with blanks', { tags: ['to cite', 'for later'] }, { keywords: ['to cite', 'for later'] });
add(
  'keywords: with signs of TeX',
  { tags: ['R&D', '100%', 'C#', 'a_b'] },
  { keywords: ['R&D', '100%', 'C#', 'a_b'] },
);
add('keywords: with a comma', { tags: ['one, two'] }, { keywords: ['one two'] });
add(
  'keywords: in other scripts',
  { tags: ['图像', 'модели', 'überblick'] },
  { keywords: ['图像', 'модели', 'überblick'] },
);
add('keywords: with emoji', { tags: ['🔥 hot'] }, { keywords: ['🔥 hot'] });
add(
  'keywords: with a slash and a colon',
  { tags: ['topic/nlp', 'year:2024'] },
  { keywords: ['topic/nlp', 'year:2024'] },
);

// Kinds of works that bibliographies bring
const fromBibliography = (fields: Partial<Paper>): Partial<Paper> => ({
  from: Object.fromEntries(Object.keys(fields).map((field) => [field, 'bibtex/file'])),
  ...fields,
});
add(
  'kind: a book',
  fromBibliography({
    key: 'isbn:9780201896831',
    seen: [{ source: 'web/page', url: 'https://example.org/kind', at: 1 }],
    workType: 'book',
    publisher: 'Addison–Wesley & Co.',
    volume: '1',
    published: '1997',
  }),
  {
    type: 'book',
    publisher: 'Addison–Wesley & Co.',
    volume: '1',
    year: 1997,
    month: undefined,
    url: 'https://example.org/kind',
  },
);
add(
  'kind: a chapter of a book',
  fromBibliography({
    key: 'doi:10.1000/chapter',
    workType: 'incollection',
    venue: 'Handbook of DNA and Things',
    venueType: 'book',
    pages: '10-20',
    publisher: 'Elsevier',
    published: '2001-09',
  }),
  {
    type: 'incollection',
    container: 'Handbook of DNA and Things',
    pages: '10-20',
    publisher: 'Elsevier',
    year: 2001,
    month: 9,
    doi: '10.1000/chapter',
    url: 'https://doi.org/10.1000/chapter',
  },
);
add(
  'kind: a thesis',
  fromBibliography({
    key: 'doi:10.1000/thesis',
    workType: 'phdthesis',
    extra: { school: 'École Normale & Co' },
    published: '1999',
  }),
  {
    type: 'phdthesis',
    publisher: 'École Normale & Co',
    year: 1999,
    month: undefined,
    doi: '10.1000/thesis',
    url: 'https://doi.org/10.1000/thesis',
  },
);
add(
  'kind: a report',
  fromBibliography({
    key: 'doi:10.1000/report',
    workType: 'techreport',
    extra: { institution: 'NASA Ames', number: 'TR-12_b' },
    published: '1989',
  }),
  {
    type: 'techreport',
    publisher: 'NASA Ames',
    issue: 'TR-12_b',
    year: 1989,
    month: undefined,
    doi: '10.1000/report',
    url: 'https://doi.org/10.1000/report',
  },
);
add(
  'kind: an article with a note and a series of its own',
  fromBibliography({
    key: 'doi:10.1000/series',
    workType: 'article',
    venue: 'Journal of Things',
    venueType: 'journal',
    volume: '3',
    extra: { note: 'With a foreword by {\\"U}. Müller', series: 'Second series' },
  }),
  {
    type: 'article',
    container: 'Journal of Things',
    volume: '3',
    note: 'With a foreword by Ü. Müller',
    series: 'Second series',
    doi: '10.1000/series',
    url: 'https://doi.org/10.1000/series',
  },
);

// Keys that readers cite by
for (const key of [
  'Lovelace:2024',
  'lovelace_2024-a',
  'lovelace/2024',
  'lovelace+24',
  'DBLP:conf/nips/Lovelace24',
]) {
  add(`key: ${key}`, {}, {}, key);
}

// Retracted
add(
  'note: that it was retracted',
  {
    retracted: [
      { source: 'crossref', at: 1, date: '2024-05-06', notice: 'https://doi.org/10.1000/notice_1' },
    ],
  },
  { note: 'Retracted 2024-05-06, https://doi.org/10.1000/notice_1' },
);
