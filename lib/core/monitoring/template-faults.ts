import type { SourceKind, SourceQuery } from './monitoring-query';
import { isPlaceholder, PLACEHOLDER_NAMES, PLACEHOLDERS, type Placeholder } from './placeholders';
import { type Piece, type Place, readTemplate, type Template } from './read-template';

type PlaceholderPiece = Extract<Piece, { kind: 'placeholder' }>;

/** What keeps a query's text from being asked at all, in sentences; empty when nothing does. Never throws. */
export function templateFaults({ kind, query }: Pick<SourceQuery, 'kind' | 'query'>): string[] {
  if (query.trim() === '') return ['Write the query.'];
  const template = readTemplate(kind, query);
  const placeholders = template.pieces.filter((piece) => piece.kind === 'placeholder');
  const faults = [
    ...(template.unclosed ? [`A ${template.unclosed} is opened and not closed.`] : []),
    ...placeholders.flatMap((piece) => placeholderFault(kind, piece) ?? []),
    ...(kind === 'prometheus' ? [] : statementFaults(template)),
  ];
  return [...new Set(faults)];
}

function placeholderFault(kind: SourceKind, { name, place }: PlaceholderPiece): string | null {
  const written = `{{${name}}}`;
  if (!isPlaceholder(name)) {
    return `${written} is no placeholder. There are ${PLACEHOLDER_NAMES.map((each) => `{{${each}}}`).join(', ')}.`;
  }
  return kind === 'prometheus' ? promqlFault(name, place, written) : sqlFault(place, written);
}

function promqlFault(name: Placeholder, place: Place, written: string): string | null {
  const isLabel = PLACEHOLDERS[name] === 'text';
  const inMatcher = place === 'matcher' || place === 'regex';
  if (isLabel && inMatcher) return null;
  if (!isLabel && place === 'code') return null;
  if (isLabel)
    return `${written} may stand only as the value of a label matcher, as in {${name}="${written}"}.`;
  return `${written} stands in quotes. Write it without them.`;
}

function sqlFault(place: Place, written: string): string | null {
  if (place === 'code') return null;
  if (place === 'name') return `${written} stands for a name. Only values can be passed.`;
  return `${written} stands in quotes. Write it without them: it is passed as a parameter.`;
}

function statementFaults({ bare }: Template): string[] {
  const first = /^[\s(]*([A-Za-z]+)/.exec(bare)?.[1]?.toUpperCase() ?? '';
  const faults = ['SELECT', 'WITH', 'VALUES'].includes(first)
    ? []
    : ['The query must begin with SELECT, WITH or VALUES: it may only read.'];
  return /;\s*\S/.test(bare) ? [...faults, 'Only one statement can be asked.'] : faults;
}
