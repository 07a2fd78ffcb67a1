import type { ServerResponse } from 'node:http';
import { oldestWaiting } from '../delivery/oldest-waiting';
import type { HttpContext } from './http-context';
import { sendText } from './respond';

/** GET /metrics, in the Prometheus text format. */
export function answerMetrics(
  http: HttpContext,
  res: ServerResponse,
  streams: { ofrep: number; console: number },
): void {
  const { current, takenAt, lastError } = http.store;
  const gauges = [
    gauge('sluice_snapshot_age_seconds', 'Seconds since the database last confirmed the routing state.', [
      ['', takenAt === null ? Number.NaN : (Date.now() - takenAt) / 1000],
    ]),
    gauge('sluice_snapshot_ok', '1 when the last refresh of the routing state succeeded.', [
      ['', current && !lastError ? 1 : 0],
    ]),
    gauge('sluice_event_streams', 'Open event streams, by kind.', [
      ['{kind="ofrep"}', streams.ofrep],
      ['{kind="console"}', streams.console],
    ]),
    gauge(
      'sluice_notification_oldest_waiting_seconds',
      'Age of the oldest notification that is not delivered yet; 0 when none waits.',
      [['', oldestWaiting.seconds(Date.now())]],
    ),
    gauge('sluice_process_start_time_seconds', 'When this process began, unix time.', [
      ['', Math.round(Date.now() / 1000 - process.uptime())],
    ]),
    gauge('sluice_process_resident_memory_bytes', 'Resident memory of this process.', [
      ['', process.memoryUsage.rss()],
    ]),
  ];
  sendText(res, 200, 'text/plain; version=0.0.4; charset=utf-8', http.counters.render() + gauges.join(''));
}

function gauge(
  name: string,
  help: string,
  samples: readonly (readonly [labels: string, value: number])[],
): string {
  const lines = samples.map(([labels, value]) => `${name}${labels} ${Number.isNaN(value) ? 'NaN' : value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${lines.join('')}`;
}
