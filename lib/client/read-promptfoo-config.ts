import { LineCounter, parseDocument } from 'yaml';
import type { PromptfooSetup } from '@/lib/core/release/note-start/promptfoo-setup';
import { promptfooConfig } from '@/lib/schemas/promptfoo-config';
import { MOST_CONFIG_CHARACTERS } from './most-config-characters';

/** A file of that size needs no more; a small one that unfolds without end does. */
const MOST_ALIASES = 100;
const MOST_FAULTS = 5;

export type PromptfooConfigAnswer = { ok: true; setup: PromptfooSetup } | { ok: false; faults: string[] };

/** Reads promptfooconfig.yaml, or the same as JSON. Each fault names its line. Never throws. */
export function readPromptfooConfig(text: string): PromptfooConfigAnswer {
  if (text.length > MOST_CONFIG_CHARACTERS) {
    return fault(`The file has more than ${MOST_CONFIG_CHARACTERS.toLocaleString('en')} characters.`);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  if (document.errors.length > 0) {
    const faults = document.errors.map(
      ({ pos, message }) => `Line ${lines.linePos(pos[0]).line}: ${message}`,
    );
    return { ok: false, faults: faults.slice(0, MOST_FAULTS) };
  }
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    return fault(`The file has more than ${MOST_ALIASES} aliases, or one that leads to itself.`);
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return fault('Line 1: this is no promptfoo configuration, which is a list of names with values.');
  }
  const read = promptfooConfig.safeParse(content);
  if (read.success) return { ok: true, setup: read.data };
  const faults = read.error.issues.map(deepest).map(({ path, message }) => {
    const at = path.map(String);
    const line = lineOf(at);
    return `${line === null ? '' : `Line ${line}, `}${at.join('.') || 'the file'}: ${message}`;
  });
  return { ok: false, faults: faults.slice(0, MOST_FAULTS) };

  /** Of the innermost part of the path that the file has. */
  function lineOf(path: readonly string[]): number | null {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
      if (Array.isArray(range) && typeof range[0] === 'number') return lines.linePos(range[0]).line;
    }
    return null;
  }
}

type Issue = { path: PropertyKey[]; message: string; errors?: Issue[][] };

/** Of a choice between shapes, what is wrong with the one that fits the furthest. */
function deepest(issue: Issue): Issue {
  const inner = (issue.errors ?? []).flat().map(deepest);
  const [furthest] = inner.sort((a, b) => b.path.length - a.path.length);
  if (!furthest || furthest.path.length === 0) return issue;
  return { path: [...issue.path, ...furthest.path], message: furthest.message };
}

function fault(message: string): PromptfooConfigAnswer {
  return { ok: false, faults: [message] };
}
