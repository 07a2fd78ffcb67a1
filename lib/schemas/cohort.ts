import { z } from 'zod';
import { type CohortRule, OPERATORS } from '@/lib/core/cohort/cohort-rule';

const attributeValue = z.union([z.string().min(1).max(200), z.number(), z.boolean()]);

export const condition = z
  .object({
    kind: z.literal('condition'),
    attribute: z.string().trim().min(1, 'Name the attribute').max(100),
    operator: z.enum(OPERATORS),
    values: z.array(attributeValue).max(200),
  })
  .strict()
  .superRefine((rule, context) => {
    const needsNone = rule.operator === 'exists' || rule.operator === 'missing';
    if (needsNone && rule.values.length > 0) {
      context.addIssue({ code: 'custom', path: ['values'], message: 'This comparison takes no value' });
    }
    if (!needsNone && rule.values.length === 0) {
      context.addIssue({ code: 'custom', path: ['values'], message: 'Give at least one value' });
    }
  });

const ruleOver = (inner: z.ZodType<CohortRule>): z.ZodType<CohortRule> =>
  z.union([
    z.object({ kind: z.literal('everyone') }).strict(),
    condition,
    z.object({ kind: z.literal('all'), of: z.array(inner).min(1, 'Add a condition').max(20) }).strict(),
    z.object({ kind: z.literal('any'), of: z.array(inner).min(1, 'Add a condition').max(20) }).strict(),
  ]);

const innermost = ruleOver(condition);
const second = ruleOver(innermost);
const third = ruleOver(second);

/** Groups nest at most four deep, so that a rule stays readable in one sentence. */
export const cohortRule = ruleOver(third);

/** The rules within a rule, from the innermost out. */
export const innerRules = [innermost, second, third] as const;

export const cohort = z
  .object({
    rule: cohortRule,
    share: z.number().gt(0, 'More than 0 %').max(1, 'At most 100 %'),
  })
  .strict();
