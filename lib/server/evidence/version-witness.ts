import { DomainError } from '@/lib/core/domain-error';
import { ARMS, type Arm } from '@/lib/core/evidence/evidence-case';
import {
  CHECKED_AXES,
  checkVersion,
  findMismatch,
  lessSure,
  type RegisteredVersion,
  type ToldVersion,
  type VersionChecks,
  type VersionMismatch,
} from '@/lib/core/evidence/version-checks';
import type { SourcedCase } from './sourced-case';

type PerArm<T> = Readonly<Record<Arm, T>>;

/** Makes sure, case by case, that a file is about the two versions of its release. */
export class VersionWitness {
  private readonly seen: Record<Arm, Map<string, VersionChecks>> = {
    baseline: new Map(),
    candidate: new Map(),
  };

  /** By arm and axis, the first fingerprint that was told: one arm is one version, registered fingerprint or not. */
  private readonly first: Record<Arm, ToldVersion['fingerprints']> = { baseline: {}, candidate: {} };

  constructor(
    private readonly versions: PerArm<RegisteredVersion>,
    /** What the uploader tells of the whole file. */
    private readonly told: PerArm<ToldVersion>,
    private readonly statesVersions: boolean,
  ) {
    for (const arm of ARMS) this.compare(arm, 'The upload', told[arm]);
  }

  /** Throws when the case contradicts a version, or says too little and nobody vouches for the rest. */
  hear({ place, entry, told }: SourcedCase): void {
    for (const arm of ARMS) {
      // An answer that never came tells nothing of who did not give it.
      if (entry[arm].error !== null && isSilent(told[arm])) continue;
      const key = keyOf(told[arm]);
      if (this.seen[arm].has(key)) continue;
      this.compare(arm, place, told[arm]);
      const checks = checkVersion(this.versions[arm], this.joined(arm, told[arm]));
      if (!this.statesVersions) this.refuseSilence(arm, checks);
      this.seen[arm].set(key, checks);
    }
  }

  checks(): Record<Arm, VersionChecks> {
    return { baseline: this.leastSure('baseline'), candidate: this.leastSure('candidate') };
  }

  private leastSure(arm: Arm): VersionChecks {
    const all = [...this.seen[arm].values()];
    return all.reduce(lessSure, all[0] ?? checkVersion(this.versions[arm], this.told[arm]));
  }

  private joined(arm: Arm, told: ToldVersion): ToldVersion {
    const whole = this.told[arm];
    return {
      labels: { ...whole.labels, ...told.labels },
      fingerprints: { ...whole.fingerprints, ...told.fingerprints },
    };
  }

  private compare(arm: Arm, place: string, told: ToldVersion): void {
    const version = this.versions[arm];
    const mismatch = findMismatch(version, told);
    if (mismatch) throw otherVersion(arm, place, version.variant, mismatch);
    const first = this.first[arm];
    const before = { ...version, fingerprints: first, configFingerprint: first.config ?? null };
    const contradiction = findMismatch(before, told);
    if (contradiction) throw otherVersion(arm, place, 'what was told before it', contradiction);
    this.first[arm] = { ...told.fingerprints, ...first };
  }

  private refuseSilence(arm: Arm, checks: VersionChecks): void {
    const silent = CHECKED_AXES.filter((axis) => checks[axis] === 'stated');
    if (silent.length === 0) return;
    const { variant } = this.versions[arm];
    const message = `The file does not tell the ${silent.join(', ')} of the ${arm}: confirm that it was run with ${variant} as registered.`;
    const issue = { code: 'versions_not_stated', field: 'statesVersions', message };
    throw new DomainError('invalid_input', message, 'versions_not_stated', [issue], { arm, axes: silent });
  }
}

function otherVersion(arm: Arm, place: string, variant: string, mismatch: VersionMismatch): DomainError {
  const { what, told, registered } = mismatch;
  const message = `${place}: the ${arm} was run with another version. Its ${what} is ${told}; that of ${variant} is ${registered}. Nothing of the file was kept.`;
  const code = 'evidence_of_other_version';
  return new DomainError('conflict', message, code, [{ code, field: `${arm}.${what}`, message }], {
    ...{ arm, variant, what, found: told, expected: registered },
  });
}

function isSilent({ labels, fingerprints }: ToldVersion): boolean {
  return Object.keys(labels).length === 0 && Object.keys(fingerprints).length === 0;
}

function keyOf({ labels, fingerprints }: ToldVersion): string {
  return JSON.stringify([Object.entries(labels), Object.entries(fingerprints)]);
}
