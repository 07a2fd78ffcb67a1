import { cn } from '@/lib/client/cn';
import { type OutputView, shownView, VIEW_LABELS, viewsOf } from './output-view';

interface ViewChoiceProps {
  chosen: OutputView;
  outputs: number;
  onChoose: (view: OutputView) => void;
}

export function ViewChoice({ chosen, outputs, onChoose }: ViewChoiceProps) {
  const shown = shownView(chosen, outputs);
  return (
    <fieldset className="inline-flex rounded-control border border-line bg-card p-0.5">
      <legend className="sr-only">How the output is shown</legend>
      {viewsOf(outputs).map((view) => (
        <button
          key={view}
          type="button"
          aria-pressed={view === shown}
          onClick={() => onChoose(view)}
          className={cn(
            'rounded-[5px] px-2 py-0.5 text-sm whitespace-nowrap pointer-coarse:px-2.5 pointer-coarse:py-2',
            view === shown ? 'bg-sunken font-semibold text-ink' : 'text-mute hover:text-ink',
          )}
        >
          {VIEW_LABELS[view]}
        </button>
      ))}
    </fieldset>
  );
}
