import type { Mark, Movement } from './movements';

export interface MarkedMovement {
  mark: Mark;
  /** Empty where none is needed. */
  remark: string;
}

/** One person's word on the four movements of one stage of one release; never changed, only followed by another. */
export interface SignOff {
  by: { id: string; name: string };
  /** ISO 8601. */
  at: string;
  stageIndex: number;
  noteRevision: number;
  movements: Record<Movement, MarkedMovement>;
  /** Why a cost beyond its margin is worth it; empty where it was not beyond. */
  costExplanation: string;
  /** The jump that was explained; null where there was none. */
  explained: Pick<CostJump, 'by'> | null;
}

/** The candidate's cost per request above the baseline's by more than the note tolerates; dollars and fractions. */
export interface CostJump {
  baselineUsd: number;
  candidateUsd: number;
  /** 0.23: 23 % more than the baseline; null: the baseline costs nothing. */
  by: number | null;
  /** What the note tolerates, as a fraction of the baseline. */
  margin: number;
}

/** What the gate before full rollout is told of it. */
export interface SignOffFacts {
  /** The newest of the present stage and of the note in force; null when there is none. */
  signed: SignOff | null;
  /** Of each person the newest, where it refuses a movement: it stands until they sign again or the note is revised. */
  refusals: readonly SignOff[];
  costJump: CostJump | null;
}
