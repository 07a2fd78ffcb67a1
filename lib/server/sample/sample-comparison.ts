import { CASE_KINDS } from '@/lib/core/evidence/evidence-case';
import { BASELINE_LABELS, SAMPLE_CANDIDATE } from '../services/sample/sample-content';
import { seededRandom } from './seeded-random';

const CASES = 240;
const TOPICS = ['order status', 'refund', 'delivery', 'account'] as const;

/** What goes along with the sample's comparison. */
export const SAMPLE_COMPARISON_QUERY = {
  format: 'jsonl',
  fileName: 'sample-comparison.jsonl',
  source: 'Part of the sample: made-up answers, for the show.',
} as const;

/** The sample's offline comparison in the JSONL shape; the same each time. */
export function sampleComparison(): string {
  const random = seededRandom(41);
  return Array.from({ length: CASES }, (_, index) => {
    const cohort = TOPICS[index % TOPICS.length] ?? 'order status';
    const arm = (labels: object, share: number, length: number) => ({
      ...labelsOf(labels),
      output: `Thank you for your message about your ${cohort}. `.repeat(length).trim(),
      quality: Number(random() < share),
      parse_ok: random() < 0.99,
      refused: false,
      latency_ms: Math.round(700 + 300 * length + 200 * random()),
      output_tokens: 40 * length + Math.round(20 * random()),
      cost_usd: Number((0.002 * length + 0.0004 * random()).toFixed(6)),
    });
    const row = {
      case_id: `sample-${index + 1}`,
      kind: CASE_KINDS[index % CASE_KINDS.length],
      cohort,
      input: `A customer asks about their ${cohort} (${index + 1}).`,
      baseline: arm(BASELINE_LABELS, 0.82, 3),
      candidate: arm(SAMPLE_CANDIDATE, 0.9, 2),
    };
    return `${JSON.stringify(row)}\n`;
  }).join('');
}

function labelsOf(labels: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => name.endsWith('_version')));
}
