import type { ReactNode } from 'react';

export interface SpecimenProps {
  /** The state that is shown. */
  name: string;
  children: ReactNode;
}

/** One state under its name. */
export function Specimen({ name, children }: SpecimenProps) {
  return (
    <div className="flex min-w-0 flex-col items-start gap-1.5">
      <p className="text-xs text-mute">{name}</p>
      {children}
    </div>
  );
}
