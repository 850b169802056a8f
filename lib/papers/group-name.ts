// Words by which groups name themselves. "AI" is told from the name "Ai" by its capitals.
const GROUP =
  /(?<![\p{L}\d])(?:collaborations?|teams?|groups?|consorti(?:um|a)|projects?|networks?|initiative|community|committee|council|academy|ministry|department|foundation|alliance|institutes?|university|universit\p{L}+|college|school|laborator(?:y|ies)|labs?|research|technolog(?:y|ies)|systems?|inc|corp(?:oration)?|company|sons|brothers|partners|associates|llc|ltd|gmbh|authors|contributors|members|survey|observatory|organi[sz]ation)(?![\p{L}\d])/iu;
const COMPANY =
  /(?<![\p{L}\d])(?:AI|OpenAI|DeepMind|NVIDIA|Google|Microsoft|Alibaba|Tencent|ByteDance|Baidu|Huawei|IBM)(?![\p{L}])/u;
/** "Co" is a company's only beside "and" or "Ltd", and otherwise a family name. */
const AND_COMPANY = /(?:\band|&)\s+co\b|\bco\.?,?\s+(?:ltd|inc|kg)\b/i;
const DESCRIBED = /\s(?:of|for|the|at|on|with)\s/;
/** Companies that share their name with people: one name and another word, which is none of a company, is a person. */
const GIVEN_NAME =
  /^(?:Huawei|Baidu|Alliance)\s+(?!(?:Cloud|Noah|Mobile|Device|Consumer|Paddle\p{L}*|Apollo)\b)(?:\p{Lu}\.\s+)*\p{Lu}\p{Ll}+(?:,?\s+(?:Jr|Sr)\.?)?$/u;
const inNaturalOrder = (name: string) => name.replace(/^([^,]+),\s*([^,]+)$/, "$2 $1");
const isPerson = (name: string) => {
  const words = inNaturalOrder(name);
  return GIVEN_NAME.test(words) && !GROUP.test(words.replace(/^\S+\s+/, ""));
};

/** Whether an author's name is that of a group, such as "ATLAS Collaboration", "DeepSeek-AI" or "Institute for Advanced Study". */
export const isGroupName = (name: string): boolean =>
  !isPerson(name) && [GROUP, COMPANY, AND_COMPANY, DESCRIBED].some((sign) => sign.test(name));
