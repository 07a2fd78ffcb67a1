import type { TextAdvice, TextField } from '@/lib/core/release/vague-text/vague-rule';

const FIELD_NAMES: Record<TextField, string> = {
  change: 'Change',
  expectedGain: 'Expected gain',
  primaryRisk: 'Primary regression risk',
};

export interface AdviceListProps {
  advice: readonly TextAdvice[];
  /** Names the field that each is about. */
  withField?: boolean;
}

/** What says less than it seems to, each with an example. */
export function AdviceList({ advice, withField = false }: AdviceListProps) {
  return (
    <ul className="flex flex-col gap-1">
      {advice.map(({ code, field, message, example }) => (
        <li key={`${field} ${code}`} data-code={code}>
          {withField ? <span className="font-medium">{FIELD_NAMES[field]}: </span> : null}
          {message} <span className="text-mute">For example: {example}</span>
        </li>
      ))}
    </ul>
  );
}
