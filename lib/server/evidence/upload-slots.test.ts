import { expect, it } from 'vitest';
import { inUploadSlot, MOST_UPLOADS } from './upload-slots';

it('takes as many uploads as there is room for, and another once one has ended, however it ended', async () => {
  const ends: ((error: Error) => void)[] = [];
  const upload = () => new Promise<never>((_, reject) => ends.push(reject));
  const taken = Array.from({ length: MOST_UPLOADS }, () => inUploadSlot(upload));
  await expect(inUploadSlot(async () => 'one too many')).rejects.toMatchObject({
    code: 'too_many',
    reason: 'too_many_uploads',
  });
  ends[0]?.(new Error('broke off'));
  await expect(taken[0]).rejects.toThrow('broke off');
  await expect(inUploadSlot(async () => 'read')).resolves.toBe('read');
});
