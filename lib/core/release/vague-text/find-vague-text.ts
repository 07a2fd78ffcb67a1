import { type NoteTexts, TEXT_FIELDS, type TextAdvice, type TextField, type VagueRule } from './vague-rule';
import { VAGUE_RULES } from './vague-rules';

/**
 * What in a note's texts says less than it seems to, each with an example of how to say it; by field, in the order of
 * the rules. A field with nothing in it is missing, not vague. Reads English; other languages get the few findings
 * that hang on no words. Never throws.
 */
export function findVagueText(texts: NoteTexts): TextAdvice[] {
  return TEXT_FIELDS.flatMap((field) => adviceOn(field, texts));
}

function adviceOn(field: TextField, texts: NoteTexts): TextAdvice[] {
  const text = texts[field].trim();
  if (text === '') return [];
  const asked = VAGUE_RULES.filter((rule) => rule.fields.includes(field));
  const said = (rules: readonly VagueRule[]) =>
    rules.flatMap(({ code, find, sentence, example }) => {
      const quote = find(text, texts);
      return quote === null ? [] : [{ code, field, message: sentence(`“${quote}”`), example }];
    });
  const found = said(asked.filter((rule) => !rule.isLast));
  return found.length > 0 ? found : said(asked.filter((rule) => rule.isLast));
}
