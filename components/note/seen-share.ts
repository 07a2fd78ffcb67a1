/** A part of the requests: "42 %", "under 1 %". */
export function seenShare(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : (part / whole) * 100;
  if (part > 0 && percent < 1) return 'under 1 %';
  return `${part < whole ? Math.min(99, Math.round(percent)) : 100} %`;
}
