/** Where a text stopped making sense. `position` is a 0-based index into it; `expected` what would have. */
export interface ParseFault {
  position: number;
  expected: string;
  message: string;
}

/** Thrown inside the parsers only; each of them turns it into its answer. */
export class ParseError extends Error {
  readonly fault: ParseFault;
  constructor(position: number, expected: string, found: string) {
    super(`At character ${position + 1}: expected ${expected}, found ${found}.`);
    this.fault = { position, expected, message: this.message };
  }
}

export interface Token {
  kind: 'word' | 'quoted' | 'mark' | 'end';
  /** A word as written, or what stands within the quotes. */
  text: string;
  start: number;
  end: number;
}

const QUOTED = /"(?:[^"\\]|\\.)*"/suy;
const WORD = /[^\s(),"]+/uy;
const BLANK = /\s*/uy;

/** Reads words, quoted texts and the marks ( ) , one after the other. */
export class CohortReader {
  private at = 0;
  constructor(readonly text: string) {}

  /** The token `ahead` places on, without moving. */
  peek(ahead = 0): Token {
    let token = this.tokenAt(this.at);
    for (let step = 0; step < ahead; step += 1) token = this.tokenAt(token.end);
    return token;
  }

  next(): Token {
    const token = this.peek();
    this.at = token.end;
    return token;
  }

  /** Is the token `ahead` this unquoted word? Case is ignored. */
  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'word' && token.text.toLowerCase() === word;
  }

  /** Takes these words if they come next. */
  take(...words: string[]): boolean {
    if (!words.every((word, index) => this.isWord(word, index))) return false;
    for (const _ of words) this.next();
    return true;
  }

  takeMark(mark: '(' | ')' | ','): boolean {
    const token = this.peek();
    if (token.kind !== 'mark' || token.text !== mark) return false;
    this.next();
    return true;
  }

  /** Everything that is left, without outer blanks. */
  rest(): string {
    const left = this.text.slice(this.at);
    this.at = this.text.length;
    return left.trim();
  }

  fail(expected: string, token = this.peek()): never {
    const found = token.kind === 'end' ? 'the end' : `"${this.text.slice(token.start, token.end)}"`;
    throw new ParseError(token.start, expected, found);
  }

  private tokenAt(from: number): Token {
    const start = from + (match(BLANK, this.text, from)?.length ?? 0);
    const first = this.text[start];
    if (first === undefined) return { kind: 'end', text: '', start, end: start };
    if (first === '(' || first === ')' || first === ',')
      return { kind: 'mark', text: first, start, end: start + 1 };
    if (first === '"') return this.quotedAt(start);
    const word = match(WORD, this.text, start) ?? first;
    return { kind: 'word', text: word, start, end: start + word.length };
  }

  private quotedAt(start: number): Token {
    const quoted = match(QUOTED, this.text, start);
    if (quoted === null) throw new ParseError(start, 'a closing quote', 'the end');
    try {
      return { kind: 'quoted', text: String(JSON.parse(quoted)), start, end: start + quoted.length };
    } catch {
      throw new ParseError(start, 'a text quoted as in JSON', quoted);
    }
  }
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
