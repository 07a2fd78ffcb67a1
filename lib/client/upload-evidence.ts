import type { EvidenceView } from '@/lib/schemas/evidence';
import { type ApiResult, failure, readProblem } from './call-api';

export interface Upload {
  answer: Promise<ApiResult<EvidenceView>>;
  cancel: () => void;
}

/** Sends a file as it is, and tells how many bytes have left. (`fetch` tells nothing while it sends.) */
export function uploadEvidence(
  releaseId: string,
  query: Readonly<Record<string, string>>,
  file: Blob,
  onSent: (bytes: number) => void,
): Upload {
  const request = new XMLHttpRequest();
  const answer = new Promise<ApiResult<EvidenceView>>((resolve) => {
    request.open('POST', `/api/v1/releases/${releaseId}/evidence?${new URLSearchParams(query)}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onload = () => resolve(answerOf(request));
    request.onabort = () => resolve(failure(0, 'aborted', 'The upload was cancelled. Nothing was kept.'));
    request.onerror = () =>
      resolve(failure(0, 'unreachable', 'The upload broke off. Nothing was kept; try again in a moment.'));
    request.send(file);
  });
  return { answer, cancel: () => request.abort() };
}

function answerOf({ status, responseText }: XMLHttpRequest): ApiResult<EvidenceView> {
  const body = parse(responseText);
  // A success of this route is an evidence, by its type.
  return status >= 200 && status < 300 ? { ok: true, data: body as EvidenceView } : readProblem(status, body);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
