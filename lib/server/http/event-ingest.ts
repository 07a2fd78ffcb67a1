import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Snapshot } from '../routing/snapshot';
import { type IngestItem, parseIngestBody } from '../telemetry/ingest-parse';
import { sendJson, sendProblem } from './respond';
import { Refusal, type TelemetryIntake } from './telemetry-intake';

/** POST /api/v1/events: answers only after the commit. */
export function receiveEvents(
  intake: TelemetryIntake,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  return intake.take(
    req,
    (body, snapshot) => keepEvents(intake, req, res, body, snapshot),
    ({ status, code, message, headers }) => sendProblem(res, status, code, message, headers),
  );
}

async function keepEvents(
  intake: TelemetryIntake,
  req: IncomingMessage,
  res: ServerResponse,
  body: Buffer,
  snapshot: Snapshot,
): Promise<void> {
  const read = () => readItems(req.headers['content-type'], body.toString());
  const answer = await intake.ingest(read, snapshot);
  const isNothingGood = answer.rejected.length > 0 && answer.accepted + answer.duplicates === 0;
  sendJson(res, isNothingGood ? 422 : 200, answer);
}

function readItems(contentType: string | undefined, text: string): readonly IngestItem[] {
  const parsed = parseIngestBody(contentType, text);
  if (parsed.kind === 'refused') throw new Refusal(parsed.status, 'unreadable', parsed.reason);
  return parsed.items;
}
