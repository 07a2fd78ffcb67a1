import { describe, expect, it } from 'vitest';
import { snapshotStore } from '@/lib/server/routing/snapshot-store';
import { makeUser } from '@/lib/testing/factories';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { listAudit } from '../audit/list-audit';
import { listPrices } from './list-prices';
import { removePrice } from './remove-price';
import { setPrice } from './set-price';

useServiceDatabase();

const priced = (model: string) => snapshotStore().current?.prices.find([model])?.inputUsd;
const gpt = { model: 'gpt-4o', inputUsd: 2.5, cachedInputUsd: 1.25, outputUsd: 10 };

describe('prices', () => {
  it('apply in this process as soon as they are set, changed or removed, each with its audit row', async () => {
    const admin = await makeUser('admin');
    await setPrice(admin, gpt);
    expect(priced('gpt-4o')).toBe(2.5);
    await setPrice(admin, { ...gpt, inputUsd: 3 });
    expect(priced('gpt-4o')).toBe(3);
    expect(await listPrices(admin)).toMatchObject([{ ...gpt, inputUsd: 3, updatedByName: admin.name }]);
    await setPrice(admin, { ...gpt, inputUsd: 3 });
    await removePrice(admin, 'gpt-4o');
    expect(priced('gpt-4o')).toBeUndefined();
    const { entries } = await listAudit(admin, { limit: 4 });
    expect(entries.map(({ sentence }) => sentence).slice(0, 3)).toEqual([
      'removed the price of gpt-4o',
      'set the price of gpt-4o to $3 in and $10 out a million tokens',
      'set the price of gpt-4o to $2.5 in and $10 out a million tokens',
    ]);
  });

  it('are changed by admins, and seen by everyone', async () => {
    const member = await makeUser('member');
    await expect(setPrice(member, gpt)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(removePrice(member, 'gpt-4o')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await listPrices(member)).toEqual([]);
  });

  it('cannot be removed where there are none', async () => {
    const admin = await makeUser('admin');
    await expect(removePrice(admin, 'no such model')).rejects.toMatchObject({ code: 'not_found' });
  });
});
