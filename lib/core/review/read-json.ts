export type JsonReading =
  | { kind: 'read'; pretty: string }
  /** Line and column count from 1; the column counts UTF-16 units. */
  | { kind: 'fault'; line: number; column: number; expected: string };

const SPACE = /[ \t\n\r]*/y;
const LITERAL = /true|false|null/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none inside a string
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const DEEPEST = 200;

/**
 * Reads JSON (RFC 8259) and sets it out over lines, every name, number and string as it was written: a number too large
 * to compute with and a name given twice are shown. Says where the first fault is and what would be right there.
 */
export function readJson(text: string): JsonReading {
  return new JsonReader(text).read();
}

/** What may come next. */
type Wanted = 'value' | 'value or ]' | 'name or }' | 'name' | ', or ]' | ', or }' | 'end';

class JsonReader {
  private at = 0;
  private readonly open: ('[' | '{')[] = [];
  private readonly out: string[] = [];
  private wanted: Wanted = 'value';

  constructor(private readonly text: string) {}

  read(): JsonReading {
    for (;;) {
      this.skip(SPACE);
      if (this.wanted === 'end' && this.at === this.text.length) {
        return { kind: 'read', pretty: this.out.join('') };
      }
      const fault = this.step();
      if (fault !== null) return this.faultAt(fault);
    }
  }

  /** One token, or what was expected in its place. */
  private step(): string | null {
    switch (this.wanted) {
      case 'value or ]':
        return this.text[this.at] === ']' ? this.close() : this.begin();
      case 'name or }':
        return this.text[this.at] === '}' ? this.close() : this.name();
      case 'name':
        return this.name();
      case ', or ]':
      case ', or }':
        return this.next();
      case 'end':
        return 'the end of the text';
      case 'value':
        return this.value();
    }
  }

  private begin(): string | null {
    this.newLine();
    return this.value();
  }

  private value(): string | null {
    const sign = this.text[this.at];
    if (sign === '[' || sign === '{') {
      if (this.open.length >= DEEPEST) return `no more than ${DEEPEST} levels`;
      this.open.push(sign);
      this.out.push(sign);
      this.at += 1;
      this.wanted = sign === '[' ? 'value or ]' : 'name or }';
      return null;
    }
    const token = this.take(STRING) ?? this.take(NUMBER) ?? this.take(LITERAL);
    if (token === null) return sign === '"' ? this.brokenString() : 'a value';
    this.out.push(token);
    this.afterValue();
    return null;
  }

  private name(): string | null {
    const name = this.take(STRING);
    if (name === null) return this.text[this.at] === '"' ? this.brokenString() : 'a name in double quotes';
    this.newLine();
    this.out.push(name, ': ');
    this.skip(SPACE);
    if (this.text[this.at] !== ':') return 'a colon';
    this.at += 1;
    this.wanted = 'value';
    return null;
  }

  private next(): string | null {
    const isList = this.wanted === ', or ]';
    const sign = this.text[this.at];
    if (sign === (isList ? ']' : '}')) return this.close();
    if (sign !== ',') return isList ? 'a comma or ]' : 'a comma or }';
    this.at += 1;
    this.out.push(',');
    if (isList) this.newLine();
    this.wanted = isList ? 'value' : 'name';
    return null;
  }

  private close(): null {
    const opened = this.open.pop();
    const isEmpty = this.wanted === 'value or ]' || this.wanted === 'name or }';
    if (!isEmpty) this.newLine();
    this.out.push(opened === '[' ? ']' : '}');
    this.at += 1;
    this.afterValue();
    return null;
  }

  private afterValue(): void {
    const within = this.open.at(-1);
    this.wanted = within === undefined ? 'end' : within === '[' ? ', or ]' : ', or }';
  }

  private newLine(): void {
    this.out.push(`\n${'  '.repeat(this.open.length)}`);
  }

  /** Goes to where the string breaks. */
  private brokenString(): string {
    this.at += 1;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
    this.skip(/(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y);
    if (this.at >= this.text.length) return 'a closing double quote';
    return this.text[this.at] === '\\' ? 'an escape that JSON knows' : 'no line end or control in a string';
  }

  private skip(pattern: RegExp): void {
    this.take(pattern);
  }

  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    if (found !== null) this.at += found.length;
    return found;
  }

  private faultAt(expected: string): JsonReading {
    const before = this.text.slice(0, this.at);
    const line = before.split('\n').length;
    return { kind: 'fault', line, column: this.at - before.lastIndexOf('\n'), expected };
  }
}
