import { DEFAULT_REVIEW_SETTINGS } from '../../lib/core/review/review-settings';
import type { ReleaseView } from '../../lib/schemas/release';
import type { ReviewQueue } from '../../lib/schemas/review-item';
import { ConsoleApi } from '../fixtures/console-api';
import { expect, test } from '../fixtures/own-app';
import {
  createCheckedRelease,
  createFeature,
  createKey,
  promoteWhenReady,
  sendEvents,
} from '../fixtures/scenario';
import { signIn } from '../fixtures/sign-in';
import { wholeNote } from '../fixtures/whole-note';

const GOOD = 'The label is in the box; send it back within 30 days.';
const POOR = 'Sorry, no idea.';

test('what the application answers is drawn, judged blind, and decides in the gate, with its interval', async ({
  startApp,
  page,
}) => {
  test.setTimeout(240_000);
  const { url } = await startApp();
  const api = await ConsoleApi.setUp(url);
  await api.put('/review-settings', { ...DEFAULT_REVIEW_SETTINGS, reviewsEach: 1 });
  const feature = await createFeature(api, 'support-answer');
  const { secret } = await createKey(api, 'ingest');
  const answer = (variant: 'v1' | 'v2', output: string) =>
    sendEvents(url, secret, feature.key, {
      ...{ variant, count: 300, context: { tenant: 'acme' } },
      fields: { input: 'How do I return an order? Mail me at ruth@example.com', output },
    });
  await sendEvents(url, secret, feature.key, { variant: 'v1', count: 60 });
  const note = { ...wholeNote({ minRequests: 1 }), metricsToWatch: ['judged_acceptable' as const] };
  const release = await createCheckedRelease(api, feature, note);
  for (let stage = 1; stage <= 2; stage += 1) {
    await promoteWhenReady(api, release);
    await answer('v1', GOOD);
    await answer('v2', POOR);
  }

  let judged = 0;
  await expect
    .poll(
      async () => {
        const { items } = await api.post<ReviewQueue>(`/reviews/${release.id}/queue`, {});
        for (const { id, kind, inputs, outputs } of items) {
          expect(JSON.stringify(inputs)).not.toContain('ruth@example.com');
          if (kind === 'pair') await judge(api, id, { verdict: outputs[0] === GOOD ? 'a' : 'b' });
          // People err now and then: where nobody ever did, nothing would be known of how much verdicts vary.
          else if ((outputs[0] === GOOD) !== (judged % 7 === 0))
            await judge(api, id, { verdict: 'acceptable' });
          else await judge(api, id, { verdict: 'not_acceptable', reasons: ['wrong'] });
          judged += 1;
        }
        return (await judgedCheck(api, release))?.outcome;
      },
      { timeout: 120_000, intervals: [2_000] },
    )
    .toBe('fail');
  expect(judged).toBeGreaterThan(40);

  await signIn(page, url);
  await page.goto(`${url}/releases/${release.id}`);
  const check = page.locator('[data-check=no_worse_judged_acceptable]');
  await expect(check).toHaveAttribute('data-outcome', 'fail');
  await check.getByText('Judged acceptable is no worse').click();
  await expect(check).toContainText(
    /n \d+ against \d+: (worse by [\d.]+ to|from [\d.]+ points better to) [\d.]+ points/,
  );
  const card = page.getByRole('region', { name: 'Review', exact: true });
  await expect(card).toContainText('Wrong');
});

const judge = async (api: ConsoleApi, id: string, said: object) =>
  expect((await api.raw('put', `/reviews/items/${id}/verdict`, said)).status()).toBe(204);

const judgedCheck = async (api: ConsoleApi, { id }: ReleaseView) =>
  (await api.get<ReleaseView>(`/releases/${id}`)).gate?.checks.find(
    ({ code }) => code === 'no_worse_judged_acceptable',
  );
