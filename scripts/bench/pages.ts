import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { encode } from 'next-auth/jwt';
import { SESSION_SECONDS, sessionCookieName } from '@/lib/server/auth/session-cookie';
import { openSql, type Sql } from '@/lib/server/db/sql-client';
import { findBrowser } from '../test/browser.mjs';
import { type BenchApp, startBenchApp } from './bench-app';
import { BENCH_FEATURE } from './bench-data';
import { fillReviewQueue } from './bench-review';
import { machineFacts, median, say } from './report';

const RELEASES = 50;
const ROUNDS = 5;
const LIMITS = { lcpMs: 1500, cls: 0.05, inpMs: 200, scriptKb: 250 } as const;

interface Visit {
  name: string;
  path: string;
  /** What a person does there; each step is an interaction. */
  use: (page: Page) => Promise<void>;
}

interface Figures {
  lcpMs: number;
  cls: number;
  inpMs: number;
  scriptKb: number;
}

/**
 * Desk, Release and Review as a person who owns fifty live releases meets them, in production mode: the largest paint, what
 * shifts, the slowest interaction, and the JavaScript as it is sent. True when each is within its limit.
 */
export async function benchPages(): Promise<boolean> {
  const undo: (() => unknown)[] = [];
  try {
    const app = await startBenchApp(undo);
    process.env.NEXTAUTH_SECRET = app.secret;
    process.env.DATABASE_URL = app.databaseUrl;
    say(machineFacts());
    const sql = openSql(app.databaseUrl, 2);
    undo.push(() => sql.end());
    const { releaseId, ownerId } = await addReleases(sql);
    await sendTraffic(app, sql);
    await fillReviewQueue(sql, releaseId);
    const executablePath = findBrowser();
    const isRoot = process.getuid?.() === 0;
    const browser = await chromium.launch({
      ...(executablePath && { executablePath }),
      args: isRoot ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'],
    });
    undo.push(() => browser.close());
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await signIn(context, app, ownerId);
    let isGood = true;
    say('page       LCP        CLS     INP       JavaScript, gzipped');
    for (const visit of visits(releaseId)) isGood = (await measure(context, app.url, visit)) && isGood;
    return isGood;
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

function visits(releaseId: string): Visit[] {
  return [
    {
      name: 'Desk',
      path: '/',
      async use(page) {
        await page.keyboard.press('Control+k');
        await page.getByRole('dialog').waitFor();
        await page.keyboard.type('bench');
        await page.keyboard.press('Escape');
      },
    },
    {
      name: 'Release',
      path: `/releases/${releaseId}`,
      async use(page) {
        await page
          .getByRole('button', { name: /show the table/ })
          .first()
          .click();
        await page.getByRole('button', { name: 'Roll back…' }).click();
        await page.getByRole('dialog').getByRole('textbox').pressSequentially('Answers lost citations');
        await page.keyboard.press('Escape');
      },
    },
    {
      name: 'Review',
      path: `/review/${releaseId}`,
      async use(page) {
        await page.getByRole('heading', { level: 1 }).waitFor();
        for (const key of ['1', '1', 'u', 'j', 'k', '1']) await page.keyboard.press(key);
      },
    },
  ];
}

/** Fifty features in the middle of a release, all of one owner: the bench's own and copies of it. */
async function addReleases(sql: Sql): Promise<{ releaseId: string; ownerId: string }> {
  const [pattern] = await sql<{ id: string; featureId: string; ownerId: string }[]>`
    SELECT r.id, r.feature_id AS "featureId", r.owner_id AS "ownerId" FROM release r
    JOIN feature f ON f.id = r.feature_id WHERE f.key = ${BENCH_FEATURE} ORDER BY r.created_at DESC LIMIT 1`;
  if (!pattern) throw new Error('The bench has no release');
  const numbers = sql`generate_series(2, ${RELEASES}::int) AS n`;
  await sql.begin(async (tx) => {
    await tx`INSERT INTO feature (id, key, name, salt)
      SELECT 'f' || n, ${BENCH_FEATURE} || '-' || n, 'Bench ' || n, salt FROM feature, ${numbers} WHERE id = ${pattern.featureId}`;
    await tx`INSERT INTO version (id, feature_id, number, model_version, prompt_version, retrieval_version, policy_version, config, created_by_id)
      SELECT 'v' || number || '-' || n, 'f' || n, number, model_version, prompt_version, retrieval_version, policy_version, config, created_by_id
      FROM version, ${numbers} WHERE feature_id = ${pattern.featureId}`;
    await tx`UPDATE feature SET live_version_id = replace(id, 'f', 'v1-') WHERE id LIKE 'f%' AND live_version_id IS NULL`;
    await tx`INSERT INTO release (id, feature_id, title, status, stage_index, owner_id, baseline_version_id, candidate_version_id,
        note_draft, note_revision, created_by_id, started_at, stage_entered_at)
      SELECT 'r' || n, 'f' || n, title || ' ' || n, status, stage_index, owner_id, 'v1-' || n, 'v2-' || n, note_draft, note_revision,
        created_by_id, started_at, stage_entered_at FROM release, ${numbers} WHERE release.id = ${pattern.id}`;
    await tx`INSERT INTO note_revision (release_id, number, content, created_by_id)
      SELECT 'r' || n, number, content, created_by_id FROM note_revision, ${numbers} WHERE release_id = ${pattern.id}`;
    await tx`NOTIFY sluice_routing`;
  });
  return { releaseId: pattern.id, ownerId: pattern.ownerId };
}

/** Both arms of every feature report requests, as an application does. */
async function sendTraffic({ url, secret }: BenchApp, sql: Sql): Promise<void> {
  const features = await sql<{ key: string }[]>`SELECT key FROM feature ORDER BY key`;
  for (const { key } of features) {
    const events = Array.from({ length: 400 }, (_, n) => ({
      id: randomUUID(),
      feature: key,
      variant: n % 2 === 0 ? 'v1' : 'v2',
      targeting_key: `user-${n}`,
      context: { tenant: n % 3 === 0 ? 'globex' : 'acme', region: n % 5 === 0 ? 'eu' : 'us' },
      latency_ms: 400 + ((n * 37) % 900),
      cost_usd: 0.01 + (n % 7) / 1000,
      quality: 0.7 + (n % 4) / 20,
      parse_failed: n % 41 === 0,
      error: n % 67 === 0,
    }));
    const send = () =>
      fetch(`${url}/api/v1/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        body: JSON.stringify(events),
      });
    let answer = await send();
    // The app learns of the new features a moment after they are there.
    for (const end = Date.now() + 10_000; answer.status === 422 && Date.now() < end; ) {
      await delay(100);
      answer = await send();
    }
    if (!answer.ok) throw new Error(`${answer.status} ${(await answer.text()).slice(0, 300)}`);
  }
}

async function signIn(context: BrowserContext, { url, secret }: BenchApp, userId: string): Promise<void> {
  const value = await encode({ token: { sub: userId }, secret, maxAge: SESSION_SECONDS });
  await context.addCookies([{ name: sessionCookieName(), value, url }]);
}

async function measure(context: BrowserContext, url: string, visit: Visit): Promise<boolean> {
  const rounds: Figures[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const figures = await measureOnce(context, url + visit.path, visit.use);
    // The first warms what every server has warm.
    if (round > 0) rounds.push(figures);
  }
  const of = (name: keyof Figures) => median(rounds.map((figures) => figures[name]));
  const [lcpMs, cls, inpMs, scriptKb] = [of('lcpMs'), of('cls'), of('inpMs'), of('scriptKb')];
  say(
    `${visit.name.padEnd(9)}  ${`${lcpMs.toFixed(0)} ms`.padEnd(9)}  ${cls.toFixed(3)}   ${`${inpMs.toFixed(0)} ms`.padEnd(8)}  ${scriptKb.toFixed(0)} kB`,
  );
  return lcpMs < LIMITS.lcpMs && cls < LIMITS.cls && inpMs < LIMITS.inpMs && scriptKb < LIMITS.scriptKb;
}

async function measureOnce(context: BrowserContext, address: string, use: Visit['use']): Promise<Figures> {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  const scripts = new Set<string>();
  let scriptBytes = 0;
  cdp.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  cdp.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) scriptBytes += encodedDataLength;
  });
  await page.addInitScript(observe);
  await page.goto(address, { waitUntil: 'load' });
  // What the page itself asks for; what follows is fetched ahead for pages that it links to.
  const ownBytes = scriptBytes;
  await page.waitForLoadState('networkidle');
  const lcpMs = await page.evaluate(() => window.seen.lcpMs);
  await use(page);
  // Entries of an interaction come with the frame after it.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const { cls, inpMs } = await page.evaluate(() => window.seen);
  await page.close();
  return { lcpMs, cls, inpMs, scriptKb: ownBytes / 1000 };
}

declare global {
  interface Window {
    seen: { lcpMs: number; cls: number; inpMs: number };
  }
}

/** Runs in the page, before anything else of it. */
function observe(): void {
  const seen = { lcpMs: 0, cls: 0, inpMs: 0 };
  window.seen = seen;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.lcpMs = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput } = entry as PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      };
      if (!hadRecentInput) seen.cls += value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { interactionId, duration } = entry as PerformanceEntry & { interactionId?: number };
      if (interactionId) seen.inpMs = Math.max(seen.inpMs, duration);
    }
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
}
