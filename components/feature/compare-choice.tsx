'use client';

import { useRouter } from 'next/navigation';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { VersionView } from '@/lib/schemas/feature';
import { compareAddress } from './compare-address';

export interface CompareChoiceProps {
  featureKey: string;
  versions: readonly VersionView[];
  from: string;
  to: string;
}

/** Which two versions are compared; kept in the address. */
export function CompareChoice({ featureKey, versions, from, to }: CompareChoiceProps) {
  const router = useRouter();
  const options = versions.map(({ id, variant, isLive }) => (
    <option key={id} value={variant}>
      {variant}
      {isLive ? ', live' : ''}
    </option>
  ));
  return (
    <div className="flex flex-wrap gap-3">
      <Field label="From" className="w-36">
        <Select value={from} onChange={(e) => router.replace(compareAddress(featureKey, e.target.value, to))}>
          {options}
        </Select>
      </Field>
      <Field label="To" className="w-36">
        <Select value={to} onChange={(e) => router.replace(compareAddress(featureKey, from, e.target.value))}>
          {options}
        </Select>
      </Field>
    </div>
  );
}
