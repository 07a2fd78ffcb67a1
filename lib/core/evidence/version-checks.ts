import type { VersionLabels } from '../routing/routing-snapshot';

export const CHECKED_AXES = ['model', 'prompt', 'retrieval', 'policy'] as const;
export type CheckedAxis = (typeof CHECKED_AXES)[number];

/** What a file says of the version that an arm was run with; as little as it says. Fingerprints are sha256, hex. */
export interface ToldVersion {
  labels: Partial<Record<CheckedAxis, string>>;
  fingerprints: Partial<Record<CheckedAxis | 'config', string>>;
}

/** A version as it is registered. */
export interface RegisteredVersion {
  variant: string;
  labels: VersionLabels;
  fingerprints: Partial<Record<CheckedAxis, string>>;
  configFingerprint: string | null;
}

/** From the surest down. `stated`: the file is silent, and only the uploader says so. */
const SURENESS = ['fingerprint', 'label', 'stated'] as const;
export type Sureness = (typeof SURENESS)[number];
export type VersionChecks = Record<CheckedAxis, Sureness>;

export interface VersionMismatch {
  /** What differs: "model label", "prompt fingerprint", "config fingerprint". */
  what: string;
  told: string;
  registered: string;
}

/** Where the file contradicts the version; null when it does not, silence included. Fingerprints come first. */
export function findMismatch(version: RegisteredVersion, told: ToldVersion): VersionMismatch | null {
  const known: ToldVersion['fingerprints'] = { ...version.fingerprints };
  if (version.configFingerprint !== null) known.config = version.configFingerprint;
  for (const axis of [...CHECKED_AXES, 'config'] as const) {
    const [registered, said] = [known[axis], told.fingerprints[axis]];
    if (registered !== undefined && said !== undefined && registered !== said) {
      return { what: `${axis} fingerprint`, told: said, registered };
    }
  }
  for (const axis of CHECKED_AXES) {
    const [registered, said] = [version.labels[`${axis}_version`], told.labels[axis]];
    if (said !== undefined && registered !== said) return { what: `${axis} label`, told: said, registered };
  }
  return null;
}

/** How sure each axis is, of what contradicts nothing. A config's fingerprint is about all that the version serves. */
export function checkVersion(version: RegisteredVersion, told: ToldVersion): VersionChecks {
  const sureness = (axis: CheckedAxis): Sureness => {
    if (told.fingerprints[axis] !== undefined && version.fingerprints[axis] !== undefined)
      return 'fingerprint';
    return told.labels[axis] === undefined ? 'stated' : 'label';
  };
  return eachAxis(sureness);
}

/** Two cases of one file: an axis is as sure as the less sure of them. */
export function lessSure(a: VersionChecks, b: VersionChecks): VersionChecks {
  return eachAxis((axis) => (SURENESS.indexOf(a[axis]) > SURENESS.indexOf(b[axis]) ? a[axis] : b[axis]));
}

function eachAxis(answer: (axis: CheckedAxis) => Sureness): VersionChecks {
  return {
    model: answer('model'),
    prompt: answer('prompt'),
    retrieval: answer('retrieval'),
    policy: answer('policy'),
  };
}
