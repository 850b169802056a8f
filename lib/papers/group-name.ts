// Words by which groups name themselves. "AI" is told from the name "Ai" by its capitals.
const GROUP =
  /(?<![\p{L}\d])(?:collaborations?|teams?|groups?|consorti(?:um|a)|projects?|networks?|initiative|community|committee|council|academy|ministry|department|foundation|alliance|institutes?|university|universit\p{L}+|college|school|laborator(?:y|ies)|labs?|research|technolog(?:y|ies)|systems?|inc|corp(?:oration)?|company|co|sons|brothers|partners|associates|llc|ltd|gmbh|authors|contributors|members|survey|observatory|organi[sz]ation)(?![\p{L}\d])/iu;
const COMPANY =
  /(?<![\p{L}\d])(?:AI|OpenAI|DeepMind|NVIDIA|Google|Microsoft|Alibaba|Tencent|ByteDance|Baidu|Huawei|IBM)(?![\p{L}])/u;
const DESCRIBED = /\s(?:of|for|the|at|on|with)\s/;

/** Whether an author's name is that of a group, such as "ATLAS Collaboration", "DeepSeek-AI" or "Institute for Advanced Study". */
export const isGroupName = (name: string): boolean => [GROUP, COMPANY, DESCRIBED].some((sign) => sign.test(name));
