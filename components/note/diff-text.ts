import { diffArrays } from 'diff';

// The work grows with the square of what differs; beyond this nobody reads the single words any more.
const MOST_EDITS = 400;

export interface TextPart {
  kind: 'kept' | 'added' | 'removed';
  text: string;
}

/**
 * Two texts word by word. A word is what stands between blanks, so that 2 → 2.5 reads as one number for another and
 * not as ".5" put in. Texts that have too little in common are one for the other as a whole.
 */
export function diffText(before: string, after: string): TextPart[] {
  const parts = diffArrays(words(before), words(after), { maxEditLength: MOST_EDITS });
  if (!parts) return replaced(before, after);
  return parts.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'kept',
    text: value.join(''),
  }));
}

function replaced(before: string, after: string): TextPart[] {
  const parts: TextPart[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  return parts.filter(({ text }) => text !== '');
}

function words(text: string): string[] {
  return text.split(/(\s+)/).filter((word) => word !== '');
}
