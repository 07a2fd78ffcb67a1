/** The first sentence as a headline, the rest below it. "10.5 %" is no end of a sentence. */
export function splitSentence(text: string): [headline: string, rest: string] {
  const end = text.search(/\.\s+(?=[A-Z0-9])/);
  return end < 0 ? [text, ''] : [text.slice(0, end + 1), text.slice(end + 1).trim()];
}
