import { logSumExp } from './log-sum-exp';

/**
 * The log e-value of a score in 0..1 (coded as harm: 1 - score): the mean of MEAN's e-value, sharp with many requests,
 * and of PAIR's with fractional sums, exact with few. -Infinity only if both are. A mean of two e-values is one; as
 * anytime-valid as they are.
 */
export function qualityLogE(meanLogE: number, pairLogE: number): number {
  return logSumExp([meanLogE, pairLogE]) - Math.LN2;
}
