/**
 * Names of journals and proceedings, abbreviated as ISO 4 has it: word by word, by the international list of title
 * words (LTWA). Only the words below are known, so a name is abbreviated only if all of its words are among them.
 */

/** What the standard leaves out. */
const LEFT_OUT: ReadonlySet<string> = new Set(
  'the a an of and & in on for to with by at from its de del der die das des du et la le les los las und für y e'.split(
    ' ',
  ),
);

/** Each abbreviation, and the words that it stands for. */
const SHORT = shortForms(`
  Acad. academy, Acoust. acoustics acoustical, Adv. advances advanced, Agric. agriculture agricultural, Algebr. algebraic,
  Am. american america, Anal. analysis analytical, Anim. animal, Annu. annual, Ann. annals, Anthropol. anthropology,
  Appl. applied application applications, Arch. archive archives, Archit. architecture architectures, Artif. artificial,
  Assoc. association, Astron. astronomy astronomical, Astrophys. astrophysics astrophysical, Atmos. atmospheric,
  Aust. australian, Auton. autonomous, Autom. automation automatic automated, Behav. behavior behavioral behaviour behavioural,
  Biochem. biochemistry biochemical, Biol. biology biological, Biomed. biomedical biomedicine, Biophys. biophysics biophysical,
  Biotechnol. biotechnology, Br. british, Bull. bulletin, Bus. business, Can. canadian, Cardiol. cardiology, Cell. cellular,
  Chem. chemistry chemical, Chin. chinese, Class. classical, Clim. climate, Clin. clinical, Cogn. cognitive cognition,
  Comb. combinatorics combinatorial, Commun. communication communications, Comput. computer computers computing computation computational,
  Condens. condensed, Conf. conference, Congr. congress, Cryptogr. cryptography, Cryptol. cryptology, Cybern. cybernetics,
  Def. defense, Dermatol. dermatology, Des. design, Dev. development developments, Differ. differential, Digit. digital,
  Dis. disease diseases, Discov. discovery, Distrib. distributed, Doc. document documents, Dyn. dynamics, Ecol. ecology ecological,
  Econ. economics economic economy, Educ. education educational, Electr. electrical, Electron. electronics electronic,
  Emerg. emerging, Empir. empirical, Endocrinol. endocrinology, Eng. engineering engineers, Environ. environment environmental,
  Epidemiol. epidemiology, Equ. equations, Ergon. ergonomics, Eur. european, Evol. evolution evolutionary, Exp. experimental,
  Financ. financial, Found. foundations, Front. frontiers, Funct. functional, Gastroenterol. gastroenterology, Gen. general,
  Genet. genetics genetic, Geogr. geography geographical, Geom. geometry geometric, Geophys. geophysics geophysical,
  Geosci. geoscience geosciences, Graph. graphics graphical, Hist. history historical, Imaging imaging, Immunol. immunology,
  Ind. industrial industry, Infect. infectious, Inf. information, Inst. institute, Instrum. instruments instrumentation,
  Intell. intelligence intelligent, Interact. interaction interactions interactive, Intern. internal, Int. international,
  Jpn. japanese, J. journal, Knowl. knowledge, Lang. language languages, Learn. learning, Lett. letters, Libr. library libraries,
  Linguist. linguistics linguistic, Mach. machine machines, Mag. magazine, Manag. management, Mark. marketing,
  Mater. materials material, Math. mathematics mathematical, Meas. measurement measurements, Mech. mechanics mechanical,
  Med. medicine medical, Meet. meeting, Meteorol. meteorology meteorological, Microbiol. microbiology, Min. mining,
  Mob. mobile, Mod. modern, Model. modeling modelling, Mol. molecular, Multimed. multimedia, Nanotechnol. nanotechnology,
  Natl. national, Nat. nature natural, Netw. network networks networking, Neurol. neurology, Neurosci. neuroscience neurosciences,
  Nucl. nuclear, Numer. numerical, Oncol. oncology, Oper. operations operational, Opt. optics optical, Optim. optimization optimisation,
  Organ. organization organizational, Pediatr. pediatrics pediatric, Percept. perception, Pers. personal, Perspect. perspectives,
  Pharmacol. pharmacology, Philos. philosophy philosophical, Phys. physics physical, Physiol. physiology physiological,
  Planet. planetary, Polit. political politics, Princ. principles, Priv. privacy, Probab. probability, Proc. proceedings,
  Process. processing process processes, Program. programming, Psychol. psychology psychological, Recognit. recognition,
  Relativ. relativity, Reliab. reliability, Rep. report reports, Represent. representation representations, Res. research,
  Retr. retrieval, Rev. review reviews, Robot. robotics robotic robots, R. royal, Sci. science sciences scientific,
  Secur. security, Sel. selected, Sens. sensing sensors sensor, Serv. service services, Simul. simulation, Soc. society social,
  Sociol. sociology sociological, Softw. software, Stat. statistics statistical, Stoch. stochastic, Struct. structure structures structural,
  Surg. surgery surgical, Surv. survey surveys, Symp. symposium, Syst. system systems, Technol. technology technologies,
  Telecommun. telecommunications, Theor. theoretical, Therm. thermal, Top. topics, Topol. topology, Trans. transactions,
  Transp. transportation, Tutor. tutorials, Univ. university, Veh. vehicle vehicles vehicular, Virol. virology,
  Vis. vision visual visualization, Wirel. wireless`);

/** What the standard leaves as it is. */
const WHOLE: ReadonlySet<string> = new Set(
  `acids acta algebra areas audio brain cancer cell circuits cloud complex complexity control data database databases
  discrete drug earth energy expert fluid fluids food fusion fuzzy genome genomics gravity group groups health heart heat high
  human humans image images key logic low mass matter methods mind multi neural neuron new nucleic number ocean open access
  parallel particles pattern patterns photonics physica plant plasma power protein proteins psychiatry public pure quantum
  remote signal soft solid space speech state states surface test theory transfer trends user virtual water web workshop workshops
  world`.split(/\s+/),
);

/** Titles that have more to them than their words. */
const TITLES: Readonly<Record<string, string>> = {
  'new england journal of medicine': 'N. Engl. J. Med.',
  'proceedings of the national academy of sciences of the united states of america':
    'Proc. Natl. Acad. Sci. U. S. A.',
};

/** "J. Mach. Learn. Res." for "Journal of Machine Learning Research"; nothing where not every word of it is known. */
export function shortVenue(name: string): string | undefined {
  const title = name.replace(/^the /i, '');
  const known = TITLES[title.toLowerCase()];
  if (known) return known;
  const words = title.split(' ').filter((word) => !LEFT_OUT.has(word.toLowerCase()));
  // A title of one word stays whole.
  if (words.length < 2) return title === name ? undefined : title;
  const short = words.map(shortWord);
  return short.every((word) => word !== undefined) && short.join(' ') !== title ? short.join(' ') : undefined;
}

function shortWord(written: string): string | undefined {
  const [, word = '', colon = ''] = /^(.+?)([,:]?)$/.exec(written) ?? [];
  const mark = colon === ':' ? ':' : '';
  const short = SHORT.get(word.toLowerCase());
  if (short) return short + mark;
  // Names of societies, acronyms, numbers, sections (`B`), and what is short already.
  return WHOLE.has(word.toLowerCase()) || /^[^\p{Ll}]+$|\.$/u.test(word) ? word + mark : undefined;
}

function shortForms(table: string): ReadonlyMap<string, string> {
  return new Map(
    table.split(',').flatMap((entry) => {
      const [short = '', ...words] = entry.trim().split(/\s+/);
      return words.map((word) => [word, short] as const);
    }),
  );
}
