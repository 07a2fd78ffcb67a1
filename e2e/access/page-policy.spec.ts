import { ConsoleApi } from '../fixtures/console-api';
import { expect, test } from '../fixtures/own-app';
import { signIn } from '../fixtures/sign-in';

test('a page runs its own scripts by nonce, and nothing that is written into it', async ({
  startApp,
  page,
}) => {
  const { url } = await startApp();
  await ConsoleApi.setUp(url);
  await signIn(page, url);
  const nonces = new Set<string>();
  for (const path of ['/sign-in', '/', '/features', '/releases/nowhere', '/no/such/page']) {
    const answer = await page.goto(url + path);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
    expect(scripts, path).toMatch(/^'self' 'nonce-[\w+/=]+' 'strict-dynamic'$/);
    expect(policy).toContain("object-src 'none'");
    nonces.add(scripts);
    const blocked = await page.evaluate(async () => {
      const seen: string[] = [];
      const both = new Promise<void>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          if (seen.push(effectiveDirective) === 2) resolve();
        });
      });
      const written = document.createElement('div');
      written.innerHTML =
        '<img src="data:," onerror="window.ran = true"><a href="javascript:window.ran = true">x</a>';
      document.body.append(written);
      written.querySelector('a')?.click();
      await both;
      return { seen: seen.toSorted(), ran: 'ran' in window };
    });
    expect(blocked, path).toEqual({ seen: ['script-src-attr', 'script-src-elem'], ran: false });
  }
  expect(nonces.size).toBe(5);
});

test('an answer of the API that is opened as a page may load nothing', async ({ startApp, page }) => {
  const { url } = await startApp();
  const answer = await page.goto(`${url}/api/v1/releases`);
  expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
  expect(answer?.headers()['x-content-type-options']).toBe('nosniff');
});
