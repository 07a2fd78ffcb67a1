/** A length of time in one rough unit: "25 min", "2 h", "3 d". Takes minutes; less than one reads "1 min". */
export function formatLength(minutes: number): string {
  if (minutes < 90) return `${Math.max(1, Math.ceil(minutes))} min`;
  if (minutes < 36 * 60) return `${Math.round(minutes / 60)} h`;
  return `${Math.round(minutes / (24 * 60))} d`;
}
