import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cohort } from '../../cohort/cohort-rule';
import { isSourceQuery, SOURCE_KINDS } from '../../monitoring/monitoring-query';
import { METRIC_IDS } from '../../telemetry/metric';
import { type NoteContent, SLICE_ACTIONS, STAGE_KINDS, TRIGGER_ACTIONS } from '../note';
import { tidyText } from './escape-text';
import { parseNote } from './parse-note';
import { renderNote } from './render-note';

describe('the round trip', () => {
  const oddPiece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '\n',
      '\r\n',
      '#',
      '## Change',
      '## Owner\n',
      '\\#',
      '\\\\# x',
      '  # a',
      '|',
      '| a | b |',
      '---',
      '===',
      '```',
      '- ',
      '<br>',
      'Change: x',
      '> q',
      '    deeper',
      '````\n',
      '\n```\n',
      '~~~~',
      '\\```',
      '\\~~~ x',
      '\n<!-- a',
      '-->',
      '<details>',
      '\\<details>',
      '<pre>',
      '</div>',
      '`',
      '``a|b``',
      '\u{1f469}\u200d\u{1f680}',
      '\u{1f1e9}\u{1f1ea}',
      'e\u0301',
      '\u200fמדיניות ההחזרים',
      '\u202ereversed\u202c',
      'تغيير: مهم',
      '*a* _b_ **c',
      '[x](javascript:alert(1))',
      '![](x)',
      '@dana #12',
      '\u00a0',
      '\u2028',
      '$$x$$',
      '&lt;',
      '\t# tabbed',
    ),
  );
  const anyText = fc.array(oddPiece, { maxLength: 8 }).map((pieces) => pieces.join(''));
  const anyLine = fc.oneof(fc.string(), oddPiece).map((line) => line.replace(/\s+/g, ' ').trim());
  const anyCohort: fc.Arbitrary<Cohort> = fc.record({
    rule: fc.oneof(
      fc.constant({ kind: 'everyone' as const }),
      fc.record({
        kind: fc.constant('condition' as const),
        attribute: anyText,
        operator: fc.constantFrom('is' as const, 'contains' as const),
        values: fc.array(fc.oneof(anyText, fc.integer(), fc.boolean()), { minLength: 1, maxLength: 3 }),
      }),
    ),
    share: fc.integer({ min: 1, max: 1000 }).map((thousandths) => thousandths / 1000),
  });
  const anyStage = fc.record({
    kind: fc.constantFrom(...STAGE_KINDS),
    name: anyLine,
    cohort: fc.option(anyCohort),
    minMinutes: fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.constantFrom(0.5, 1e-7)),
    minRequests: fc.nat({ max: 10_000_000 }),
  });
  const anyTrigger = fc.record({
    metric: fc.constantFrom(...METRIC_IDS),
    comparison: fc.constantFrom('absolute' as const, 'margin' as const, 'ratio' as const),
    threshold: fc.integer({ min: 0, max: 5000 }).map((thousandths) => thousandths / 1000),
    minRequests: fc.integer({ min: 1, max: 1_000_000 }),
    action: fc.constantFrom(...TRIGGER_ACTIONS),
    inSlice: fc.constantFrom(...SLICE_ACTIONS),
    weight: fc.constantFrom(1, 2, 0.5, 12.25),
  });
  const windowMinutes = fc.integer({ min: 1, max: 10_080 });
  const anyNote: fc.Arbitrary<NoteContent> = fc.record({
    change: anyText,
    expectedGain: anyText,
    primaryRisk: anyText,
    metricsToWatch: fc.uniqueArray(fc.constantFrom(...METRIC_IDS)),
    tolerances: fc.dictionary(fc.constantFrom(...METRIC_IDS), fc.constantFrom(0.02, 0.15, 1, 0.005), {
      maxKeys: 5,
      noNullPrototype: true,
    }),
    triggers: fc
      .array(anyTrigger, { maxLength: 4 })
      .map((all) => all.map((one, index) => ({ id: `t${index + 1}`, ...one }))),
    monitoringQuery: fc.option(
      fc.oneof(
        fc.record({ metric: fc.constantFrom(...METRIC_IDS), windowMinutes }),
        fc.record({
          source: fc.constantFrom('', 'dwh', 'production prometheus', 'a on b, over'),
          kind: fc.constantFrom(...SOURCE_KINDS),
          query: anyText,
          windowMinutes,
          unit: fc.constantFrom('', 'ms', '%', 'requests/s', '\u{1f980}'),
        }),
      ),
    ),
    dashboardUrl: fc.oneof(
      fc.constant(''),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.constantFrom('https://a/b>', 'http://x/<y>|z\\'),
    ),
    plan: fc.record({ stages: fc.array(anyStage, { maxLength: 7 }) }),
  });
  const tidyQuery = (query: NoteContent['monitoringQuery']) =>
    query && isSourceQuery(query) ? { ...query, query: tidyText(query.query) } : query;
  const anyLabels = fc.option(
    fc.record({
      model_version: anyLine,
      prompt_version: anyLine,
      retrieval_version: anyLine,
      policy_version: anyLine.map((line) => line || 'c1'),
    }),
  );

  it('gives back any note, whatever its texts look like', { timeout: 30_000 }, () => {
    const anyInput = fc.record({
      title: anyLine,
      ownerName: fc.option(anyLine.map((line) => line || 'Dana')),
      note: anyNote,
      baseline: anyLabels,
      candidate: anyLabels,
      unitName: anyLine,
    });
    fc.assert(
      fc.property(anyInput, (input) => {
        const { note, title, ownerName, baseline, candidate } = input;
        const watched = new Set<string>(note.metricsToWatch);
        const within = Object.entries(note.tolerances).filter(([id]) => watched.has(id));
        const tidy = {
          ...note,
          tolerances: Object.fromEntries(within),
          change: tidyText(note.change),
          expectedGain: tidyText(note.expectedGain),
          primaryRisk: tidyText(note.primaryRisk),
          monitoringQuery: tidyQuery(note.monitoringQuery),
        };
        const parsed = parseNote(renderNote(input));
        expect(parsed).toEqual({
          note: tidy,
          header: { title, ownerName, baseline, candidate },
          problems: [],
        });
        expect(renderNote({ ...input, note: parsed.note })).toBe(renderNote(input));
      }),
      { numRuns: 500 },
    );
  });
});
