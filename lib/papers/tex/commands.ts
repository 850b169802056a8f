// What commands of text mode stand for. Symbols of formulas are not here: KaTeX knows them.

/** What a table says of a command; undefined for names such as "constructor", which every object has. */
export const own = <T>(table: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** Letters and quotation marks; the space after such a command only ends its name. */
export const LETTERS: Record<string, string> = {
  i: "ı",
  j: "ȷ",
  ss: "ß",
  SS: "ẞ",
  o: "ø",
  O: "Ø",
  l: "ł",
  L: "Ł",
  ae: "æ",
  AE: "Æ",
  oe: "œ",
  OE: "Œ",
  aa: "å",
  AA: "Å",
  dh: "ð",
  DH: "Ð",
  dj: "đ",
  DJ: "Đ",
  ng: "ŋ",
  NG: "Ŋ",
  th: "þ",
  TH: "Þ",
  lq: "‘",
  rq: "’",
  textquoteleft: "‘",
  textquoteright: "’",
  textquotedblleft: "“",
  textquotedblright: "”",
  quotesinglbase: "‚",
  quotedblbase: "„",
  guillemotleft: "«",
  guillemotright: "»",
  guillemetleft: "«",
  guillemetright: "»",
  guilsinglleft: "‹",
  guilsinglright: "›",
};

/** Signs and spaces with a name. */
export const SIGNS: Record<string, string> = {
  textasciitilde: "~",
  textasciicircum: "^",
  textasciigrave: "`",
  textbackslash: "\\",
  textbar: "|",
  textless: "<",
  textgreater: ">",
  textbraceleft: "{",
  textbraceright: "}",
  textdollar: "$",
  textunderscore: "_",
  textquotesingle: "'",
  textquotedbl: '"',
  textendash: "–",
  textemdash: "—",
  textellipsis: "…",
  ldots: "…",
  dots: "…",
  textbullet: "•",
  item: "•",
  textperiodcentered: "·",
  textdegree: "°",
  textmu: "µ",
  textohm: "Ω",
  texttimes: "×",
  textpm: "±",
  texteuro: "€",
  euro: "€",
  pounds: "£",
  textsterling: "£",
  textyen: "¥",
  textcent: "¢",
  copyright: "©",
  textcopyright: "©",
  textregistered: "®",
  texttrademark: "™",
  S: "§",
  textsection: "§",
  P: "¶",
  dag: "†",
  ddag: "‡",
  slash: "/",
  TeX: "TeX",
  LaTeX: "LaTeX",
  LaTeXe: "LaTeX2ε",
  BibTeX: "BibTeX",
  quad: " ",
  qquad: " ",
  space: " ",
  enspace: " ",
  thinspace: " ",
  newline: " ",
  linebreak: " ",
  par: " ",
  n: " ", // a line break that some program escaped
};

/** Commands that only say how text looks or breaks; the space after them ends their name. */
export const WITHOUT_TEXT = new Set(
  (
    "em it bf rm sf tt sc sl itshape bfseries mdseries rmfamily sffamily ttfamily scshape slshape upshape normalfont " +
    "tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge noindent centering raggedright xspace " +
    "allowbreak nobreak protect relax leavevmode boldmath hfill smallskip medskip bigskip maketitle displaystyle textstyle"
  ).split(" "),
);

/** Commands with arguments that are not for readers, and how many those are; what follows them is text again. */
export const HIDDEN_ARGUMENTS: Record<string, number> = {
  ref: 1,
  vref: 1,
  nameref: 1,
  subref: 1,
  cref: 1,
  Cref: 1,
  autoref: 1,
  eqref: 1,
  pageref: 1,
  label: 1,
  begin: 1,
  end: 1,
  hspace: 1,
  vspace: 1,
  includegraphics: 1,
  input: 1,
  color: 1,
  textcolor: 1,
  colorbox: 1,
  raisebox: 1,
  fontsize: 2,
  hypersetup: 1,
  footnotemark: 0,
  foreignlanguage: 1,
  hyperlink: 1,
  hypertarget: 1,
  scalebox: 1,
  rotatebox: 1,
  parbox: 1,
  mintinline: 1,
  resizebox: 2,
  fcolorbox: 2,
  multicolumn: 2,
};
/** Commands that cite, of natbib, biblatex and others: "citep", "parencite", "Citeauthor". */
export const isCitation = (command: string): boolean =>
  /^(?:paren|text|auto|foot|footfull|smart|super|no|full|online|short)?cite[a-z]{0,12}$/i.test(command);
/** Those of them that name a source or a place: the tie or space before them goes with them. */
export const isReference = (command: string): boolean => /cite|ref$/i.test(command);

/** Escaped signs and spaces of one character. */
export const ESCAPED: Record<string, string> = {
  ...Object.fromEntries([..."$%&_#{}|"].map((sign) => [sign, sign])),
  " ": " ",
  "\n": " ",
  "\t": " ",
  ",": " ",
  ";": " ",
  ":": " ",
  ">": " ",
  "\\": " ",
  "!": "",
  "-": "",
  "/": "",
  "@": "",
  "(": "(",
  ")": ")",
  "[": "[",
  "]": "]",
};
