import { setImmediate as nextTurn } from 'node:timers/promises';
import { mapLog } from '@/lib/core/otel/map-log';
import { mapSpan } from '@/lib/core/otel/map-span';
import type { MappingContext } from '@/lib/core/otel/mapping-context';
import type { Mapped, OtelAttributes } from '@/lib/core/otel/otel-data';
import { readExposure } from '@/lib/core/otel/read-exposure';
import { SpanTree } from '@/lib/core/otel/span-tree';
import type { RawRecord, RecordSignal } from './read-export';
import { ownMember } from './read-fields';
import { readLog, readSpan } from './read-record';
import { readAttributes } from './read-value';
import type { TraceMemory } from './trace-memory';

export type CallReader = () => Generator<RawRecord>;
type Known = Omit<MappingContext, 'exposuresOf'>;

// Evaluations wait no longer than this for a large call, however its records are spread.
const TURN_MS = 10;

/** What the records of one call come to. Gives way to other work in between. Throws NotOtlp for what is no request. */
export async function mapExport(
  signal: RecordSignal,
  read: CallReader,
  memory: TraceMemory,
  known: Known,
): Promise<Mapped[]> {
  const context = { ...known, exposuresOf: (traceId: string) => memory.exposuresOf(traceId) };
  const mapped: Mapped[] = [];
  const steps = signal === 'traces' ? mapTraces(read(), memory, context) : mapLogs(read(), memory, context);
  let turnEnds = performance.now() + TURN_MS;
  for (const step of steps) {
    mapped.push(...step);
    if (performance.now() < turnEnds) continue;
    await nextTurn();
    turnEnds = performance.now() + TURN_MS;
  }
  return mapped;
}

/** All spans are read before the first is mapped: a span may be answered for by another of the call. */
function* mapTraces(
  records: Iterable<RawRecord>,
  memory: TraceMemory,
  context: MappingContext,
): Generator<Mapped[]> {
  const resources = new Resources();
  const tree = new SpanTree();
  let undecoded = 0;
  for (const raw of records) {
    if (raw.record === null) yield [unreadable('span', ++undecoded, raw.fault)];
    else tree.add(readSpan(raw, resources.of(raw.resource)));
    yield [];
  }
  for (const [traceId, exposures] of tree.exposures) {
    for (const exposure of exposures) memory.remember(traceId, exposure);
  }
  for (const span of tree.spans) {
    const mapped = mapSpan(span, tree, context);
    for (const each of mapped) {
      if (each.kind === 'item' && typeof each.value.feature === 'string') {
        memory.remember(span.traceId, { feature: each.value.feature });
      }
    }
    yield mapped;
  }
}

/** The same of log records: an evaluation of a flag may come after what it speaks of. */
function* mapLogs(
  records: Iterable<RawRecord>,
  memory: TraceMemory,
  context: MappingContext,
): Generator<Mapped[]> {
  const resources = new Resources();
  const logs = [];
  let undecoded = 0;
  for (const raw of records) {
    if (raw.record === null) yield [unreadable('log record', ++undecoded, raw.fault)];
    else {
      const log = readLog(raw, resources.of(raw.resource));
      const exposure = readExposure(log);
      if (exposure) memory.remember(log.traceId, exposure);
      else logs.push(log);
    }
    yield [];
  }
  for (const log of logs) yield mapLog(log, context);
}

function unreadable(noun: string, number: number, fault: string | null): Mapped {
  const reason = fault ?? 'it is null';
  return { kind: 'fault', source: `unreadable ${noun} ${number}`, whole: true, reason };
}

/** Many records share one resource: it is read once. */
class Resources {
  private last: { raw: unknown; attributes: OtelAttributes } | null = null;

  of(raw: unknown): OtelAttributes {
    if (this.last?.raw !== raw) this.last = { raw, attributes: readAttributes(ownMember(raw, 'attributes')) };
    return this.last?.attributes ?? new Map();
  }
}
