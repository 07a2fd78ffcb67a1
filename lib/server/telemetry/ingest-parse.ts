/** One element of a call, before it is checked. A line that is no JSON is kept apart, and named by its index. */
export type IngestItem = { kind: 'value'; value: unknown } | { kind: 'unreadable' };

export type ParsedBody =
  | { kind: 'items'; items: IngestItem[] }
  | { kind: 'refused'; status: 400 | 413 | 415; reason: string };

const NDJSON_TYPES = [
  'application/x-ndjson',
  'application/ndjson',
  'application/jsonl',
  'application/x-jsonlines',
];

/** Reads a JSON array, one JSON object, or NDJSON, as the content type says; without one JSON is assumed. */
export function parseIngestBody(contentType: string | undefined, body: string): ParsedBody {
  if (hasTooManyParts(body)) {
    return {
      kind: 'refused',
      status: 413,
      reason: `The body has more than ${MOST_PARTS} objects, lists and lines.`,
    };
  }
  const type = contentType?.split(';')[0]?.trim().toLowerCase() || 'application/json';
  if (NDJSON_TYPES.includes(type)) return { kind: 'items', items: parseLines(body) };
  if (type !== 'application/json' && !type.endsWith('+json')) {
    return { kind: 'refused', status: 415, reason: 'Send application/json or application/x-ndjson.' };
  }
  const whole = parseJson(body);
  if (whole.kind === 'unreadable')
    return { kind: 'refused', status: 400, reason: 'The body is not valid JSON.' };
  if (Array.isArray(whole.value)) {
    return { kind: 'items', items: whole.value.map((value) => ({ kind: 'value', value })) };
  }
  if (typeof whole.value === 'object' && whole.value !== null) return { kind: 'items', items: [whole] };
  return { kind: 'refused', status: 400, reason: 'The body is neither a list of events nor one event.' };
}

// Ten thousand events have room for twenty each. Counted before it is taken apart, which blocks everything else.
const MOST_PARTS = 200_000;
const PART_BEGINS = ['{', '[', '\n'];

function hasTooManyParts(body: string): boolean {
  if (body.length < MOST_PARTS) return false;
  let parts = 0;
  for (const begin of PART_BEGINS) {
    for (let at = body.indexOf(begin); at >= 0 && parts <= MOST_PARTS; at = body.indexOf(begin, at + 1))
      parts += 1;
  }
  return parts > MOST_PARTS;
}

function parseLines(body: string): IngestItem[] {
  return body
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(parseJson);
}

function parseJson(text: string): IngestItem {
  try {
    return { kind: 'value', value: JSON.parse(text) };
  } catch {
    return { kind: 'unreadable' };
  }
}
