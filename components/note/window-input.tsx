'use client';

import { NumberInput } from '@/components/ui/number-input';

/** How far back the monitoring query looks. */
export function WindowInput({ value, onChange }: { value: number; onChange: (minutes: number) => void }) {
  return (
    <NumberInput
      aria-label="Window of the monitoring query in minutes"
      className="w-36"
      unit="minutes"
      value={value}
      onValueChange={(minutes) => {
        if (minutes !== null) onChange(Math.round(minutes));
      }}
    />
  );
}
