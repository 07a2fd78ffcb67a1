import protobuf from 'protobufjs';
import { MESSAGE_TYPES } from './message-types';

/** One span or log record of an export, not yet looked into, beside the resource it came from. */
export interface RawRecord {
  resource: unknown;
  /** Null: it could not be decoded, for this reason. */
  record: unknown;
  fault: string | null;
}

/** How a signal's request is nested: resources, scopes, records. Protobuf and JSON have the same names. */
const SIGNALS = {
  traces: { resources: 'resourceSpans', scopes: 'scopeSpans', records: 'spans' },
  logs: { resources: 'resourceLogs', scopes: 'scopeLogs', records: 'logRecords' },
} as const;
export type RecordSignal = keyof typeof SIGNALS;

/** A request that is no request: the call as a whole is refused. */
export class NotOtlp extends Error {}

const RECORD_LIMIT = 1024 * 1024;

/**
 * The records of a protobuf request, one after the other, each decoded when it is asked for: a large call is not
 * one long computation. A record that is broken, or larger than 1 MB, is a fault of its own.
 */
export function* readProtobuf(signal: RecordSignal, body: Uint8Array): Generator<RawRecord> {
  const names = SIGNALS[signal];
  const requestType = MESSAGE_TYPES[signal].request;
  const resourceType = memberType(requestType, names.resources);
  const scopeType = memberType(resourceType, names.scopes);
  const recordType = memberType(scopeType, names.records);
  const holderType = memberType(resourceType, 'resource');
  for (const resourceBytes of membersOf(requestType, names.resources, body)) {
    let resource: unknown = null;
    for (const bytes of membersOf(resourceType, 'resource', resourceBytes)) {
      resource = decodeMember(holderType, bytes).record;
    }
    for (const scopeBytes of membersOf(resourceType, names.scopes, resourceBytes)) {
      for (const bytes of membersOf(scopeType, names.records, scopeBytes)) {
        yield { resource, ...decodeMember(recordType, bytes) };
      }
    }
  }
}

/** The same of a request in JSON. */
export function* readJson(signal: RecordSignal, text: string): Generator<RawRecord> {
  const names = SIGNALS[signal];
  for (const resource of listIn(parseObject(text), names.resources)) {
    for (const scope of listIn(resource, names.scopes)) {
      for (const record of listIn(scope, names.records)) {
        yield { resource: memberOf(resource, 'resource'), record, fault: null };
      }
    }
  }
}

function memberType(type: protobuf.Type, name: string): protobuf.Type {
  const field = type.fields[name];
  if (!(field?.resolve().resolvedType instanceof protobuf.Type))
    throw new Error(`${type.name} has no ${name}`);
  return field.resolvedType as protobuf.Type;
}

/** The bytes of each member of that name. */
function* membersOf(type: protobuf.Type, name: string, bytes: Uint8Array): Generator<Uint8Array> {
  const id = type.fields[name]?.id;
  const reader = protobuf.Reader.create(bytes);
  while (reader.pos < reader.len) {
    let member: Uint8Array | null = null;
    try {
      const tag = reader.uint32();
      if (tag >>> 3 === id && (tag & 7) === 2) member = reader.bytes();
      else reader.skipType(tag & 7);
    } catch (error) {
      throw new NotOtlp(`The body is not a valid ${type.name}.`, { cause: error });
    }
    if (member) yield member;
  }
}

function decodeMember(type: protobuf.Type, bytes: Uint8Array): { record: unknown; fault: string | null } {
  if (bytes.length > RECORD_LIMIT) return { record: null, fault: 'it is larger than 1 MB' };
  try {
    return { record: type.decode(bytes), fault: null };
  } catch {
    return { record: null, fault: `it is not a valid ${type.name}` };
  }
}

function parseObject(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new NotOtlp('The body is not valid JSON.', { cause: error });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new NotOtlp('The body is not an export request: it is no JSON object.');
  }
  return value;
}

function listIn(holder: unknown, name: string): readonly unknown[] {
  const value = memberOf(holder, name);
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new NotOtlp(`${name} is not a list.`);
  return value;
}

function memberOf(holder: unknown, name: string): unknown {
  if (typeof holder !== 'object' || holder === null)
    throw new NotOtlp('A member of the request is no object.');
  return Object.hasOwn(holder, name) ? Reflect.get(holder, name) : undefined;
}
