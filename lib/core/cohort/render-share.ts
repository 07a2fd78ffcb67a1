import { shiftDecimal } from './shift-decimal';

/** A share (fraction 0..1) as people write it: 0.1 is "10 %", 0.005 is "0.5 %". Every digit is kept. */
export function renderShare(share: number): string {
  return Number.isFinite(share) ? `${shiftDecimal(String(share), 2)} %` : 'no share';
}
