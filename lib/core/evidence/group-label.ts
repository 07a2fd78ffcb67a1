import { KIND_LABELS } from './evidence-case';
import type { GroupName } from './evidence-tally';

/** A group as people read it: "all cases", "known bad", "prime", "prime · composite". */
export function groupLabel(name: GroupName): string {
  switch (name.by) {
    case 'all':
      return 'all cases';
    case 'kind':
      return KIND_LABELS[name.kind];
    case 'cohort':
      return name.cohort;
    case 'subset':
      return name.cohort === '' ? name.subset : `${name.cohort} · ${name.subset}`;
  }
}
