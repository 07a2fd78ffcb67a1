/** The windows a dashboard can be looked at in, as they stand in the address. */
export const WINDOWS = [
  { key: '1h', text: '1 h', minutes: 60 },
  { key: '6h', text: '6 h', minutes: 360 },
  { key: '24h', text: '24 h', minutes: 1440 },
  { key: 'all', text: 'All', minutes: null },
] as const;

export type DashboardWindow = (typeof WINDOWS)[number];
export type DashboardScope = 'comparable' | 'all';
type Param = string | string[] | undefined;

/** The shortest one that shows everything since the earliest of these, a day at most: a day shows but an edge of what began just now. */
export function windowSince(times: readonly string[], now: Date): DashboardWindow['key'] {
  const minutes = (now.getTime() - Math.min(...times.map((time) => Date.parse(time)))) / 60_000;
  return WINDOWS.find((window) => window.minutes !== null && minutes <= window.minutes)?.key ?? '24h';
}

/** `fallback` is taken for what the address does not name rightly. */
export function readWindow(param: Param, fallback: DashboardWindow['key']): DashboardWindow {
  const byKey = (key: unknown) => WINDOWS.find((window) => window.key === key);
  return byKey(param) ?? byKey(fallback) ?? WINDOWS[0];
}

export function readScope(param: Param, fallback: DashboardScope): DashboardScope {
  return param === 'all' || param === 'comparable' ? param : fallback;
}
