import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrometheusConfig } from '@/lib/schemas/metric-source';
import { askClient, HOSTILE_NAMES, hourBefore } from '@/lib/testing/monitoring-scope';
import {
  NO_PROMETHEUS,
  type PrometheusSample,
  type PrometheusServer,
  prometheusPrograms,
  startPrometheus,
} from '@/lib/testing/prometheus-server';
import { prometheusSource } from './prometheus-source';

const config = (url: string, more: Partial<PrometheusConfig> = {}): PrometheusConfig => ({
  ...{ url, auth: 'none', username: '', orgId: '', timeoutSeconds: 10 },
  ...more,
});
const now = new Date();
const scope = hourBefore(now);

describe.skipIf(!prometheusPrograms())(
  `a real Prometheus${prometheusPrograms() ? '' : ` (${NO_PROMETHEUS})`}`,
  () => {
    let server: PrometheusServer;
    const ask = (query: string, of = scope) =>
      askClient(prometheusSource(config(server.url), ''), 'prometheus', query, of);

    beforeAll(async () => {
      const every = Array.from({ length: 30 }, (_, i) => new Date(scope.fromMs + i * 120_000));
      const series = (version: string, value: number): PrometheusSample[] =>
        every.map((at) => ({ labels: { version, feature: 'reply' }, at, value }));
      const hostile = HOSTILE_NAMES.flatMap((name, index) => series(name, 1000 + index));
      const nothing = every.map((at) => ({ labels: { version: 'v3' }, at, value: Number.NaN }));
      server = await startPrometheus('quality', [
        ...series('v1', 0.8),
        ...series('v2', 0.9),
        ...hostile,
        ...nothing,
      ]);
    });
    afterAll(() => server?.stop());

    it('answers by version when the query names one', async () => {
      const { arms, problems } = await ask('avg(quality{version="{{version}}", feature="{{feature}}"})');
      expect(problems).toEqual([]);
      expect(arms.baseline.points[0]).toEqual([scope.fromMs, 0.8, null]);
      expect(arms.candidate.points.map(([, value]) => value)).toEqual(arms.candidate.points.map(() => 0.9));
      expect(arms.candidate.n).toBeGreaterThanOrEqual(30);
    });

    it('answers by version when the answer names them', async () => {
      const answer = await ask('sum by (version) (quality)');
      expect(answer.problems).toEqual([]);
      expect(answer.arms.baseline.points[0]?.[1]).toBe(0.8);
      expect(answer.otherVersions).toHaveLength(5);
    });

    it('takes steps and windows as lengths', async () => {
      const { problems, arms } = await ask('avg_over_time(quality{version="{{version}}"}[{{step}}])');
      expect(problems).toEqual([]);
      expect(arms.baseline.points[0]?.[1]).toBeCloseTo(0.8);
    });

    it.each(HOSTILE_NAMES)('selects nothing else for a version called %j', async (name) => {
      const value = 1000 + HOSTILE_NAMES.indexOf(name);
      for (const operator of ['=', '=~']) {
        for (const quote of ['"', "'"]) {
          const { arms } = await ask(
            `sum(quality{version${operator}${quote}{{version}}${quote}})`,
            hourBefore(now, name),
          );
          expect(new Set(arms.candidate.points.map(([, each]) => each))).toEqual(new Set([value]));
          expect(arms.baseline.points[0]?.[1]).toBe(0.8);
        }
      }
    });

    it('takes NaN and infinity for no data', async () => {
      const nan = await ask('quality{version="{{version}}"}', hourBefore(now, 'v3'));
      expect(nan.arms.candidate.points).toEqual([]);
      expect(nan.droppedValues).toBeGreaterThanOrEqual(30);
      expect(nan.problems).toEqual([{ kind: 'one_version_only', has: 'baseline' }]);
      expect((await ask('sum by (version) (quality) / 0')).problems).toMatchObject([{ kind: 'no_values' }]);
    });

    it.each([
      ['sum(quality{version=~"v1|v2"})', [{ kind: 'not_segmented', labels: [], of: 'answer' }]],
      ['sum by (version) (nothing_like_this)', [{ kind: 'no_rows' }]],
      ['quality{version=~"v7|v1"}', [{ kind: 'one_version_only', has: 'baseline' }]],
      ['quality{version="v3"} or vector(1)', [{ kind: 'not_segmented', labels: [], of: 'answer' }]],
    ])('says what is missing: %s', async (query, problems) => {
      expect((await ask(query)).problems).toEqual(problems);
    });

    it('says that series must be aggregated', async () => {
      const query = 'label_replace(quality{version="v1"}, "job", "a", "", "") or quality{version=~"v1|v2"}';
      expect((await ask(query)).problems).toEqual([{ kind: 'ambiguous', arm: 'baseline' }]);
    });

    it('says what Prometheus says of a wrong query', async () => {
      await expect(ask('sum(')).rejects.toMatchObject({
        problem: { kind: 'refused', message: expect.stringMatching(/parse error|unclosed left parenthesis/) },
      });
      await expect(ask('quality + on(feature) quality')).rejects.toMatchObject({
        problem: { kind: 'refused' },
      });
    });

    it('tells its version', async () => {
      const { server: who } = await prometheusSource(config(server.url), '').probe(
        new AbortController().signal,
      );
      expect(who).toMatch(/^Prometheus \d+\.\d+/);
    });
  },
);

describe('what is sent, and what may come back', () => {
  type Reply = (response: ServerResponse) => void;
  const heard: {
    headers: IncomingHttpHeaders;
    method: string | undefined;
    url: string | undefined;
    body: string;
  }[] = [];
  let reply: Reply = (response) => response.end();
  const http = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { headers, method, url } = request;
    heard.push({ headers, method, url, body: Buffer.concat(chunks).toString() });
    reply(response);
  });
  let url = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    http.closeAllConnections();
    http.close();
  });
  const says =
    (status: number, body: unknown): Reply =>
    (response) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const matrix = { status: 'success', data: { resultType: 'matrix', result: [] } };
  const series = (of: object) => ({
    status: 'success',
    data: { resultType: 'matrix', result: [{ metric: { version: 'v1' }, ...of }] },
  });
  const ask = (more: Partial<PrometheusConfig> = {}, secret = '', query = 'sum by (version) (x)') =>
    askClient(prometheusSource(config(url, more), secret), 'prometheus', query, scope);

  it.each<[string, Partial<PrometheusConfig>, string, Record<string, string | undefined>]>([
    ['nothing', {}, '', { authorization: undefined, 'x-scope-orgid': undefined }],
    ['a bearer token', { auth: 'bearer' }, 'tok', { authorization: 'Bearer tok' }],
    [
      'a user and password',
      { auth: 'basic', username: 'dana' },
      'pä:ss',
      { authorization: 'Basic ZGFuYTpww6Q6c3M=' },
    ],
    [
      'a tenant',
      { orgId: 'team-a', auth: 'bearer' },
      'tok',
      { authorization: 'Bearer tok', 'x-scope-orgid': 'team-a' },
    ],
  ])('sends %s', async (_, more, secret, headers) => {
    reply = says(200, matrix);
    await ask(more, secret);
    const got = heard.at(-1);
    expect(got).toMatchObject({ method: 'POST', url: '/api/v1/query_range' });
    expect(Object.fromEntries(Object.keys(headers).map((name) => [name, got?.headers[name]]))).toEqual(
      headers,
    );
    expect(Object.fromEntries(new URLSearchParams(got?.body))).toEqual({
      query: 'sum by (version) (x)',
      start: String(scope.fromMs / 1000),
      end: String(scope.toMs / 1000),
      step: '120',
      timeout: '10s',
    });
  });

  it('passes on what it is warned of', async () => {
    reply = says(200, { ...matrix, warnings: ['a store was away'], infos: ['x may not be a counter'] });
    expect((await ask()).warnings).toEqual(['a store was away', 'x may not be a counter']);
  });

  const error = (errorType: string, message: string) => ({ status: 'error', errorType, error: message });
  it.each<[string, Reply, object]>([
    ['a bad query', says(400, error('bad_data', 'parse error')), { kind: 'refused', message: 'parse error' }],
    [
      'one that cannot run',
      says(422, error('execution', 'many-to-many')),
      { kind: 'refused', message: 'many-to-many' },
    ],
    ['its own timeout', says(503, error('timeout', 'query timed out')), { kind: 'too_slow', seconds: 10 }],
    ['an outage', says(503, error('unavailable', 'starting')), { kind: 'refused', message: 'starting' }],
    ['a wrong token', says(401, {}), { kind: 'refused', message: expect.stringContaining('(401)') }],
    [
      'another site',
      says(200, { hello: 1 }),
      { kind: 'refused', message: expect.stringContaining('none of Prometheus') },
    ],
    [
      'a redirect, which is not followed',
      (response) => void response.writeHead(307, { location: `${url}/elsewhere` }).end(),
      { kind: 'refused', message: expect.stringContaining('redirects (307)') },
    ],
    [
      'more than 5 MB',
      (response) => void response.end('x'.repeat(5_000_001)),
      { kind: 'refused', message: expect.stringContaining('larger than 5 MB') },
    ],
    [
      'histograms where numbers are asked for',
      says(200, series({ histograms: [[1, { count: '2', sum: '3' }]] })),
      { kind: 'wrong_shape', detail: expect.stringContaining('histogram_quantile') },
    ],
    [
      'more samples than a comparison has',
      says(200, series({ values: Array.from({ length: 20_001 }, (_, at) => [at, '1']) })),
      { kind: 'refused', message: expect.stringContaining('more than 20,000 samples') },
    ],
    [
      'a connection that is cut',
      (response) => void response.destroy(),
      { kind: 'unreachable', message: 'the connection was cut' },
    ],
  ])('says so of %s', async (_, answer, problem) => {
    reply = answer;
    const before = heard.length;
    await expect(ask()).rejects.toMatchObject({ problem });
    expect(heard.length).toBe(before + 1);
  });

  it('waits no longer than it may', async () => {
    reply = () => {};
    await expect(ask({ timeoutSeconds: 0.2 })).rejects.toMatchObject({
      problem: { kind: 'too_slow', seconds: 0.2 },
    });
  });

  it('says that nobody listens', async () => {
    const nobody = prometheusSource(config('http://127.0.0.1:1'), 'secret');
    await expect(askClient(nobody, 'prometheus', 'sum by (version) (x)', scope)).rejects.toMatchObject({
      problem: { kind: 'unreachable' },
    });
  });
});
