import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeUser, TEST_PASSWORD } from '@/lib/testing/factories';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { checkCredentials } from './check-credentials';

useServiceDatabase();

const MINUTE = 60_000;
const check = (email: string, password: string, { at = 0, address = '10.0.0.1' } = {}) =>
  checkCredentials({ email, password, address }, at);

async function lengthMs(run: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await run();
  return performance.now() - before;
}

describe('signing in by password', () => {
  it('accepts, whatever the case of the e-mail', async () => {
    const user = await makeUser('viewer');
    const checked = await check(` ${user.email.toUpperCase()} `, TEST_PASSWORD);
    expect(checked).toMatchObject({ kind: 'accepted', user: { id: user.id } });
    expect(JSON.stringify(checked)).not.toContain('scrypt');
  });

  it('gives one answer for a wrong password, an unknown e-mail, no password and a disabled person', async () => {
    const [known, disabled, withoutPassword] = await Promise.all([
      makeUser('member'),
      makeUser('member', { disabled: true }),
      makeUser('member', { hasPassword: false }),
    ]);
    const answers = await Promise.all([
      check(known.email, 'wrong password'),
      check('nobody@example.com', TEST_PASSWORD),
      check(disabled.email, TEST_PASSWORD),
      check(withoutPassword.email, ''),
    ]);
    expect(answers).toEqual(answers.map(() => ({ kind: 'refused' })));
  });

  it('takes as long for an unknown e-mail as for a wrong password', async () => {
    const { email } = await makeUser('member');
    await check('warm-up@example.com', 'x');
    const address = () => ({ address: randomUUID() });
    const lengths = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 5; round += 1) {
      lengths.known.push(await lengthMs(() => check(email, 'wrong password', address())));
      lengths.unknown.push(
        await lengthMs(() => check(`${randomUUID()}@example.com`, 'wrong password', address())),
      );
    }
    // The quickest of each is the least disturbed by what else the machine does.
    expect(Math.min(...lengths.unknown) / Math.min(...lengths.known)).toBeGreaterThan(0.5);
  });

  it('stops after five failures from one place, even for the right password, and only there and for ten minutes', async () => {
    const { email } = await makeUser('member');
    for (let i = 0; i < 5; i += 1) expect(await check(email, 'wrong password')).toEqual({ kind: 'refused' });
    expect(await check(email, TEST_PASSWORD)).toEqual({ kind: 'too_many_attempts' });
    expect(await check(email, TEST_PASSWORD, { address: '10.0.0.2' })).toMatchObject({ kind: 'accepted' });
    expect(await check(email, TEST_PASSWORD, { at: 10 * MINUTE })).toMatchObject({ kind: 'accepted' });
  });

  it('does not let guesses that are sent at once slip through together', async () => {
    const { email } = await makeUser('member');
    const answers = await Promise.all(Array.from({ length: 8 }, () => check(email, 'wrong password')));
    expect(answers.filter(({ kind }) => kind === 'refused')).toHaveLength(5);
  });
});
