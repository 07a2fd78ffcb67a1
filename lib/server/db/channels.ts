/** PostgreSQL NOTIFY channels, by which processes on one database tell each other of changes. */
export const CHANNELS = {
  /** Something that routing depends on changed: a feature, a version, a release's exposure, an API key. No payload. */
  routing: 'sluice_routing',
  /** A release changed in any way; the payload is its id. */
  release: 'sluice_release',
  /** Events of a feature arrived; the payload is its id. At most once per second, feature and process. */
  events: 'sluice_events',
} as const;

export type ChannelName = keyof typeof CHANNELS;
