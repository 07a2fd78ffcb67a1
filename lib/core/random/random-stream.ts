/** Chris Doty-Humphrey's sfc32 (public domain): fast, and its streams do not meet, as those of one 32-bit state would. */
export class RandomStream {
  private counter = 1;

  /** The same seed and name give the same numbers. */
  constructor(
    private a: number,
    private b: number,
    private c: number,
  ) {
    for (let round = 0; round < 20; round += 1) this.bits();
  }

  /** A whole number from 0 to 2^32 - 1. */
  bits(): number {
    const out = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + out) | 0;
    return out >>> 0;
  }

  /** In [0, 1). */
  unit(): number {
    return this.bits() / 2 ** 32;
  }
}
