/** One element of a call, before it is checked. A line that is no JSON is kept apart, and named by its index. */
export type IngestItem = { kind: 'value'; value: unknown } | { kind: 'unreadable' };

export type ParsedBody =
  | { kind: 'items'; items: IngestItem[] }
  | { kind: 'refused'; status: 400 | 415; reason: string };

const NDJSON_TYPES = [
  'application/x-ndjson',
  'application/ndjson',
  'application/jsonl',
  'application/x-jsonlines',
];

/** Reads a JSON array, one JSON object, or NDJSON, as the content type says; without one JSON is assumed. */
export function parseIngestBody(contentType: string | undefined, body: string): ParsedBody {
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
