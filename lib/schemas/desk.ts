import type { ReleaseListItem } from './release';

/** Something that waits for the person who looks, most urgent first. */
export interface DeskItem {
  kind:
    | 'trigger_fired'
    | 'hidden_edit'
    | 'recovery_to_confirm'
    | 'rolling_back'
    | 'sign_off'
    | 'approval'
    | 'held'
    | 'ready_to_start'
    | 'note_to_finish'
    | 'trigger_near'
    | 'outputs_to_judge';
  releaseId: string;
  title: string;
  featureKey: string;
  sentence: string;
  since: string;
}

export interface DeskView {
  needsMe: DeskItem[];
  live: ReleaseListItem[];
  drafts: ReleaseListItem[];
  ended: ReleaseListItem[];
  features: number;
  sample: SampleState;
}

export interface SampleState {
  present: boolean;
  /** What the set-up or the simulator is doing now; null when there is no sample. */
  progress: string | null;
}
