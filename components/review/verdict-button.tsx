import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { cn } from '@/lib/client/cn';

interface VerdictButtonProps {
  hint: string;
  label: string;
  isGiven?: boolean;
  className?: string;
  onPress: () => void;
}

/** Large enough for a thumb; the key that does the same stands on it where there are keys. */
export function VerdictButton({ hint, label, isGiven = false, className, onPress }: VerdictButtonProps) {
  return (
    <Button
      onClick={onPress}
      aria-keyshortcuts={hint}
      aria-pressed={isGiven}
      className={cn('min-h-10 pointer-coarse:min-h-13', isGiven && 'border-ink bg-sunken', className)}
    >
      <span aria-hidden className="pointer-coarse:hidden">
        <Kbd>{hint}</Kbd>
      </span>
      {label}
    </Button>
  );
}
