import { shiftDecimal } from '../cohort/shift-decimal';
import { METRIC_IDS, METRICS, type MetricId } from '../telemetry/metric';
import type { Trigger } from './note';
import { metricWords } from './render-trigger';

/** `position` is a 0-based index into the text: where it stopped making sense. */
export type ParsedTrigger =
  | { ok: true; trigger: Omit<Trigger, 'id'> }
  | { ok: false; error: { position: number; expected: string; message: string } };

/** The longest names first, so that no name hides one that begins with it. */
const METRIC_NAMES: { name: string; metric: MetricId }[] = METRIC_IDS.flatMap((metric) => [
  { name: metricWords(metric), metric },
  { name: metric, metric },
]).sort((a, b) => b.name.length - a.name.length);

const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;

/** A text that is read from its beginning; case and the number of blanks do not matter. */
class TriggerReader {
  at = 0;
  constructor(readonly text: string) {}

  take(pattern: string): string | null {
    const matcher = new RegExp(`\\s*(${pattern})`, 'iuy');
    matcher.lastIndex = this.at;
    const found = matcher.exec(this.text)?.[1];
    if (found === undefined) return null;
    this.at = matcher.lastIndex;
    return found;
  }

  need(pattern: string, expected: string): string {
    return this.take(pattern) ?? this.fail(expected);
  }

  fail(expected: string): never {
    throw new TriggerError(this.text.length - this.text.slice(this.at).trimStart().length, expected);
  }
}

class TriggerError extends Error {
  constructor(
    readonly position: number,
    readonly expected: string,
  ) {
    super(`At character ${position + 1}: expected ${expected}.`);
  }
}

/** Reads what renderTrigger writes, and the same typed by hand. The caller gives the id. Never throws. */
export function parseTrigger(text: string): ParsedTrigger {
  const reader: TriggerReader = new TriggerReader(text);
  try {
    const metric = readMetric(reader);
    const { comparison, threshold } = readComparison(reader, metric);
    const minRequests = readMinimum(reader);
    reader.need(':', '":" and what to do');
    const action = reader.take(String.raw`roll\s+back\b`)
      ? 'roll_back'
      : reader.take(String.raw`hold\b`)
        ? 'hold'
        : null;
    if (action === null) reader.fail('"roll back" or "hold"');
    const inSlice = readInSlice(reader);
    const weight = readWeight(reader);
    reader.take(String.raw`\.`);
    reader.need('$', 'the end');
    return { ok: true, trigger: { metric, comparison, threshold, minRequests, action, inSlice, weight } };
  } catch (error) {
    if (!(error instanceof TriggerError)) throw error;
    return {
      ok: false,
      error: { position: error.position, expected: error.expected, message: error.message },
    };
  }
}

/** Reads a threshold as renderThreshold writes it: "2 %", "3 points", "0.05"; null when it is none. Never throws. */
export function parseAmount(
  text: string,
  metric: MetricId,
  comparison: Trigger['comparison'],
): number | null {
  const reader: TriggerReader = new TriggerReader(text);
  try {
    const amount = readAmount(reader, metric, comparison);
    reader.need('$', 'the end');
    return amount;
  } catch (error) {
    if (error instanceof TriggerError) return null;
    throw error;
  }
}

function readMetric(reader: TriggerReader): MetricId {
  const found = METRIC_NAMES.find(({ name }) =>
    reader.take(String.raw`${name.replaceAll(' ', String.raw`\s+`)}(?!\w)`),
  );
  if (found) return found.metric;
  return reader.fail(`a metric: ${METRIC_IDS.map(metricWords).join(', ')}`);
}

function readComparison(reader: TriggerReader, metric: MetricId): Pick<Trigger, 'comparison' | 'threshold'> {
  const isHigherBetter = METRICS[metric].better === 'higher';
  const [side, way] = isHigherBetter ? ['below', 'down'] : ['above', 'up'];
  if (reader.take(String.raw`${way}\s+(?:by\s+)?more\s+than\b`)) {
    const threshold = readAmount(reader, metric, 'ratio');
    reader.need(String.raw`on\s+(?:the\s+)?baseline\b`, '"on baseline"');
    return { comparison: 'ratio', threshold };
  }
  if (!reader.take(String.raw`(?:is\s+)?${side}\b`)) {
    reader.fail(`"${side}" or "${way} more than", because ${metricWords(metric)} is worse that way`);
  }
  const comparison = reader.take(String.raw`(?:the\s+)?baseline\s+by(?:\s+more\s+than)?\b`)
    ? 'margin'
    : 'absolute';
  return { comparison, threshold: readAmount(reader, metric, comparison) };
}

function readAmount(reader: TriggerReader, metric: MetricId, comparison: Trigger['comparison']): number {
  const unit = METRICS[metric].unit;
  const number = (expected: string) => reader.need(NUMBER, expected).replaceAll(',', '');
  if (comparison === 'ratio' || (unit === 'fraction' && comparison === 'absolute')) {
    const percent = number('a percentage such as "2 %"');
    reader.need('%', '"%"');
    return Number(shiftDecimal(percent, -2));
  }
  switch (unit) {
    case 'fraction': {
      const points = number('points such as "3 points"');
      reader.need(String.raw`(?:points?|pts?)\b`, '"points"');
      return Number(shiftDecimal(points, -2));
    }
    case 'score':
      return Number(number('a score such as "0.05"'));
    case 'ms': {
      const amount = number('a time such as "250 ms"');
      if (reader.take(String.raw`s\b`)) return Number(shiftDecimal(amount, 3));
      reader.need(String.raw`ms\b`, '"ms" or "s"');
      return Number(amount);
    }
    case 'usd':
      reader.need(String.raw`\$`, '"$" and an amount');
      return Number(number('an amount such as "0.002"'));
    case 'tokens': {
      const amount = number('a number of tokens');
      reader.need(String.raw`tokens?\b`, '"tokens"');
      return Number(amount);
    }
  }
}

function readMinimum(reader: TriggerReader): number {
  reader.need(String.raw`\(\s*at\s+least\b`, '"(at least … requests)"');
  const count = reader.need(String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?![\d.,])`, 'a whole number of requests');
  reader.need(String.raw`(?:requests?|tool\s+calls?|judged\s+outputs?)\b`, '"requests"');
  reader.need(String.raw`\)`, '")"');
  return Number(count.replaceAll(',', ''));
}

function readInSlice(reader: TriggerReader): Trigger['inSlice'] {
  if (!reader.take(String.raw`;\s*in\s+one\s+cohort\b`)) return 'exclude';
  reader.need(':', '":" and what to do in one cohort');
  if (reader.take(String.raw`hold\b`)) return 'hold';
  if (reader.take(String.raw`(?:only\s+)?list(?:\s+it)?\b`)) return 'list';
  reader.need(String.raw`exclude(?:\s+it)?\b`, '"exclude it", "hold" or "only list it"');
  return 'exclude';
}

function readWeight(reader: TriggerReader): number {
  if (!reader.take(String.raw`;\s*weight\b`)) return 1;
  return Number(reader.need(NUMBER, 'a weight such as "2"').replaceAll(',', ''));
}
