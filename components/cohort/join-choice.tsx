'use client';

import { Select } from '@/components/ui/select';
import type { Join } from './editable-rule';

export interface JoinChoiceProps {
  /** Which row of its list this stands in front of. */
  index: number;
  join: Join;
  onChange: (join: Join) => void;
  /** What stands in front of the first row. */
  first: string;
}

/** One list has one joining word: it is chosen on the second row and repeated on those that follow. */
export function JoinChoice({ index, join, onChange, first }: JoinChoiceProps) {
  if (index === 0) return <span>{first}</span>;
  if (index > 1) return <span>{join === 'all' ? 'and' : 'or'}</span>;
  return (
    <Select
      aria-label="And or or"
      className="-mt-1.5 [&>select]:pr-5! [&>select]:pl-1.5! [&>svg]:right-1"
      value={join}
      onChange={(event) => onChange(event.target.value === 'any' ? 'any' : 'all')}
    >
      <option value="all">and</option>
      <option value="any">or</option>
    </Select>
  );
}
