import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Mapped } from '@/lib/core/otel/otel-data';
import { type CallReader, mapExport } from '../otlp/map-export';
import { NotOtlp, type RecordSignal, readJson, readProtobuf } from '../otlp/read-export';
import { TraceMemory } from '../otlp/trace-memory';
import type { Snapshot } from '../routing/snapshot';
import { isJsonCall, sendOtlpAnswer, sendOtlpStatus } from './otlp-answers';
import { Refusal, type TelemetryIntake } from './telemetry-intake';

const FEATURE_HEADER = 'x-sluice-feature';

/** OTLP over HTTP, protobuf and JSON: /otlp/v1/traces, /otlp/v1/logs, and a polite answer to /otlp/v1/metrics. */
export class OtlpIngest {
  private readonly memory = new TraceMemory();

  constructor(private readonly intake: TelemetryIntake) {}

  receive(signal: RecordSignal, req: IncomingMessage, res: ServerResponse): Promise<void> {
    return this.take(req, res, async (body, snapshot) => {
      const read: CallReader = isJsonCall(req)
        ? () => readJson(signal, body.toString())
        : () => readProtobuf(signal, body);
      const map = () => this.map(signal, read, snapshot, featureHeader(req));
      const { rejected, warned } = await this.keep(map, snapshot);
      sendOtlpAnswer(req, res, signal, rejected.length, messageOf(signal, rejected, warned));
    });
  }

  /** Exporters with default settings send metrics too; they are answered, so that they are silent, and not kept. */
  receiveMetrics(req: IncomingMessage, res: ServerResponse): Promise<void> {
    return this.take(req, res, async () => {
      const message = 'Sluice makes its metrics from spans and events; these metrics were not kept.';
      sendOtlpAnswer(req, res, 'metrics', 0, message);
    });
  }

  private take(
    req: IncomingMessage,
    res: ServerResponse,
    keep: (body: Buffer, snapshot: Snapshot) => Promise<void>,
  ): Promise<void> {
    return this.intake.take(
      req,
      async (body, snapshot) => {
        refuseOtherTypes(req);
        await keep(body, snapshot);
      },
      (refusal) => sendOtlpStatus(req, res, refusal),
    );
  }

  private async map(
    signal: RecordSignal,
    read: CallReader,
    { routing: { features }, prices }: Snapshot,
    defaultFeature: string | undefined,
  ): Promise<Mapped[]> {
    try {
      return await mapExport(signal, read, this.memory, { features, prices, defaultFeature });
    } catch (error) {
      if (error instanceof NotOtlp) throw new Refusal(400, 'unreadable', error.message);
      throw error;
    }
  }

  /** Answers the faults by what they cost: a record as a whole, or only a part of one that is kept. */
  private async keep(map: () => Promise<Mapped[]>, snapshot: Snapshot) {
    let mapped: readonly Mapped[] = [];
    let items: (Mapped & { kind: 'item' })[] = [];
    const answer = await this.intake.ingest(async () => {
      mapped = await map();
      items = mapped.filter((each) => each.kind === 'item');
      return items.map(({ value }) => ({ kind: 'value', value }));
    }, snapshot);
    const faults = mapped.filter((each) => each.kind === 'fault');
    this.intake.count('rejected', faults.length);
    const all = [
      ...faults,
      ...answer.rejected.flatMap(({ index, field, reason }) => {
        const item = items[index];
        return item ? [{ ...item, reason: field === '' ? reason : `${field}: ${reason}` }] : [];
      }),
    ];
    return { rejected: all.filter(({ whole }) => whole), warned: all.filter(({ whole }) => !whole) };
  }
}

interface Told {
  source: string;
  reason: string;
}

const NAMED_FAULTS = 3;

function messageOf(signal: RecordSignal, rejected: readonly Told[], warned: readonly Told[]): string {
  if (rejected.length + warned.length === 0) return '';
  const noun = signal === 'traces' ? 'span' : 'log record';
  const counts = [
    ...(rejected.length > 0 ? [`${counted(rejected.length, noun)} not kept`] : []),
    ...(warned.length > 0 ? [`${counted(warned.length, 'evaluation')} within spans not kept`] : []),
  ];
  const all = [...rejected, ...warned];
  const named = all.slice(0, NAMED_FAULTS).map(({ source, reason }) => `${source}: ${reason}`);
  const more = all.length > NAMED_FAULTS ? `; and ${all.length - NAMED_FAULTS} more` : '';
  return `${counts.join(', ')}. ${named.join('; ')}${more}.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function refuseOtherTypes(req: IncomingMessage): void {
  const type = req.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/x-protobuf' || type === 'application/json') return;
  throw new Refusal(415, 'unsupported_type', 'Send application/x-protobuf or application/json.');
}

function featureHeader(req: IncomingMessage): string | undefined {
  const value = req.headers[FEATURE_HEADER];
  const text = (Array.isArray(value) ? value[0] : value)?.trim();
  return text === '' ? undefined : text;
}
