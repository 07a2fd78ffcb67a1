/** The beginning of a text that fits so many bytes of UTF-8, without what cannot be stored (U+0000, half a surrogate pair). */
export function cutText(text: string, limitBytes: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of text.slice(0, limitBytes).replaceAll('\u0000', '').toWellFormed()) {
    bytes += bytesOf(character.codePointAt(0) ?? 0);
    if (bytes > limitBytes) break;
    kept += character;
  }
  return kept;
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
