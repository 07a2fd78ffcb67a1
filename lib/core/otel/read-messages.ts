import type { OtelAttributes, OtelValue } from './otel-data';

export interface Message {
  /** Empty when not told. */
  role: string;
  text: string;
  refused: boolean;
  finishReason?: string;
}

type Fields = Readonly<Record<string, OtelValue>>;

/** Messages as a list, as one message, as plain text, or any of these written as JSON. */
export function messagesOf(value: OtelValue): Message[] {
  const told = typeof value === 'string' ? (parsed(value) ?? value) : value;
  if (Array.isArray(told)) return told.map(messageOf);
  if (isFields(told) && told.messages !== undefined) return messagesOf(listOnly(told.messages));
  return told === null || told === '' ? [] : [messageOf(told)];
}

/** Messages spread over attributes: `<prefix>0.content`, `<prefix>0.role`, `<prefix>0.message.content`. */
export function indexedMessages(attributes: OtelAttributes, prefix: string): Message[] {
  const found = new Map<number, Record<string, OtelValue>>();
  for (const [name, value] of attributes) {
    const match =
      name.startsWith(prefix) && /^(\d{1,4})\.(?:message\.)?(\w+)$/.exec(name.slice(prefix.length));
    if (!match) continue;
    const [, index = '', field = ''] = match;
    found.set(Number(index), { ...found.get(Number(index)), [field]: value });
  }
  return [...found].sort(([a], [b]) => a - b).map(([, fields]) => messageOf(fields));
}

/** A value as a text that a person can read. */
export function textOfValue(value: OtelValue): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  try {
    return JSON.stringify(value);
  } catch {
    // Nested deeper than can be written out.
    return '';
  }
}

function messageOf(value: OtelValue): Message {
  if (!isFields(value)) return { role: '', text: textOfValue(value), refused: false };
  const inner = isFields(value.message) ? value.message : value;
  const content = inner.parts ?? inner.content ?? inner.text ?? null;
  const parts = partsOf(content);
  const finish = value.finish_reason ?? inner.finish_reason;
  return {
    role: typeof inner.role === 'string' ? inner.role : '',
    text: parts.map(partText).filter(Boolean).join('\n'),
    refused: parts.some(isRefusal) || (typeof inner.refusal === 'string' && inner.refusal !== ''),
    ...(typeof finish === 'string' && { finishReason: finish }),
  };
}

// A message's content may itself be a list of parts that was written as JSON.
function partsOf(content: OtelValue): readonly OtelValue[] {
  if (Array.isArray(content)) return content;
  const list = typeof content === 'string' && content.startsWith('[{') ? parsed(content) : undefined;
  return Array.isArray(list) && list.every((part) => isFields(part) && part.type !== undefined)
    ? list
    : [content];
}

function partText(part: OtelValue): string {
  if (!isFields(part)) return textOfValue(part);
  if (part.type !== undefined && part.type !== 'text' && part.type !== 'refusal') return '';
  return textOfValue(part.content ?? part.text ?? part.refusal ?? null);
}

function isRefusal(part: OtelValue): boolean {
  return isFields(part) && part.type === 'refusal';
}

function parsed(text: string): OtelValue | undefined {
  const first = text.trimStart()[0];
  if (first !== '[' && first !== '{') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function listOnly(value: OtelValue): OtelValue {
  return Array.isArray(value) ? value : null;
}

function isFields(value: OtelValue | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
