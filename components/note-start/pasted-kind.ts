/** What a pasted text is, as far as it can be told; null for anything else. */
export function pastedKind(text: string): 'markdown' | 'promptfoo' | null {
  if (
    /^\s{0,3}#{1,6}\s+\S/m.test(text) &&
    /^\s{0,3}#{1,6}\s+(?:change|expected gain|rollout note)\b/im.test(text)
  )
    return 'markdown';
  const names = new Set(text.match(/^(?:prompts|providers|targets|tests|defaultTest)(?=\s*:)/gm) ?? []);
  return names.size >= 2 ? 'promptfoo' : null;
}
