import { Application } from '../fixtures/application';
import { ConsolePages } from '../fixtures/console-pages';
import { expect, test } from '../fixtures/own-app';
import { watchConsole } from '../fixtures/watch-console';

const PEOPLE = Array.from({ length: 600 }, (_, n) => `person-${n}`);
const CONTEXT = { tenant: 'globex' };

const NOTE = `# Rollout note: Cheaper model

## Change

The smaller model answers; the prompt stays.

## Expected gain

Cost per request down by half.

## Primary regression risk

JSON that does not parse.

## Canary cohort

20 % of all requests, by user

## Expanded cohort

50 % of requests where tenant is acme or initech, by user

## Metrics to watch

- Quality
- Parse failures

## Rollback trigger(s)

- parse failures above 10 % (at least 20 requests): roll back

## Dashboard / query

- Query: quality by version, over the last 60 minutes

## Plan

| Stage | Kind | Cohort | Minimum minutes | Minimum requests |
| --- | --- | --- | --- | --- |
| Offline check | offline |  | 0 | 0 |
| Tiny canary | canary | see Canary cohort | 0 | 5 |
| One cohort | cohort | see Expanded cohort | 0 | 5 |
| 25 % | wider | 25 % of all requests, by user | 0 | 5 |
| Full | full | 98 % of all requests, by user | 0 | 5 |
`;

test('from a pasted note to a rollback, and to a confirmed recovery; then a trigger rolls back by itself', async ({
  startApp,
  page,
}) => {
  test.setTimeout(480_000);
  const heard = watchConsole(page);
  const { url } = await startApp({ env: { SLUICE_QUIET_SECONDS: '2' } });
  const pages = new ConsolePages(page, url);
  await pages.setUp();
  await pages.createFeature('Triage', { Model: 'gpt-4.1', Prompt: 'p7', Retrieval: 'none', Policy: 'none' });
  const key = await pages.createKey();
  const application = await Application.connect({ url, key, feature: 'triage' });
  await application.serve(PEOPLE.slice(0, 50), CONTEXT);
  const served = () => application.shareOf('p8', PEOPLE, CONTEXT);

  const draft = { feature: 'triage', title: 'Cheaper model', note: NOTE };
  await pages.startCanary({ ...draft, prompt: 'p8' });
  const share = await served();
  expect(share).toBeGreaterThan(0.14);
  await application.serve(PEOPLE, CONTEXT);
  await pages.moveWithReason('Roll back…', 'Roll back', 'Customers report cut answers');
  expect(await served()).toBe(0);
  await expect(page.getByRole('button', { name: 'Confirm recovery…' })).toBeDisabled();

  // A client with a stale cache still reports the candidate: the page says so and does not call it rolled back.
  await application.serve(PEOPLE.slice(0, 20), CONTEXT, () => ({ variant: 'v2' }));
  await expect(page.getByText(/still carry the candidate|still carries the candidate/).first()).toBeVisible();
  await expect
    .poll(
      async () => {
        await application.serve(PEOPLE.slice(0, 20), CONTEXT);
        return page.getByRole('button', { name: 'Confirm recovery…' }).isEnabled();
      },
      { timeout: 30_000 },
    )
    .toBe(true);

  await page.goto(`${url}/releases/new?feature=triage`);
  await expect(page.getByText('Triage already has an active release')).toBeVisible();
  await page.goBack();
  await pages.moveWithReason('Confirm recovery…', 'Confirm recovery', 'Back to the numbers of yesterday');
  await expect(page.getByText(/closed/i).first()).toBeVisible();

  await pages.startCanary(draft);
  expect(await served()).toBe(share);
  await application.serve(PEOPLE, CONTEXT, (variant) => ({ parse_failed: variant === 'v2' }));
  await expect(page.getByText(/Parse failures.*above 10 %/i).first()).toBeVisible();
  await expect.poll(served, { timeout: 20_000 }).toBe(0);
  await pages.acknowledgeOnceObserved(() => application.serve(PEOPLE.slice(0, 20), CONTEXT));
  await pages.moveWithReason('Confirm recovery…', 'Confirm recovery', 'The trigger did its work');
  await expect(page.getByText(/closed/i).first()).toBeVisible();
  heard.expectQuiet();
});
