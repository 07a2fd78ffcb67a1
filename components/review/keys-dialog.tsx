import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';

const KEYS = [
  [['1'], 'Acceptable'],
  [['2'], 'Not acceptable: wrong'],
  [['3'], 'Not acceptable: format'],
  [['4'], 'Not acceptable: refusal'],
  [['5'], 'Not acceptable: other or several reasons, and a comment'],
  [['a', 'b', 't'], 'Of two: A is better, B is better, a tie'],
  [['u'], 'Take the last verdict back'],
  [['j', 'k'], 'Next, previous, without judging'],
  [['v'], 'Next view: text, Markdown, JSON, difference'],
  [['?'], 'This list'],
] as const;

interface KeysDialogProps {
  open: boolean;
  isOn: boolean;
  onSwitch: (isOn: boolean) => void;
  onClose: () => void;
}

export function KeysDialog({ open, isOn, onSwitch, onClose }: KeysDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent>
        <DialogTitle>Keys</DialogTitle>
        <DialogDescription>Everything has a button as well.</DialogDescription>
        <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1.5">
          {KEYS.map(([keys, what]) => (
            <div key={what} className="contents">
              <dt className="flex gap-1">
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <Checkbox
          label="Single keys are on"
          hint="Switch them off when you speak to the computer, or when keys are pressed by mistake."
          checked={isOn}
          onCheckedChange={onSwitch}
        />
      </DialogContent>
    </Dialog>
  );
}
