import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceKind } from './monitoring-query';
import { planCalls } from './plan-calls';
import type { QueryScope } from './query-scope';
import { readTemplate } from './read-template';
import { templateFaults } from './template-faults';

const labels = { model_version: 'm1', prompt_version: 'p1', retrieval_version: 'r1', policy_version: 'c1' };
const scope: QueryScope = {
  featureKey: 'reply',
  versions: {
    baseline: { variant: 'v1', ...labels },
    candidate: { variant: 'v2', ...labels, prompt_version: 'p2' },
  },
  fromMs: 1_700_000_000_000,
  toMs: 1_700_003_600_000,
  stepSeconds: 120,
};
const named = (variant: string): QueryScope => ({
  ...scope,
  versions: { ...scope.versions, candidate: { variant, ...labels } },
});
const calls = (kind: SourceKind, query: string, asked = scope) =>
  planCalls({ kind, query, source: 's', windowMinutes: 60, unit: '' }, asked);
const textsOf = (kind: SourceKind, query: string, asked = scope) => {
  const plan = calls(kind, query, asked);
  return plan.kind === 'calls' ? plan.calls.map(({ text }) => text) : [];
};

describe('templateFaults', () => {
  const CASES: [SourceKind, string, RegExp | null][] = [
    ['prometheus', 'x{version="{{version}}"}', null],
    ['prometheus', 'x{version=~"a|{{ version }}", job!="{{feature}}"}[{{step}}] @ {{to}}', null],
    ['prometheus', 'x # {{nonsense}} "', null],
    [
      'prometheus',
      'x{version="{{versoin}}"}',
      /^\{\{versoin\}\} is no placeholder\. There are \{\{feature\}\}/,
    ],
    [
      'prometheus',
      'x{version={{version}}}',
      /^\{\{version\}\} may stand only as the value of a label matcher/,
    ],
    ['prometheus', '{{feature}}_total', /may stand only as the value/],
    ['prometheus', 'x{version=`{{version}}`}', /may stand only as the value/],
    ['prometheus', 'label_replace(x, "a", "{{version}}", "b", "")', /may stand only as the value/],
    ['prometheus', 'x{le="{{step}}"}', /stands in quotes/],
    ['prometheus', 'x{version="v1}', /A quote is opened and not closed/],
    ['postgres', 'SELECT avg(x) AS value FROM t WHERE v = {{version}};', null],
    [
      'postgres',
      "-- {{nonsense}} '\n WITH a AS (SELECT 1) SELECT 'it''s' AS value FROM a /* /* ; */ */",
      null,
    ],
    ['postgres', "SELECT E'\\'' || {{version}}", null],
    ['postgres', "SELECT $tag$ ' $tag$ || {{version}}", null],
    [
      'postgres',
      "SELECT 1 WHERE v = '{{version}}'",
      /\{\{version\}\} stands in quotes.*passed as a parameter/,
    ],
    ['postgres', 'SELECT "{{version}}" FROM t', /stands for a name/],
    ['postgres', 'SELECT $$ {{version}} $$', /stands in quotes/],
    ['postgres', 'UPDATE t SET a = 1', /must begin with SELECT/],
    ['postgres', "COPY t TO PROGRAM 'rm'", /must begin with SELECT/],
    ['postgres', 'SELECT 1; DROP TABLE t', /Only one statement/],
    ['postgres', 'SELECT 1 /* x', /A comment is opened and not closed/],
    ['postgres', ' ', /^Write the query/],
    ['clickhouse', "SELECT 'it\\'s' AS v, {{step}} AS value", null],
    ['clickhouse', 'SELECT `{{version}}`', /stands for a name/],
    ['clickhouse', 'INSERT INTO t SELECT 1', /must begin with SELECT/],
  ];
  it.each(CASES)('%s: %s', (kind, query, expected) => {
    const faults = templateFaults({ kind, query });
    if (expected === null) expect(faults).toEqual([]);
    else expect(faults.join(' ')).toMatch(expected);
  });

  it('never throws, and loses none of the text', () => {
    const parts = fc.constantFrom(
      '{{version}}',
      '{{',
      '}}',
      "'",
      '"',
      '`',
      '$$',
      '$a$',
      '--',
      '/*',
      '*/',
      '#',
      '\n',
      '\\',
      'e',
      '=~',
      'x',
    );
    const anyQuery = fc.array(fc.oneof(parts, fc.string())).map((all) => all.join(''));
    fc.assert(
      fc.property(fc.constantFrom('prometheus', 'postgres', 'clickhouse'), anyQuery, (kind, query) => {
        templateFaults({ kind, query });
        const { pieces } = readTemplate(kind, query);
        const whole = pieces
          .map((piece) => (piece.kind === 'text' ? piece.text : `{{${piece.name}}}`))
          .join('');
        const tidy = (text: string) => text.replace(/\{\{\s*(\w+)\s*\}\}/g, '{{$1}}');
        expect(tidy(whole)).toBe(tidy(query));
      }),
    );
  });
});

describe('planCalls', () => {
  it('asks once for each version when the query names one, and passes SQL its values beside it', () => {
    expect(
      calls('postgres', 'SELECT 1 WHERE v = {{version}} AND t >= {{from}} AND u = {{version}};'),
    ).toEqual({
      kind: 'calls',
      calls: (['v1', 'v2'] as const).map((variant, index) => ({
        arm: index === 0 ? 'baseline' : 'candidate',
        text: 'SELECT 1 WHERE v = $1 AND t >= $2 AND u = $3',
        parameters: [
          { name: 'version', value: variant },
          { name: 'from', value: scope.fromMs },
          { name: 'version', value: variant },
        ],
      })),
    });
  });

  it('asks once for all when it names none', () => {
    expect(calls('clickhouse', 'SELECT version, {{step}} AS value')).toEqual({
      kind: 'calls',
      calls: [
        {
          arm: null,
          text: 'SELECT version, (SELECT step_ FROM sluice_parameters) AS value',
          parameters: [{ name: 'step', value: 120 }],
        },
      ],
    });
  });

  it('does not ask the same for both', () => {
    expect(calls('prometheus', 'x{m="{{model_version}}"}')).toEqual({
      kind: 'same_for_both',
      labels: ['model_version'],
    });
    expect(textsOf('prometheus', 'x{m="{{model_version}}",p="{{prompt_version}}"}')).toHaveLength(2);
  });

  it('asks for the baseline alone while there is no candidate', () => {
    const alone = { ...scope, versions: { ...scope.versions, candidate: null } };
    expect(textsOf('prometheus', 'x{v="{{version}}"}', alone)).toEqual(['x{v="v1"}']);
  });

  it('writes instants and lengths as PromQL does', () => {
    expect(textsOf('prometheus', 'rate(x[{{step}}]) @ {{to}} + rate(y[{{window}}])')).toEqual([
      'rate(x[120s]) @ 1700003600 + rate(y[3600s])',
    ]);
  });
});

describe('a version whose name is code', () => {
  it.each([
    ['"} or vector(1) #', 'x{v="\\"} or vector(1) #"}', 'x{v=~"\\"\\\\} or vector\\\\(1\\\\) #"}'],
    ['\\"', 'x{v="\\\\\\""}', 'x{v=~"\\\\\\\\\\""}'],
    ['a\nb', 'x{v="a\\u000ab"}', 'x{v=~"a\\u000ab"}'],
    ['.*', 'x{v=".*"}', 'x{v=~"\\\\.\\\\*"}'],
    ["it's", 'x{v="it\'s"}', 'x{v=~"it\'s"}'],
  ])('%j stays a text in PromQL', (variant, equal, regex) => {
    expect(textsOf('prometheus', 'x{v="{{version}}"}', named(variant))[1]).toBe(equal);
    expect(textsOf('prometheus', 'x{v=~"{{version}}"}', named(variant))[1]).toBe(regex);
  });

  it('is no part of SQL, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('postgres' as const, 'clickhouse' as const),
        (variant, kind) => {
          const query = 'SELECT 1 AS value WHERE v = {{version}}';
          const asked = named(`x${variant}`);
          expect(textsOf(kind, query, asked)[1]).toBe(textsOf(kind, query, named('other'))[1]);
        },
      ),
    );
  });
});
