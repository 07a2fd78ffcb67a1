import type { SourceKind } from './monitoring-query';

/**
 * Where a placeholder stands. `matcher`, `regex`: in the quotes of a PromQL label matcher (=, != and =~, !~). `text`:
 * in any other quotes. `name`: in the quotes of an identifier.
 */
export type Place = 'code' | 'matcher' | 'regex' | 'text' | 'name';

export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'placeholder'; name: string; place: Place; quote: string };

export interface Template {
  pieces: Piece[];
  /** The text without quoted parts and comments, for who looks for words in it. */
  bare: string;
  /** What is opened and not closed: a quote, or a comment. */
  unclosed: string | null;
}

interface Quoted {
  opens: string;
  closes: string;
  /** The quote itself may stand inside, written twice. */
  doubles: boolean;
  backslash: boolean;
  place: Place;
}

const PLACEHOLDER = /\{\{\s*([A-Za-z_]\w*)\s*\}\}/y;

/**
 * A query as pieces: text that goes as it is, and placeholders with the place each stands in. Placeholders in comments
 * are text. Misreading a dialect's finer points can only refuse a query or send text as it was written: values never
 * become part of it, but in a PromQL matcher, where they are escaped. Never throws.
 */
export function readTemplate(kind: SourceKind, query: string): Template {
  const template: Template = { pieces: [], bare: '', unclosed: null };
  let at = 0;
  while (at < query.length) {
    const comment = commentAt(kind, query, at);
    const quoted = comment ? null : quotedAt(kind, query, at, template.bare);
    if (comment) {
      if (!comment.closed) template.unclosed = 'comment';
      addText(template, query.slice(at, comment.end));
      template.bare += ' ';
      at = comment.end;
    } else if (quoted) at = readQuoted(template, query, at, quoted);
    else at = readCode(template, query, at);
  }
  return template;
}

function readCode(template: Template, query: string, at: number): number {
  const found = placeholderAt(query, at);
  if (!found) {
    const character = query.charAt(at);
    addText(template, character);
    template.bare += character;
    return at + 1;
  }
  template.pieces.push({ kind: 'placeholder', name: found.name, place: 'code', quote: '' });
  template.bare += ' ';
  return found.end;
}

function readQuoted(template: Template, query: string, start: number, quoted: Quoted): number {
  const { opens, closes, doubles, backslash, place } = quoted;
  addText(template, opens);
  template.bare += ' ';
  let at = start + opens.length;
  while (at < query.length) {
    const found = placeholderAt(query, at);
    if (found) {
      template.pieces.push({ kind: 'placeholder', name: found.name, place, quote: closes });
      at = found.end;
    } else if (backslash && query[at] === '\\') {
      addText(template, query.slice(at, at + 2));
      at += 2;
    } else if (doubles && query.startsWith(closes + closes, at)) {
      addText(template, closes + closes);
      at += 2 * closes.length;
    } else if (query.startsWith(closes, at)) {
      addText(template, closes);
      return at + closes.length;
    } else {
      addText(template, query.charAt(at));
      at += 1;
    }
  }
  template.unclosed = 'quote';
  return at;
}

function placeholderAt(query: string, at: number): { name: string; end: number } | null {
  PLACEHOLDER.lastIndex = at;
  const [whole, name] = PLACEHOLDER.exec(query) ?? [];
  return whole === undefined || name === undefined ? null : { name, end: at + whole.length };
}

function commentAt(kind: SourceKind, query: string, at: number): { end: number; closed: boolean } | null {
  const line = kind === 'prometheus' ? '#' : '--';
  if (query.startsWith(line, at)) {
    const end = query.indexOf('\n', at);
    return { end: end === -1 ? query.length : end, closed: true };
  }
  if (kind === 'prometheus' || !query.startsWith('/*', at)) return null;
  return blockCommentAt(query, at, kind === 'postgres');
}

function blockCommentAt(query: string, start: number, nests: boolean): { end: number; closed: boolean } {
  let depth = 1;
  let at = start + 2;
  while (at < query.length) {
    if (query.startsWith('*/', at)) {
      depth -= 1;
      at += 2;
      if (depth === 0) return { end: at, closed: true };
    } else if (nests && query.startsWith('/*', at)) {
      depth += 1;
      at += 2;
    } else at += 1;
  }
  return { end: at, closed: false };
}

function quotedAt(kind: SourceKind, query: string, at: number, before: string): Quoted | null {
  const quote = query.charAt(at);
  const simple = (place: Place, rules: { doubles: boolean; backslash: boolean }): Quoted => ({
    ...{ opens: quote, closes: quote, place },
    ...rules,
  });
  switch (kind) {
    case 'prometheus':
      if (quote === '`') return simple('text', { doubles: false, backslash: false });
      if (quote !== '"' && quote !== "'") return null;
      return simple(matcherPlace(before), { doubles: false, backslash: true });
    case 'postgres': {
      const [tag] = /^\$(?:[A-Za-z_]\w*)?\$/.exec(query.slice(at, at + 66)) ?? [];
      if (tag && !/[\w$]$/.test(before)) {
        return { opens: tag, closes: tag, doubles: false, backslash: false, place: 'text' };
      }
      if (quote === '"') return simple('name', { doubles: true, backslash: false });
      if (quote !== "'") return null;
      return simple('text', { doubles: true, backslash: /(?:^|[^\w$])e$/i.test(before) });
    }
    case 'clickhouse':
      if (quote === '"' || quote === '`') return simple('name', { doubles: true, backslash: true });
      return quote === "'" ? simple('text', { doubles: true, backslash: true }) : null;
  }
}

/** What stands in front of a PromQL string says whether it is a matcher's. */
function matcherPlace(before: string): Place {
  if (/[=!]~\s*$/.test(before)) return 'regex';
  return /(?:^|[^=!<>])!?=\s*$/.test(before) ? 'matcher' : 'text';
}

function addText(template: Template, text: string): void {
  const last = template.pieces.at(-1);
  if (last?.kind === 'text') last.text += text;
  else template.pieces.push({ kind: 'text', text });
}
