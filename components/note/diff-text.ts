import { diffArrays } from 'diff';

export interface TextPart {
  kind: 'kept' | 'added' | 'removed';
  text: string;
}

/**
 * Two texts word by word. A word is what stands between blanks, so that 2 → 2.5 reads as one number for another and
 * not as ".5" put in.
 */
export function diffText(before: string, after: string): TextPart[] {
  return diffArrays(words(before), words(after)).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'kept',
    text: value.join(''),
  }));
}

function words(text: string): string[] {
  return text.split(/(\s+)/).filter((word) => word !== '');
}
