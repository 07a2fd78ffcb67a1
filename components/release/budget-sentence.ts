import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { SlicesView } from '@/lib/schemas/release';

/** How many looks share the cohorts' part of the error budget. */
export function budgetSentence({ attributes, metrics }: NonNullable<SlicesView['watched']>): string {
  const values =
    attributes === 1 ? 'Every value of 1 attribute' : `Every value of ${formatCount(attributes)} attributes`;
  return `${values} is watched for ${formatCount(metrics)} ${metrics === 1 ? 'metric' : 'metrics'} within one error budget.`;
}
