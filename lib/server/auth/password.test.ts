import { scryptSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashPassword, verifyNobody, verifyPassword } from './password';

describe('passwords', () => {
  it('accepts the password and nothing else', async () => {
    const hash = await hashPassword('correct horse battery');
    expect(await verifyPassword('correct horse battery', hash)).toBe(true);
    expect(await verifyPassword('correct horse batterz', hash)).toBe(false);
    expect(await verifyPassword('', hash)).toBe(false);
  });

  it('salts: the same password twice gives two hashes', async () => {
    const [first, second] = await Promise.all([hashPassword('the same one'), hashPassword('the same one')]);
    expect(first).not.toBe(second);
  });

  it('reads the cost from the hash, so that hashes of another cost still verify', async () => {
    const salt = Buffer.from('a salt of old');
    const key = scryptSync('old password', salt, 32, { N: 1024, r: 8, p: 1 });
    const old = `scrypt$1024$8$1$${salt.toString('base64')}$${key.toString('base64')}`;
    expect(await verifyPassword('old password', old)).toBe(true);
  });

  it('takes the two ways of writing an accented letter for one', async () => {
    expect(await verifyPassword('caf\u00e9 au lait', await hashPassword('cafe\u0301 au lait'))).toBe(true);
  });

  it.each(['', 'plain', 'bcrypt$1$2$3$4$5'])('is false for the hash "%s"', async (hash) => {
    expect(await verifyPassword('x', hash)).toBe(false);
  });

  it('does the work of a real check for nobody', async () => {
    expect(await verifyNobody('anything')).toBe(false);
  });
});
