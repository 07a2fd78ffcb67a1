import { formatCount } from '../telemetry/format-metric';
import { METRICS, type MetricId } from '../telemetry/metric';
import type { ValueAxis } from './chart-model';

/** The top of an axis on which everything is 0, by unit. */
const TOP_OF_NOTHING = { score: 1, fraction: 0.01, ms: 100, usd: 0.001, tokens: 10 } as const;

/** A zoomed axis shows at least this much of 0..1, so that noise does not look like news. */
const LEAST_ZOOM = 0.1;

const INTERVALS = 3;

/**
 * The axis for these values (the metric's unit; not finite ones are ignored). What should be low starts at 0, so
 * that heights compare; quality and success are zoomed, but never below a span of 0.1, and stay within 0..1.
 * Steps are 1, 2 or 5 times a power of ten. Without values: 0 to a small top, no ticks. Never throws.
 */
export function valueAxis(metric: MetricId, values: readonly number[]): ValueAxis {
  const { unit, better } = METRICS[metric];
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return { min: 0, max: TOP_OF_NOTHING[unit], ticks: [] };
  const [low, high] =
    better === 'higher' ? zoomed(finite) : [0, topAbove(Math.max(...finite), TOP_OF_NOTHING[unit])];
  return axisBetween(low, high, (value, step, max) => tickText(unit, value, step, max));
}

/**
 * The axis for values of any unit: from 0, or below where some are. Ticks are bare numbers, of thousands "12k", of
 * millions "3M". Never throws.
 */
export function plainAxis(values: readonly number[]): ValueAxis {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return { min: 0, max: 1, ticks: [] };
  const low = Math.min(0, ...finite);
  const high = Math.max(0, ...finite);
  return axisBetween(low, high > low ? high : 1, (value, step, max) => {
    const [scale, suffix] = max >= 1e6 ? [1e6, 'M'] : max >= 1e4 ? [1e3, 'k'] : [1, ''];
    return value === 0 ? '0' : `${(value / scale).toFixed(Math.min(6, decimals(step / scale)))}${suffix}`;
  });
}

function axisBetween(
  low: number,
  high: number,
  write: (value: number, step: number, max: number) => string,
): ValueAxis {
  const step = niceStep((high - low) / INTERVALS);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => clean((first + i) * step, step));
  return {
    min: clean(first * step, step),
    max: clean(last * step, step),
    ticks: ticks.map((value) => ({ value, text: write(value, step, last * step) })),
  };
}

/** A top that can be written; below a thousandth of the small one everything is as good as 0. */
function topAbove(high: number, small: number): number {
  return high > small / 1000 ? high : small;
}

function zoomed(values: readonly number[]): [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const missing = Math.max(0, LEAST_ZOOM - (high - low)) / 2;
  const top = Math.min(1, Math.max(high + missing, LEAST_ZOOM));
  return [Math.max(0, Math.min(low - missing, top - LEAST_ZOOM)), top];
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const multiple = [1, 2, 5, 10].find((m) => m * power >= rough * (1 - 1e-9)) ?? 10;
  return multiple * power;
}

function tickText(unit: keyof typeof TOP_OF_NOTHING, value: number, step: number, max: number): string {
  switch (unit) {
    case 'fraction':
      return `${(value * 100).toFixed(decimals(step * 100))} %`;
    case 'score':
      return value.toFixed(decimals(step));
    case 'ms':
      return max >= 1000
        ? `${(value / 1000).toFixed(decimals(step / 1000))} s`
        : `${value.toFixed(decimals(step))} ms`;
    case 'usd':
      return `$${value === 0 ? '0' : value.toFixed(decimals(step))}`;
    case 'tokens':
      return formatCount(value);
  }
}

/** Decimals that show a step of 1, 2 or 5 times a power of ten exactly. */
function decimals(step: number): number {
  return Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
}

/** Rids a multiple of a step of binary dust: 0.30000000000000004 is 0.3. */
function clean(value: number, step: number): number {
  return Number(value.toFixed(Math.min(20, decimals(step))));
}
