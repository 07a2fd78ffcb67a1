import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

// About 220 ms a hash on two cores. The numbers are kept with each hash, so that they can be raised later.
const COST = { N: 2 ** 15, r: 8, p: 3 };
const KEY_BYTES = 32;
/** scrypt needs 128 · N · r bytes: 32 MB, above Node's default limit. */
const MAX_MEMORY = 64 * 1024 * 1024;

/** `scrypt$N$r$p$salt$key`, salt and key in base64. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, KEY_BYTES, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64'), key.toString('base64')].join('$');
}

/** False for a hash of an unknown shape. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [scheme, N, r, p, salt, key] = hash.split('$');
  if (scheme !== 'scrypt' || !salt || !key) return false;
  const expected = Buffer.from(key, 'base64');
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  return timingSafeEqual(
    expected,
    await derive(password, Buffer.from(salt, 'base64'), expected.length, cost),
  );
}

let decoy: Promise<string> | undefined;

/** Takes as long as a real check, for people who do not exist or have no password, and is always false. */
export async function verifyNobody(password: string): Promise<false> {
  decoy ??= hashPassword(randomBytes(16).toString('base64'));
  await verifyPassword(password, await decoy);
  return false;
}

function derive(password: string, salt: Buffer, length: number, cost: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, length, { ...cost, maxmem: MAX_MEMORY }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
