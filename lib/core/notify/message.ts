import type { AuditBody } from '../audit/audit-entry';
import type { MessageType } from './event-type';

/** What a message is about, as it stands when it is written. */
export interface MessageSubject {
  feature: { id: string; key: string; name: string; isSample: boolean };
  release: { id: string; title: string; ownerName: string | null };
  /** What people type into the browser; null when it is not set. */
  publicUrl: string | null;
}

/** The body of Standard Webhooks. `timestamp` is the instant of what happened, ISO 8601. */
export interface Message {
  type: MessageType;
  timestamp: string;
  data: MessageData;
}

export interface MessageData {
  /** Of the sample: nothing of it is real. */
  sample: boolean;
  /** Null in a test. */
  feature: { key: string; name: string } | null;
  release: {
    id: string;
    title: string;
    owner: string | null;
    /** Its page; null while PUBLIC_URL is not set. */
    url: string | null;
  } | null;
  /** Name of the stage after what happened; null before the first. */
  stage: string | null;
  actor: Pick<AuditBody['actor'], 'kind' | 'name'>;
  /** One sentence or two for people. */
  sentence: string;
  /** What a person wrote as the reason. */
  reason: string | null;
  /** What is special to the type, under names that stay. */
  details: Readonly<Record<string, unknown>>;
}

export function aboutRelease({
  feature,
  release,
  publicUrl,
}: MessageSubject): Pick<MessageData, 'sample' | 'feature' | 'release'> {
  const { id, title, ownerName: owner } = release;
  return {
    sample: feature.isSample,
    feature: { key: feature.key, name: feature.name },
    release: { id, title, owner, url: publicUrl === null ? null : `${publicUrl}/releases/${id}` },
  };
}
