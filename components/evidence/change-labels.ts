import type { PillTone } from '@/components/ui/pill';
import type { CaseChange } from '@/lib/core/evidence/case-change';

export const CHANGE_LABELS: Readonly<Record<CaseChange, string>> = {
  broken: 'Broken',
  fixed: 'Fixed',
  worse: 'Worse',
  better: 'Better',
  errored: 'Errored',
  unjudged: 'Not judged',
  same: 'The same',
};

export const CHANGE_TONES: Readonly<Record<CaseChange, PillTone>> = {
  broken: 'fail',
  fixed: 'pass',
  worse: 'warn',
  better: 'pass',
  errored: 'nodata',
  unjudged: 'nodata',
  same: 'neutral',
};
