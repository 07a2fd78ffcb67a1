import { describe, expect, it } from 'vitest';
import { DEFAULT_REVIEW_SETTINGS } from '@/lib/core/review/review-settings';
import { openSql, sqlClient } from '@/lib/server/db/sql-client';
import { buildSnapshot } from '@/lib/server/routing/build-snapshot';
import { refreshSnapshot, snapshotStore } from '@/lib/server/routing/snapshot-store';
import { makeUser } from '@/lib/testing/factories';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { listAudit } from '../audit/list-audit';
import { getReviewSettings } from './get-review-settings';
import { previewRedaction } from './preview-redaction';
import { saveReviewSettings } from './save-review-settings';

const database = useServiceDatabase();
const kept = (text: string) => snapshotStore().current?.sampling.keptText(text);
const ORDER = { name: 'order', pattern: String.raw`ORD-\d{6}` };

describe('settings of review', () => {
  it('are the usual ones until somebody saves others, which are in force at once, with an audit row', async () => {
    const admin = await makeUser('admin');
    await refreshSnapshot();
    expect(await getReviewSettings(admin)).toMatchObject(DEFAULT_REVIEW_SETTINGS);
    expect(kept('ORD-123456 of ada@example.org')).toBe('ORD-123456 of [email]');
    const settings = {
      ...DEFAULT_REVIEW_SETTINGS,
      retentionDays: 14,
      redact: { ...DEFAULT_REVIEW_SETTINGS.redact, email: false },
      patterns: [ORDER],
    };
    const told: string[] = [];
    const { unlisten } = await sqlClient().listen('sluice_routing', (payload) => told.push(payload));
    await saveReviewSettings(admin, settings);
    expect(kept('ORD-123456 of ada@example.org')).toBe('[order] of ada@example.org');
    expect(await getReviewSettings(admin)).toMatchObject(settings);
    await expect.poll(() => told.length).toBe(1);
    await unlisten();
    await saveReviewSettings(admin, settings);
    const { entries } = await listAudit(admin, { limit: 5 });
    const changes = entries.filter(({ action }) => action === 'review.settings_changed');
    expect(changes).toHaveLength(1);
    expect(changes[0]?.sentence).toBe('changed what is sampled for review: retention days, redact, patterns');
    expect(changes[0]?.data.changes).toContainEqual({ field: 'retentionDays', before: 30, after: 14 });
  });

  it('change what other processes know by the content of their snapshot, and nothing that is routed', async () => {
    const admin = await makeUser('admin');
    const sql = openSql(database.url, 1);
    const before = await buildSnapshot(sql, 0);
    await saveReviewSettings(admin, { ...DEFAULT_REVIEW_SETTINGS, sampleSize: 177 });
    const after = await buildSnapshot(sql, 0);
    await sql.end();
    expect(after.sampling.sampleSize).toBe(177);
    expect(after.contentHash).not.toBe(before.contentHash);
    expect(after.routingHash).toBe(before.routingHash);
  });

  it.each([
    ['that cannot be read', '(', /no pattern in the syntax of RE2/],
    ['that finds nothing', 'x*', /empty text/],
    ['that is too costly', String.raw`(\w{1,30}){1,30}`, /too costly/],
    ['that searches again after each finding', 'key=.*;|key=', /the rest of the text again/],
  ])('refuse a pattern %s, by its field', async (_name, pattern, why) => {
    const admin = await makeUser('admin');
    const patterns = [ORDER, { name: 'bad', pattern }];
    const refusal = {
      code: 'invalid_input',
      issues: [{ code: 'bad_pattern', field: 'patterns.1.pattern', message: expect.stringMatching(why) }],
    };
    await expect(saveReviewSettings(admin, { ...DEFAULT_REVIEW_SETTINGS, patterns })).rejects.toMatchObject(
      refusal,
    );
    const asked = { text: 'a', redact: DEFAULT_REVIEW_SETTINGS.redact, patterns };
    await expect(previewRedaction(admin, asked)).rejects.toMatchObject(refusal);
  });

  it('refuse more items than are sampled', async () => {
    const admin = await makeUser('admin');
    const settings = { ...DEFAULT_REVIEW_SETTINGS, sampleSize: 20, itemsPerArm: 21 };
    await expect(saveReviewSettings(admin, settings)).rejects.toMatchObject({
      issues: [{ path: ['itemsPerArm'] }],
    });
  });

  it('are changed by admins, and seen by everyone', async () => {
    const reviewer = await makeUser('reviewer');
    await expect(saveReviewSettings(reviewer, DEFAULT_REVIEW_SETTINGS)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const asked = { text: 'a', redact: DEFAULT_REVIEW_SETTINGS.redact, patterns: [] };
    await expect(previewRedaction(reviewer, asked)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await getReviewSettings(reviewer)).toHaveProperty('sampleSize');
  });

  it('show what would be stored of a text', async () => {
    const admin = await makeUser('admin');
    const asked = {
      text: 'ORD-123456, 203.0.113.9',
      redact: DEFAULT_REVIEW_SETTINGS.redact,
      patterns: [ORDER],
    };
    expect(await previewRedaction(admin, asked)).toEqual({
      text: '[order], [ip]',
      found: { order: 1, ip: 1 },
    });
  });
});
