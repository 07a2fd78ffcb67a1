/** Counters of this process, as Prometheus reads them. Label values come from known sets only. */
export class Counters {
  private readonly values = new Map<string, { name: CounterName; labels: string; value: number }>();

  add(name: CounterName, labels: Readonly<Record<string, string>>, by = 1): void {
    this.counter(name, labels).value += by;
  }

  /** The cell itself, for paths too hot to look it up each time. */
  counter(name: CounterName, labels: Readonly<Record<string, string>>): { value: number } {
    const text = renderLabels(labels);
    const key = `${name}${text}`;
    const known = this.values.get(key);
    if (known) return known;
    const fresh = { name, labels: text, value: 0 };
    this.values.set(key, fresh);
    return fresh;
  }

  render(): string {
    return Object.entries(COUNTERS)
      .map(([name, help]) => {
        const lines = [...this.values.values()]
          .filter((cell) => cell.name === name)
          .map((cell) => `${name}${cell.labels} ${cell.value}\n`);
        return `# HELP ${name} ${help}\n# TYPE ${name} counter\n${lines.join('')}`;
      })
      .join('');
  }
}

const COUNTERS = {
  sluice_evaluations_total: 'Flag evaluations answered, by feature and variant.',
  sluice_evaluation_errors_total: 'Flag evaluations refused, by error code.',
  sluice_events_total: 'Telemetry events received, by what became of them.',
  sluice_ingest_refused_total: 'Telemetry calls refused as a whole, by status.',
  sluice_notification_attempts_total: 'Attempts to deliver a notification, by kind of target and outcome.',
  sluice_http_requests_total: 'HTTP requests, by route and status class.',
} as const;
export type CounterName = keyof typeof COUNTERS;

function renderLabels(labels: Readonly<Record<string, string>>): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${escapeValue(value)}"`);
  return parts.length > 0 ? `{${parts.join(',')}}` : '';
}

function escapeValue(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
