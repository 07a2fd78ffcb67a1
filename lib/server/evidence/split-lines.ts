import { badRow } from './bad-row';

const MAX_LINE_BYTES = 8 * 1024 * 1024;
const LINE_FEED = 0x0a;

export interface Line {
  /** 1, 2, 3… */
  number: number;
  text: string;
}

/** The lines of UTF-8 text. Split as bytes, so that no character is cut; a line longer than 8 MB is refused. */
export async function* splitLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let number = 0;
  let parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      parts.push(chunk.subarray(start, end));
      number += 1;
      yield { number, text: textOf(parts) };
      parts = [];
      length = 0;
      start = end + 1;
    }
    parts.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length > MAX_LINE_BYTES) throw badRow(`Line ${number + 1}`, '', 'longer than 8 MB');
  }
  const last = textOf(parts);
  if (last !== '') yield { number: number + 1, text: last };
}

function textOf(parts: readonly Buffer[]): string {
  const [first] = parts;
  const text = (parts.length === 1 && first ? first : Buffer.concat(parts)).toString('utf8');
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
