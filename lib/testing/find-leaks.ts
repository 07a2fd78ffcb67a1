/** Something that was sent of one item, and which arm it was of. */
export interface Sent {
  value: unknown;
  /** Of a pair: is the candidate A? */
  isCandidate: boolean;
}

/** Below this chance alone is no explanation: one false alarm in a million, over all features. */
const ALARM = 1e-6;
const ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/**
 * What in the things sent goes along with the arm: every feature of every field, the order in which they came, and any
 * of the secrets anywhere. `texts` are the fields that hold what a version wrote: of them the content may differ, and
 * nothing else is asked. Empty when nothing is found.
 */
export function findLeaks(
  sent: readonly Sent[],
  texts: readonly string[],
  secrets: readonly string[],
): string[] {
  const arms = sent.map(({ isCandidate }) => isCandidate);
  const rows = sent.map(({ value }, position) => featuresOf(value, texts, position));
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const leaks = [...names].flatMap((name) => {
    const values = rows.map((row) => row[name]);
    const p = Math.min(...testsOf(values, arms)) * names.size;
    return p < ALARM ? [`${name} goes along with the arm, p = ${p.toExponential(1)}`] : [];
  });
  const whole = JSON.stringify(sent.map(({ value }) => value));
  return [...leaks, ...secretsIn(whole, secrets)];
}

export function secretsIn(text: string, secrets: readonly string[]): string[] {
  return secrets.filter((secret) => text.includes(secret)).map((secret) => `${secret} was sent`);
}

type Feature = number | string;

function featuresOf(value: unknown, texts: readonly string[], position: number): Record<string, Feature> {
  const features: Record<string, Feature> = { position };
  const shape = JSON.stringify(value, (key, inner) => (texts.includes(key) ? countOf(inner) : inner));
  features['length without the texts'] = shape.length;
  walk(value, '', (path, found) => {
    const isWritten = texts.some((name) => `${path}.`.includes(`.${name}.`));
    if (isWritten && !Array.isArray(found)) return;
    if (Array.isArray(found)) features[`${path} length`] = found.length;
    else if (typeof found === 'object' && found !== null)
      features[`${path} keys`] = Object.keys(found).join();
    else if (typeof found === 'string' && ID.test(found)) Object.assign(features, digitsOf(path, found));
    else if (typeof found === 'number') features[path] = found;
    else features[path] = String(found);
  });
  return features;
}

function countOf(value: unknown): unknown {
  return Array.isArray(value) ? value.length : null;
}

function walk(value: unknown, path: string, see: (path: string, value: unknown) => void): void {
  see(path, value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`, see);
}

/** Every bit of a random id. */
function digitsOf(path: string, id: string): Record<string, Feature> {
  const digits = [...id.replaceAll('-', '')].map((digit) => Number.parseInt(digit, 16));
  return Object.fromEntries(
    digits.flatMap((digit, at) =>
      [0, 1, 2, 3].map((bit) => [`${path} bit ${at * 4 + bit}`, String((digit >> bit) & 1)]),
    ),
  );
}

/** Numbers by their ranks (Mann and Whitney); words by their counts where some repeat (chi-square). Two-sided. */
function testsOf(values: readonly (Feature | undefined)[], arms: readonly boolean[]): number[] {
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length === values.length ? [rankTest(numbers, arms)] : [chiSquare(values.map(String), arms)];
}

function rankTest(values: readonly number[], arms: readonly boolean[]): number {
  const ones = arms.filter(Boolean).length;
  const zeros = arms.length - ones;
  const sorted = values.toSorted((a, b) => a - b);
  const rankOf = (value: number) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1;
  const ranks = values.map(rankOf);
  const mean = (arms.length + 1) / 2;
  const spread = ranks.reduce((sum, rank) => sum + (rank - mean) ** 2, 0) / (arms.length - 1);
  if (spread === 0 || ones === 0 || zeros === 0) return 1;
  const sum = ranks.reduce((total, rank, at) => total + (arms[at] ? rank - mean : 0), 0);
  return twoSided(sum / Math.sqrt((spread * ones * zeros) / arms.length));
}

function chiSquare(values: readonly string[], arms: readonly boolean[]): number {
  const counts = new Map<string, [number, number]>();
  values.forEach((value, at) => {
    const count = counts.get(value) ?? [0, 0];
    count[arms[at] ? 1 : 0] += 1;
    counts.set(value, count);
  });
  const share = arms.filter(Boolean).length / arms.length;
  // What occurs a few times says nothing by itself.
  const often = [...counts.values()].filter(([a, b]) => a + b >= 10);
  if (often.length < 2 || share === 0 || share === 1) return 1;
  const statistic = often.reduce((sum, [a, b]) => {
    const n = a + b;
    return sum + (b - n * share) ** 2 / (n * share * (1 - share));
  }, 0);
  // Wilson and Hilferty (1931): the cube root is nearly normal.
  const freedom = often.length - 1;
  const spread = 2 / (9 * freedom);
  const z = ((statistic / freedom) ** (1 / 3) - (1 - spread)) / Math.sqrt(spread);
  return z <= 0 ? 1 : twoSided(z) / 2;
}

/** The chance of a normal value this far from 0; Abramowitz and Stegun 7.1.26 with the tail's own factor. */
function twoSided(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.min(1, series * Math.exp(-x * x));
}
