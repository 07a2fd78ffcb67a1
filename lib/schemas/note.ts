import { z } from 'zod';
import { type MonitoringQuery, SOURCE_KINDS } from '@/lib/core/monitoring/monitoring-query';
import { type NoteContent, SLICE_ACTIONS, STAGE_KINDS, TRIGGER_ACTIONS } from '@/lib/core/release/note';
import { METRIC_IDS } from '@/lib/core/telemetry/metric';
import { cohort } from './cohort';
import { sourceName } from './metric-source';

const text = z.string().max(10_000, 'At most 10,000 characters');
const metric = z.enum(METRIC_IDS);

export const trigger = z
  .object({
    id: z.string().min(1).max(60),
    metric,
    comparison: z.enum(['absolute', 'margin', 'ratio']),
    threshold: z.number().min(0, 'Not below 0').max(1e9),
    minRequests: z.number().int().min(1, 'At least 1').max(10_000_000),
    action: z.enum(TRIGGER_ACTIONS),
    inSlice: z.enum(SLICE_ACTIONS).default('exclude'),
    weight: z.number().min(0.01, 'At least 0.01').max(100, 'At most 100').default(1),
  })
  .strict();

export const stage = z
  .object({
    kind: z.enum(STAGE_KINDS),
    name: z.string().trim().min(1, 'Name the stage').max(60),
    cohort: cohort.nullable(),
    minMinutes: z.number().min(0).max(100_000),
    minRequests: z.number().int().min(0).max(10_000_000),
  })
  .strict();

const windowMinutes = z
  .number()
  .int('A whole number of minutes')
  .min(1, 'At least 1 minute')
  .max(10_080, 'At most 7 days');

/** A built-in metric, or a query to a metric source; the latter may be half written. */
export const monitoringQuery: z.ZodType<MonitoringQuery> = z.union([
  z.object({ metric, windowMinutes }).strict(),
  z
    .object({
      source: z.union([z.literal(''), sourceName]),
      kind: z.enum(SOURCE_KINDS),
      query: z.string().max(10_000, 'At most 10,000 characters'),
      windowMinutes,
      unit: z.string().regex(/^[^"\p{Cc}]{0,20}$/u, 'At most 20 characters, without quotes'),
    })
    .strict(),
]);

const url = z
  .string()
  .max(2000)
  .refine((value) => value === '' || /^https?:\/\/\S+$/.test(value), 'An http or https address');

export const plan = z.object({ stages: z.array(stage).max(20) }).strict();

export const noteTolerances = z
  .partialRecord(metric, z.number().min(0.0001, 'Above 0').max(9.99, 'At most 999 %'))
  .default({});

/** The shape of a note, complete or not. Whether it is whole is decided by core (noteIssues, lintPlan). */
export const noteContent: z.ZodType<NoteContent> = z
  .object({
    change: text,
    expectedGain: text,
    primaryRisk: text,
    metricsToWatch: z.array(metric).max(METRIC_IDS.length),
    tolerances: noteTolerances,
    triggers: z.array(trigger).max(40),
    monitoringQuery: monitoringQuery.nullable(),
    dashboardUrl: url,
    plan,
  })
  .strict();
