import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DomainError } from '@/lib/core/domain-error';
import { MAX_EVIDENCE_BYTES } from '@/lib/core/evidence/evidence-format';

/** The file itself, unpacked if it was sent with gzip. Size and hash are those of what was read so far. */
export class UploadedFile {
  private readonly hash = createHash('sha256');
  size = 0;

  constructor(private readonly chunks: AsyncIterable<Buffer>) {}

  async *bytes(): AsyncGenerator<Buffer> {
    for await (const chunk of this.unpacked()) {
      this.size += chunk.length;
      if (this.size > MAX_EVIDENCE_BYTES) throw tooLarge();
      this.hash.update(chunk);
      yield chunk;
    }
    if (this.size === 0) throw new DomainError('invalid_input', 'The file is empty.', 'empty_file');
  }

  sha256(): string {
    return this.hash.digest('hex');
  }

  private async *unpacked(): AsyncGenerator<Buffer> {
    const chunks = this.chunks[Symbol.asyncIterator]();
    const first = await chunks.next();
    if (first.done) return;
    const rest = prepend(first.value, chunks);
    if (!isGzip(first.value)) return yield* rest;
    try {
      // Its errors, and those of the source, come out of the loop.
      for await (const chunk of pipeline(Readable.from(rest), createGunzip(), () => {})) yield chunk;
    } catch (error) {
      if (error instanceof DomainError) throw error;
      throw new DomainError('invalid_input', 'The file is not whole gzip.', 'not_gzip');
    }
  }
}

export function tooLarge(): DomainError {
  const most = `${MAX_EVIDENCE_BYTES / 1024 / 1024} MB`;
  return new DomainError(
    'too_large',
    `The file is larger than ${most}. Nothing of it was kept.`,
    'file_too_large',
  );
}

async function* prepend(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

// No text begins with these two bytes.
function isGzip(chunk: Buffer): boolean {
  return chunk[0] === 0x1f && chunk[1] === 0x8b;
}
