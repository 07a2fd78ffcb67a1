import { createHash } from 'node:crypto';
import { apiDocument } from './api-document';

interface Written {
  text: string;
  etag: string;
}

let written: Written | null = null;

/** The document as JSON: the same until another version of Sluice is started. */
export function answerDocument(request: Request): Response {
  written ??= write();
  const { text, etag } = written;
  const headers = { etag, 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, 'content-type': 'application/json' } });
}

function write(): Written {
  const text = JSON.stringify(apiDocument());
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
}
