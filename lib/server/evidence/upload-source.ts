import { DomainError } from '@/lib/core/domain-error';

// A client that sends nothing for so long has gone, or might as well.
const SILENCE_MS = 60_000;

/** A request's body, to be read once. Leaving the loop early does not cut the client off: it can still be answered. */
export class UploadSource {
  private readonly reader: ReadableStreamDefaultReader<Uint8Array> | null;
  private ended = false;

  constructor(body: ReadableStream<Uint8Array> | null) {
    this.reader = body?.getReader() ?? null;
    this.ended = this.reader === null;
  }

  async *chunks(): AsyncGenerator<Buffer> {
    for (let chunk = await this.read(); chunk !== null; chunk = await this.read()) yield chunk;
  }

  /** Reads what is left and throws it away, up to a limit; a client that still sends would not read the answer. */
  async drain(limitBytes: number): Promise<void> {
    let bytes = 0;
    try {
      for (let chunk = await this.read(); chunk !== null && bytes < limitBytes; chunk = await this.read())
        bytes += chunk.length;
    } catch {
      // Whoever has gone needs no answer.
    }
  }

  private async read(): Promise<Buffer | null> {
    if (this.ended || !this.reader) return null;
    try {
      const { done, value } = await withinSilence(this.reader.read());
      if (!done) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    } catch (error) {
      this.ended = true;
      throw error instanceof DomainError ? error : brokenOff();
    }
    this.ended = true;
    return null;
  }
}

/** Nobody waits for the answer any more. */
export function brokenOff(): DomainError {
  const message = 'The upload broke off. Nothing of the file was kept.';
  return new DomainError('invalid_input', message, 'upload_broke_off');
}

async function withinSilence<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(brokenOff()), SILENCE_MS);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}
