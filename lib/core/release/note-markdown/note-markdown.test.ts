import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cohort } from '../../cohort/cohort-rule';
import type { SourceQuery } from '../../monitoring/monitoring-query';
import { defaultPlan } from '../default-plan';
import { emptyNote } from '../empty-note';
import { parseNote } from './parse-note';
import { type RenderNoteInput, renderNote } from './render-note';

const acme: Cohort = {
  rule: { kind: 'condition', attribute: 'tenant', operator: 'is', values: ['acme', 'globex'] },
  share: 0.5,
};
const example: RenderNoteInput = {
  title: 'Shorter answers with cited policy',
  ownerName: 'Dana Ruiz',
  unitName: 'user',
  note: {
    change: 'Prompt p42 asks for three sentences.\n\n# Not a section\nA | pipe',
    expectedGain: 'Fewer follow-up questions',
    primaryRisk: 'Refusals rise',
    metricsToWatch: ['quality', 'latency_p95'],
    tolerances: {},
    triggers: [
      {
        id: 't1',
        metric: 'parse_failures',
        comparison: 'absolute',
        threshold: 0.02,
        minRequests: 200,
        action: 'roll_back',
        inSlice: 'exclude',
        weight: 1,
      },
      {
        id: 't2',
        metric: 'cost',
        comparison: 'ratio',
        threshold: 0.15,
        minRequests: 200,
        action: 'hold',
        inSlice: 'exclude',
        weight: 1,
      },
    ],
    monitoringQuery: { metric: 'task_success', windowMinutes: 60 },
    dashboardUrl: 'https://example.com/d/1',
    plan: {
      stages: defaultPlan().stages.map((stage) =>
        stage.kind === 'cohort' ? { ...stage, cohort: acme } : stage,
      ),
    },
  },
  baseline: { model_version: 'm1', prompt_version: 'p41', retrieval_version: 'r1', policy_version: 'c1' },
  candidate: { model_version: 'm1', prompt_version: 'p42', retrieval_version: 'r1', policy_version: 'c1' },
};

const WRITTEN = `# Rollout note: Shorter answers with cited policy

## Change

Prompt p42 asks for three sentences.

\\# Not a section
A | pipe

## Expected gain

Fewer follow-up questions

## Primary regression risk

Refusals rise

## Canary cohort

1 % of all requests, by user

## Expanded cohort

50 % of requests where tenant is acme or globex, by user

## Metrics to watch

- Quality
- Latency p95

## Rollback trigger(s)

- parse failures above 2 % (at least 200 requests): roll back
- cost per request up more than 15 % on baseline (at least 200 requests): hold

## Owner

Dana Ruiz

## Dashboard / query

- Query: task success by version, over the last 60 minutes
- Dashboard: https://example.com/d/1

## Versions

| Label | Baseline | Candidate |
| --- | --- | --- |
| model_version | m1 | m1 |
| prompt_version | p41 | p42 |
| retrieval_version | r1 | r1 |
| policy_version | c1 | c1 |

## Plan

| Stage | Kind | Cohort | Minimum minutes | Minimum requests |
| --- | --- | --- | --- | --- |
| Offline check | offline |  | 0 | 0 |
| Canary | canary | see Canary cohort | 30 | 100 |
| Cohort | cohort | see Expanded cohort | 120 | 500 |
| 10 % | wider | 10 % of all requests, by user | 120 | 1000 |
| 25 % | wider | 25 % of all requests, by user | 120 | 1000 |
| Full | full | 98 % of all requests, by user | 120 | 1000 |
`;

describe('a note in Markdown', () => {
  it('has the shape of the template', () => {
    expect(renderNote(example)).toBe(WRITTEN);
  });

  it('is read back', () => {
    const { note, title, ownerName, baseline, candidate } = example;
    expect(parseNote(WRITTEN)).toEqual({
      note,
      header: { title, ownerName, baseline, candidate },
      problems: [],
    });
  });

  it('is read with Windows line ends too', () => {
    expect(parseNote(WRITTEN.replaceAll('\n', '\r\n'))).toEqual(parseNote(WRITTEN));
  });

  it('is read with its sections in any order', () => {
    const [title, ...sections] = WRITTEN.split(/\n(?=## )/);
    expect(parseNote([title, ...sections.toReversed()].join('\n'))).toEqual(parseNote(WRITTEN));
  });

  it('may lack sections', () => {
    expect(parseNote('')).toEqual({
      note: emptyNote(),
      header: { title: '', ownerName: null, baseline: null, candidate: null },
      problems: [],
    });
    const { note, problems } = parseNote(
      '# New prompt\n## Expected gain\nLess\n### because\nof this\n## Expanded cohort\n50% of requests where tenant is acme',
    );
    expect(problems).toEqual([]);
    expect(note.expectedGain).toBe('Less\n### because\nof this');
    expect(note.plan.stages[2]?.cohort).toMatchObject({ share: 0.5, rule: { values: ['acme'] } });
    expect(note.plan.stages.map((stage) => stage.kind)).toEqual(
      defaultPlan().stages.map((stage) => stage.kind),
    );
  });

  it('may be lines with labels instead of headings', () => {
    const { note, header, problems } = parseNote(
      '- **Change:** new prompt\n- Expected gain: less\n  to read\n- Owner: Dana\n- Metrics to watch: quality, Cost per request\n- Dashboard/query: https://example.com/d',
    );
    expect(problems).toEqual([]);
    expect(note).toMatchObject({
      change: 'new prompt',
      expectedGain: 'less\n  to read',
      metricsToWatch: ['quality', 'cost'],
      dashboardUrl: 'https://example.com/d',
    });
    expect(header.ownerName).toBe('Dana');
  });
});

describe('a query to a metric source', () => {
  const query: SourceQuery = {
    source: 'production prometheus',
    kind: 'prometheus',
    query:
      '# a comment, and no section\n## Change\nhistogram_quantile(0.95, sum by (le)\n  (rate(x{version="{{version}}"}[5m])))',
    windowMinutes: 90,
    unit: 'ms',
  };
  const written = `## Dashboard / query

- Query: PromQL on "production prometheus", over the last 90 minutes, in "ms"

    \`\`\`promql
    # a comment, and no section
    ## Change
    histogram_quantile(0.95, sum by (le)
      (rate(x{version="{{version}}"}[5m])))
    \`\`\`
- Dashboard: https://example.com/d/1
`;

  it('is a line and a code block', () => {
    expect(renderNote({ ...example, note: { ...example.note, monitoringQuery: query } })).toContain(written);
  });

  it('is read back', () => {
    const { note, problems } = parseNote(written);
    expect(problems).toEqual([]);
    expect(note).toMatchObject({ monitoringQuery: query, dashboardUrl: 'https://example.com/d/1' });
  });

  it.each([
    ['without indentation', '- Query: postgresql on "dwh", over the last 60 min\n\n```sql\nSELECT 1\n```'],
    ['the code first', '```sql\nSELECT 1\n```\nPostgreSQL on "dwh", over the last 60 minutes.'],
    ['a fence that is not closed', 'PostgreSQL on "dwh", over the last 60 minutes\n```\nSELECT 1'],
  ])('is read from what people write: %s', (_, body) => {
    const read = { source: 'dwh', kind: 'postgres', query: 'SELECT 1', windowMinutes: 60, unit: '' };
    expect(parseNote(`## Query\n${body}`)).toMatchObject({ note: { monitoringQuery: read }, problems: [] });
  });

  it('names a code block that belongs to no query', () => {
    const { note, problems } = parseNote(
      '## Query\nquality by version, over the last 60 minutes\n```\nSELECT 1\n```',
    );
    expect(note.monitoringQuery).toEqual({ metric: 'quality', windowMinutes: 60 });
    expect(problems).toMatchObject([
      { code: 'unreadable_query', message: expect.stringContaining('"SELECT 1" cannot be read') },
    ]);
  });
});

describe('what cannot be read is named with its section', () => {
  const PROBLEMS: [string, string, string, RegExp][] = [
    ['## Metrics to watch\n- vibes', 'unknown_metric', 'metricsToWatch', /^Metrics to watch: "vibes"/],
    [
      '## Rollback trigger\n- when it looks bad',
      'unreadable_trigger',
      'triggers',
      /"when it looks bad".*At character 1/,
    ],
    [
      '## Dashboard / query\nask Sam',
      'unreadable_query',
      'monitoringQuery',
      /^Dashboard \/ query: "ask Sam"/,
    ],
    ['## Canary cohort\nthe interns', 'unreadable_cohort', 'plan.stages', /^Canary cohort: .*a percentage/],
    ['## Versions\n| colour | a | b |', 'unreadable_version', 'candidateLabels', /^Versions: .*colour/],
    ['## Plan\nsoon', 'unreadable_stage', 'plan.stages', /^Plan: "soon"/],
    [
      '## Plan\n| A | canary | some | 1 | 1 |',
      'unreadable_stage',
      'plan.stages.0.cohort',
      /^Plan, "A": the cohort/,
    ],
    [
      '## Plan\n| A | wider | 1 % of all requests | soon | 1 |',
      'unreadable_stage',
      'plan.stages.0.minMinutes',
      /minutes "soon"/,
    ],
    [
      '## Plan\n| A | canary | see Canary cohort | 1 | 1 |',
      'unreadable_stage',
      'plan.stages.0.cohort',
      /"see Canary cohort"/,
    ],
    [
      '## Canary cohort\n1 % of all requests\n## Plan\n| A | canary | 2 % of all requests | 1 | 1 |',
      'unused_cohort',
      'plan.stages.0.cohort',
      /^Canary cohort: not used/,
    ],
    ['## Change\na\n## Change\nb', 'repeated_section', 'change', /"Change" is there more than once/],
    ['# Title\nhello\n## Change\na', 'text_outside', 'note', /before the first section/],
  ];
  it.each(PROBLEMS)('%s', (markdown, code, field, message) => {
    const { problems } = parseNote(markdown);
    expect(problems).toMatchObject([{ code, field }]);
    expect(problems[0]?.message).toMatch(message);
  });

  it('and the rest is kept', () => {
    const { note } = parseNote(
      WRITTEN.replace('- Quality', '- Vibes').replace('- cost per request up', '- cost goes up'),
    );
    expect(note).toEqual({
      ...example.note,
      metricsToWatch: ['latency_p95'],
      triggers: example.note.triggers.slice(0, 1),
    });
  });

  it('and nothing throws', { timeout: 30_000 }, () => {
    const pieces = fc.constantFrom(
      ...WRITTEN.split(/(?<=[\n|#])/),
      '\\',
      '<br>',
      '|',
      '#',
      '\n',
      '"',
      '## Plan\n',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
        ),
        (markdown) => {
          expect(parseNote(markdown).note.plan.stages).toBeInstanceOf(Array);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a text that would swallow the sections below it', () => {
  it.each([
    ['a block of code without an end', 'Before\n```json\n{"a": 1}', 'Before\n\\```json\n{"a": 1}'],
    ['a block of code with one stays code', '```\n# kept\n```', '```\n\\# kept\n```'],
    ['the second of two blocks', '```\na\n```\n~~~\nb', '```\na\n```\n\\~~~\nb'],
    ['a longer fence closes a shorter one', '```\na\n````', '```\na\n````'],
    ['a shorter one does not', '````\na\n```', '\\````\na\n```'],
    ['a comment', '<!-- to be written', '\\<!-- to be written'],
    ['a fold', 'a\n<details>\nb', 'a\n\\<details>\nb'],
    ['an address in brackets is none', '<https://example.com>', '<https://example.com>'],
    ['a backslash that was written', '\\```', '\\\\```'],
  ])('%s', (_, text, written) => {
    const markdown = renderNote({ ...example, note: { ...example.note, change: text } });
    expect(markdown).toContain(`## Change\n\n${written}\n\n## Expected gain`);
    expect(parseNote(markdown).note.change).toBe(text);
  });
});
