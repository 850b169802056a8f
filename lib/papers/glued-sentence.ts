/** Words that begin a sentence, and no extension of a name ends with. */
const OPENERS =
  "The|This|These|Those|There|They|We|Our|It|Its|In|All|Also|Both|Code|Codes|Data|Dataset|Datasets|Demo|Experiments|Here|However|Model|Models|" +
  "More|Page|Please|Project|Results|See|Website|You|Furthermore|Additionally|Moreover|Besides|Therefore|Thus|Hence|Further|Overall|Together|" +
  "Meanwhile|Nevertheless|Nonetheless|Instead|Indeed|Notably|Finally|Specifically|Lastly|Importantly|Consequently|Based|Through|Compared|" +
  "With|When|While|Although|Though|Despite|Unlike|Beyond|Since|From|For|To|By|On|At|As|If|An|Extensive|Comprehensive|Unfortunately";
/** Headings that follow an abstract where a paper was copied whole. */
const HEADINGS =
  "Index Terms|Abstract|Keywords?|Key words|Introduction|CCS Concepts|ACM Reference|References|Acknowledge?ments?|Figure|Fig|Table|Appendix|Categories and Subject";
const NUMBERED = String.raw`(?:\d{1,2}|[IVX]{1,4})\.?\s{0,2}(?:Introduction|Related|Background|Preliminar|Motivation|Overview|Method)`;
/** Extensions of names: "Newtonsoft.Json", "Foo.Net". */
const EXTENSIONS = "Net|Js|Py|Jl|Core|Json|Xml|Api|Sharp|Client|Server";

/** A sentence after a full stop without a space, as in "github.com/a/b.The code is". */
const SENTENCE = new RegExp(
  [
    String.raw`\.(?:${OPENERS})(?![a-z\d_-])`,
    // A heading may be in capitals.
    String.raw`\.(?:${HEADINGS}|${HEADINGS.toUpperCase()})(?![a-z])`,
    String.raw`(?<!\d)\.(?:${NUMBERED}|${NUMBERED.replace(/[A-Z][a-z]+/g, (word) => word.toUpperCase())})`,
    // "Interestingly, we": an adverb.
    String.raw`\.[A-Z][a-z]+ly(?=,?\s)`,
    // Another word that more words follow, also "GPT-4 is".
    String.raw`\.(?!(?:${EXTENSIONS})\b)(?:[A-Z][a-z]*|[A-Z][A-Za-z]*-[\w-]*)(?=\s+[A-Za-z])`,
    String.raw`\.https?$`,
  ].join("|"),
);

/**
 * A name that ends an address in a text, without the sentence or heading that was glued to its full stop.
 * @param written the characters that may be of the name
 * @param after what follows them
 */
export function withoutSentence(written: string, after: string): string {
  const at = SENTENCE.exec(written + after)?.index ?? written.length;
  return at < written.length ? written.slice(0, at) : written;
}
