'use client';

import { createContext, useContext } from 'react';

export interface FieldInfo {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
}

/** How a control inside a Field learns its id, its hint and its error. */
export const FieldContext = createContext<FieldInfo | null>(null);

interface ControlProps {
  id?: string | undefined;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean | 'true' | 'false' | 'grammar' | 'spelling' | undefined;
}

/** The id and aria attributes for a control: its own where given, else those of the Field around it. */
export function useFieldControl(own: ControlProps): ControlProps {
  const field = useContext(FieldContext);
  return {
    id: own.id ?? field?.id,
    'aria-describedby': own['aria-describedby'] ?? field?.describedBy,
    'aria-invalid': own['aria-invalid'] ?? (field?.invalid ? true : undefined),
  };
}
