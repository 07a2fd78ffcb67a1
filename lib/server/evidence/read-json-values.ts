import { Readable } from 'node:stream';
import { Assembler } from 'stream-json/assembler.js';
import { parser } from 'stream-json/parser.js';
import { badRow } from './bad-row';

export type JsonPath = readonly (string | number)[];

export interface JsonValue {
  /** Several documents may follow each other: 0, 1… */
  document: number;
  path: JsonPath;
  value: unknown;
}

/**
 * The values at wanted paths of one or more JSON documents, each built when it is reached; the rest is passed over. So
 * one large document costs no more memory than its largest wanted value.
 */
export async function* readJsonValues(
  bytes: AsyncIterable<Buffer>,
  wanted: (path: JsonPath) => boolean,
): AsyncGenerator<JsonValue> {
  const walk = new Walk();
  let building: Assembler | null = null;
  for await (const token of tokensOf(bytes)) {
    if (!building && wanted(walk.path) && walk.startsValue(token)) building = new Assembler();
    if (!building) {
      walk.follow(token);
      continue;
    }
    building.consume(token);
    if (!building.done) continue;
    yield { document: walk.document, path: [...walk.path], value: building.current };
    building = null;
    walk.passValue();
  }
}

/** Where in the document the next value stands. */
class Walk {
  document = 0;
  /** A number: in an array, the place there. */
  readonly path: (string | number)[] = [];

  startsValue({ name }: parser.Token): boolean {
    return name.startsWith('start') || (name.endsWith('Value') && name !== 'keyValue');
  }

  follow(token: parser.Token): void {
    switch (token.name) {
      case 'startObject':
        this.path.push('');
        break;
      case 'startArray':
        this.path.push(0);
        break;
      case 'endObject':
      case 'endArray':
        this.path.pop();
        this.passValue();
        break;
      case 'keyValue':
        this.path[this.path.length - 1] = token.value;
        break;
      default:
        this.passValue();
    }
  }

  passValue(): void {
    const at = this.path.at(-1);
    if (at === undefined) this.document += 1;
    else if (typeof at === 'number') this.path[this.path.length - 1] = at + 1;
  }
}

async function* tokensOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<parser.Token> {
  const tokens = Readable.from(bytes).compose(parser.asStream({ jsonStreaming: true, streamValues: false }));
  try {
    for await (const token of tokens) yield token;
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Parser'))
      throw badRow('The file', '', 'not JSON');
    throw error;
  }
}
