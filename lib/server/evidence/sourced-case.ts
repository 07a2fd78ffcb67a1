import type { Arm, EvidenceCase } from '@/lib/core/evidence/evidence-case';
import type { ToldVersion } from '@/lib/core/evidence/version-checks';
import type { EvidenceMapping } from '@/lib/schemas/evidence';

/** A case and where it stands in its file: "Line 12", "Result 3". */
export interface SourcedCase {
  place: string;
  entry: EvidenceCase;
  told: Record<Arm, ToldVersion>;
  /** Which part of its file each arm is, where a file has more than two. */
  takenFrom?: Record<Arm, string>;
}

/** A file's bytes in, its cases out, in the file's order. Throws `badRow` at the first that cannot be read. */
export type ReadCases = (
  bytes: AsyncIterable<Buffer>,
  mapping: EvidenceMapping,
) => AsyncIterable<SourcedCase>;
