import { createReadStream, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { evidenceFacts } from '@/lib/core/evidence/evidence-facts';
import type { EvidenceSummary } from '@/lib/core/evidence/evidence-summary';
import { addCase, emptyTally, groupKey } from '@/lib/core/evidence/evidence-tally';
import { groupLabel } from '@/lib/core/evidence/group-label';
import { summarizeEvidence } from '@/lib/core/evidence/summarize-evidence';
import { checkOfflineEvidence } from '@/lib/core/release/checks/check-offline-evidence';
import { readJsonl } from './read-jsonl';

const DATA = path.join(process.cwd(), '../shared/data/llmdrift');
const PAIRS = ['gpt-4_0314-to-0613', 'gpt-3.5-turbo_0301-to-0613'] as const;
const fileOf = (pair: string) => path.join(DATA, pair, 'offline.jsonl');

type Arm = Record<
  'quality' | 'parse_ok' | 'refused' | 'latency_ms' | 'cost_usd' | 'input_tokens' | 'output_tokens',
  unknown
>;
interface Row {
  kind: string;
  cohort: string;
  subset: string;
  baseline: Arm;
  candidate: Arm;
}

// The file's own numbers, by the simplest code there is: a mean over the rows that have a value in both arms.
const VALUES: Record<string, (arm: Arm) => number | null> = {
  quality: ({ quality }) => quality as number | null,
  parse_failures: ({ parse_ok }) => (parse_ok === null ? null : parse_ok ? 0 : 1),
  refusals: ({ refused }) => (refused ? 1 : 0),
  latency: ({ latency_ms }) => latency_ms as number,
  cost: ({ cost_usd }) => cost_usd as number,
  input_tokens: ({ input_tokens }) => input_tokens as number,
  output_tokens: ({ output_tokens }) => output_tokens as number,
};

async function summarize(file: string): Promise<EvidenceSummary> {
  const tally = emptyTally();
  for await (const { entry } of readJsonl(createReadStream(file), {})) addCase(tally, entry);
  const stated = { model: 'stated', prompt: 'stated', retrieval: 'stated', policy: 'stated' } as const;
  return summarizeEvidence(tally, { baseline: stated, candidate: stated });
}

describe.skipIf(!existsSync(DATA))('recorded comparisons (skipped where their data is absent)', () => {
  it.each(PAIRS)('%s: every number of every kind, cohort and subset is that of the file', async (pair) => {
    const rows = readFileSync(fileOf(pair), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Row);
    const summary = await summarize(fileOf(pair));
    const belongs = ({ kind, cohort, subset }: Row) => [
      'all',
      `kind:${kind}`,
      `cohort:${cohort}`,
      `subset:${cohort}/${subset}`,
    ];
    let compared = 0;
    for (const group of summary.groups) {
      const mine = rows.filter((row) => belongs(row).includes(groupKey(group.name)));
      expect(group.cases).toBe(mine.length);
      for (const [metric, value] of Object.entries(VALUES)) {
        const pairs = mine
          .map((row) => [value(row.baseline), value(row.candidate)] as const)
          .filter((both): both is readonly [number, number] => !both.includes(null));
        const found = Object.entries(group.metrics).find(([name]) => name === metric)?.[1];
        expect(found?.n ?? 0, `${groupKey(group.name)} ${metric}`).toBe(pairs.length);
        if (!found) continue;
        const mean = (place: 0 | 1) => pairs.reduce((sum, both) => sum + both[place], 0) / pairs.length;
        expect(found.baseline).toBeCloseTo(mean(0), 9);
        expect(found.candidate).toBeCloseTo(mean(1), 9);
        expect(found.difference).toBeCloseTo(mean(1) - mean(0), 9);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(40);
  });

  it('shows the split of the GPT-4 pair first, without a search', async () => {
    const { largestChanges } = await summarize(fileOf(PAIRS[0]));
    const lines = largestChanges.map(({ group, metric, comparison, opposite }) => {
      const [before, after] = [comparison.baseline, comparison.candidate].map((value) =>
        (value * 100).toFixed(1),
      );
      return `${groupLabel(group)} ${metric} ${before} → ${after}${opposite ? ', against the whole' : ''}`;
    });
    expect(lines).toEqual([
      'prime · prime quality 97.6 → 2.4',
      'known bad quality 93.1 → 17.1',
      'prime quality 84.0 → 51.1',
      'prime · composite quality 70.4 → 99.8, against the whole',
      'representative quality 74.8 → 85.7, against the whole',
    ]);
  });

  it('stops the GPT-4 pair at the gate, and names the split', async () => {
    const summary = await summarize(fileOf(PAIRS[0]));
    const absences = { format_sensitive: 'None was recorded' };
    const offlineEvidence = evidenceFacts(summary, { fileName: 'offline.jsonl', at: '', absences });
    const { outcome, reason } = checkOfflineEvidence({ offlineEvidence });
    expect(outcome).toBe('fail');
    expect(reason).toContain('counted for neither: 100 of 1,100 cases.');
    expect(reason).toContain('Became worse: prime · prime, quality 97.6 % → 2.4 %.');
  });
});
