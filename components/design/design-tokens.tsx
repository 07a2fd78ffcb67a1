import { Card } from '@/components/ui/card';

const COLOURS = [
  ...['bg', 'card', 'sunken', 'line', 'line-strong', 'ink', 'mute', 'faint'],
  ...['accent', 'accent-soft', 'pass', 'pass-soft', 'warn', 'warn-soft', 'fail', 'fail-soft', 'baseline'],
];
const SIZES = ['text-xs', 'text-sm', 'text-base', 'text-lg', 'text-xl', 'text-2xl'] as const;

/** Neutral greys, one accent, and colours that carry state; one scale of type. */
export function DesignTokens() {
  return (
    <Card
      title="Tokens"
      description="Colour carries state only, and never alone: each state has a word and a shape."
    >
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-4 lg:grid-cols-6">
        {COLOURS.map((name) => (
          <li key={name} className="flex items-center gap-2 text-sm">
            <span
              aria-hidden
              className="size-7 rounded-control border border-line"
              style={{ background: `var(--${name})` }}
            />
            <span className="code">{name}</span>
          </li>
        ))}
        <li className="flex items-center gap-2 text-sm">
          <span aria-hidden className="size-7 rounded-control border border-line bg-hatch" />
          <span className="code">hatch</span>
        </li>
      </ul>
      <ul className="mt-4 flex flex-wrap items-baseline gap-x-6 gap-y-2">
        {SIZES.map((size) => (
          <li key={size} className={size}>
            0.0123456789 {size}
          </li>
        ))}
      </ul>
    </Card>
  );
}
