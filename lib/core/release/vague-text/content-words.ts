/** Words that carry a sentence and say nothing of a product. */
const FILLERS = words(
  `a an and are as at be been being but by can could do does for from get gets had has have if in into is it its just
  may might more most much not of on or our out over own should slightly small so some somewhat than that the their
  them there these they this those to too up very was we were will with within would you your`,
);

/** Words of any AI feature: what remains without them is what this note alone says. */
const GENERIC = words(
  `ai all answer answers app application behaviour behavior better break broken bug bugs case cases change changed
  changes chatbot cheaper degrade degraded degrades drop drops edge enhance enhanced enhancements error errors
  experience fail failure failures fewer fix fixed fixes gain go goes good great happen hallucinate hallucinations
  high higher impact improve improved improvement improvements improves increase increased issue issues latest less
  llm low lower model models new newer nicer old output outputs perform performance possible potential potentially
  problem problems prompt prompts quality rate regress regression regressions release replies reply response
  responses result results risk risks safer something system thing things tuned tweak tweaked tweaks unexpected
  update updated updates upgrade upgraded user users ux version wrong worse`,
);

const NUMERIC = words(
  `about around at by least down half double doubled percent percentage point points pp quarter tenth third times
  twice to under up below above`,
);

/** The words of a text, in lower case. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’_-]*/gu) ?? [];
}

/** True when nothing but words of any AI feature is said. Scripts without blanks between words always say more. */
export function saysNothingOwn(text: string): boolean {
  return wordsOf(text).every((word) => FILLERS.has(word) || GENERIC.has(word));
}

/** True when a number stands there, and nothing that it could be a number of. */
export function namesNoMeasure(text: string): boolean {
  return wordsOf(text).every(
    (word) => FILLERS.has(word) || NUMERIC.has(word) || VAGUE_MEASURES.has(word) || /^\p{N}/u.test(word),
  );
}

const VAGUE_MEASURES = words(
  `answer answers better cheaper experience everything faster good higher improve improved improvement improvements
  increase lower nicer performance reply replies response responses thing things users worse`,
);

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}
