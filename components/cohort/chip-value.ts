import type { AttributeValue } from '@/lib/core/cohort/cohort-rule';

/** What was typed into a value field: true and false are booleans, a number written plainly is a number, the rest text. */
export function chipValue(typed: string): AttributeValue {
  if (typed === 'true') return true;
  if (typed === 'false') return false;
  const number = Number(typed);
  // Only what reads back as it was typed: "007" and "1e3" stay text.
  return typed !== '' && Number.isFinite(number) && String(number) === typed ? number : typed;
}

/** "acme, globex" is two values. Blank ones and those already there are left out. */
export function addChips(values: readonly AttributeValue[], typed: string): AttributeValue[] {
  const added = typed
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(chipValue);
  return [...new Set([...values, ...added])];
}
