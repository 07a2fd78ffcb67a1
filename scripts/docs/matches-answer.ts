import type { CodeBlock } from './read-page';

/**
 * Does a command's output say what the page shows below it? JSON: every field that is shown, with its value, where `…` within a
 * text stands for anything, and `[]` is an empty list; else every line that is shown, where `…` stands for anything.
 */
export function matchesAnswer(output: string, { language, text }: CodeBlock): boolean {
  if (language === 'json') return holds(JSON.parse(output), JSON.parse(text));
  const lines = output.split('\n');
  return text.split('\n').every((shown) => lines.some((line) => toPattern(shown).test(line)));
}

function holds(value: unknown, shown: unknown): boolean {
  if (typeof shown === 'string') return typeof value === 'string' && toPattern(shown).test(value);
  if (typeof shown !== 'object' || shown === null) return value === shown;
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(shown) && shown.length === 0) return Array.isArray(value) && value.length === 0;
  return Object.entries(shown).every(([key, part]) => holds((value as Record<string, unknown>)[key], part));
}

function toPattern(shown: string): RegExp {
  const parts = shown.trim().split('…');
  return new RegExp(
    `^\\s*${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}\\s*$`,
  );
}
