import type { z } from 'zod';
import { BadRequest } from './problem';

const MAX_BYTES = 1_000_000;

/** The body as text, at most 1 MB. */
export async function readBody(request: Request): Promise<string> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > MAX_BYTES) throw tooLarge();
  if (!request.body) return '';
  const decoder = new TextDecoder();
  const reader = request.body.getReader();
  let text = '';
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength;
    if (bytes > MAX_BYTES) {
      await reader.cancel();
      throw tooLarge();
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/** An empty body is an empty object, so that the schema names what is missing. Throws a ZodError. */
export function parseBody<S extends z.ZodType>(schema: S, text: string): z.output<S> {
  return schema.parse(text.trim() === '' ? {} : parseJson(text));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequest(400, 'malformed_json', 'The body is not JSON.');
  }
}

function tooLarge(): BadRequest {
  return new BadRequest(413, 'body_too_large', 'The body is larger than 1 MB.');
}
