import { FINGERPRINT_AXES, type FingerprintAxis } from './event';

/** The owner may say that an edit has stopped once no request carried it for this long. */
export const HIDDEN_EDIT_QUIET_MINUTES = 10;

/** One content seen in traffic under a version's label. Times are ISO 8601, of arrival. */
export interface Sighting {
  axis: FingerprintAxis;
  fingerprint: string;
  firstSeenAt: string;
  lastSeenAt: string;
  requests: number;
  /** When history was told of it; null again once acknowledged, so that its return is told, too. */
  reportedAt: string | null;
  acknowledgedAt: string | null;
}

/** `seen`: traffic still carries it; `stopped`: it was quiet long enough; `acknowledged`: the owner answered for it. */
export type HiddenEditState = 'seen' | 'stopped' | 'acknowledged';

/** Another content under the same label (rule 10). */
export interface HiddenEdit extends Sighting {
  state: HiddenEditState;
  expected: {
    fingerprint: string;
    /** Named when the version was registered; otherwise it is the content that traffic carried first. */
    declared: boolean;
    firstSeenAt: string | null;
    lastSeenAt: string | null;
    requests: number;
  };
}

/**
 * Which contents in traffic are not the version's own? Its own is the declared one; where none is declared, the one
 * seen first (of one instant, the smaller text, so that the answer never turns). Axis by axis, in the order they were
 * first seen. No sighting is no edit. Never throws.
 */
export function findHiddenEdits(
  declared: Readonly<Partial<Record<FingerprintAxis, string>>>,
  sightings: readonly Sighting[],
  now: Date,
): HiddenEdit[] {
  return FINGERPRINT_AXES.flatMap((axis) => {
    const seen = sightings.filter((sighting) => sighting.axis === axis).sort(bySightOrder);
    const own = declared[axis] ?? seen[0]?.fingerprint;
    if (own === undefined) return [];
    const ofOwn = seen.find(({ fingerprint }) => fingerprint === own);
    const expected = {
      fingerprint: own,
      declared: declared[axis] !== undefined,
      firstSeenAt: ofOwn?.firstSeenAt ?? null,
      lastSeenAt: ofOwn?.lastSeenAt ?? null,
      requests: ofOwn?.requests ?? 0,
    };
    return seen
      .filter(({ fingerprint }) => fingerprint !== own)
      .map((sighting) => ({ ...sighting, state: stateOf(sighting, now), expected }));
  });
}

function bySightOrder(a: Sighting, b: Sighting): number {
  return Date.parse(a.firstSeenAt) - Date.parse(b.firstSeenAt) || (a.fingerprint < b.fingerprint ? -1 : 1);
}

function stateOf({ lastSeenAt, acknowledgedAt }: Sighting, now: Date): HiddenEditState {
  const last = Date.parse(lastSeenAt);
  if (acknowledgedAt !== null && last <= Date.parse(acknowledgedAt)) return 'acknowledged';
  return now.getTime() - last < HIDDEN_EDIT_QUIET_MINUTES * 60_000 ? 'seen' : 'stopped';
}
