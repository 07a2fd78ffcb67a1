export function compareAddress(featureKey: string, from: string, to: string): string {
  const query = new URLSearchParams({ from, to });
  return `/features/${encodeURIComponent(featureKey)}/compare?${query}`;
}
