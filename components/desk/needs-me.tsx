import {
  BellRing,
  CircleCheckBig,
  CirclePause,
  FilePenLine,
  Gauge,
  type LucideIcon,
  NotebookPen,
  Scale,
  ShieldCheck,
  Signature,
  Undo2,
} from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import { cn } from '@/lib/client/cn';
import type { DeskItem } from '@/lib/schemas/desk';

interface KindLook {
  icon: LucideIcon;
  colour: string;
  /** What the item is, in two or three words. */
  what: string;
  /** What to do. */
  act: string;
  urgent?: boolean;
  /** Where to do it; the release's own page unless told. */
  page?: (releaseId: string) => string;
}

const LOOK: Record<DeskItem['kind'], KindLook> = {
  trigger_fired: {
    icon: BellRing,
    colour: 'text-fail',
    what: 'Trigger fired',
    act: 'Read and acknowledge',
    urgent: true,
  },
  hidden_edit: {
    icon: FilePenLine,
    colour: 'text-fail',
    what: 'Hidden edit',
    act: 'Look into it',
    urgent: true,
  },
  recovery_to_confirm: {
    icon: ShieldCheck,
    colour: 'text-warn',
    what: 'Recovery to confirm',
    act: 'Confirm recovery',
    urgent: true,
  },
  rolling_back: { icon: Undo2, colour: 'text-fail', what: 'Rolling back', act: 'Watch the rollback' },
  approval: {
    icon: CircleCheckBig,
    colour: 'text-accent',
    what: 'Your approval',
    act: 'Review and promote',
    urgent: true,
  },
  sign_off: {
    icon: Signature,
    colour: 'text-accent',
    what: 'Four movements to sign',
    act: 'Look and sign',
    urgent: true,
    page: (id) => `/releases/${id}/sign-off`,
  },
  held: { icon: CirclePause, colour: 'text-warn', what: 'On hold', act: 'Resume or roll back' },
  trigger_near: { icon: Gauge, colour: 'text-warn', what: 'Trigger near firing', act: 'Look at it' },
  ready_to_start: {
    icon: NotebookPen,
    colour: 'text-accent',
    what: 'Ready to start',
    act: 'Start the offline check',
  },
  note_to_finish: {
    icon: NotebookPen,
    colour: 'text-mute',
    what: 'Note to finish',
    act: 'Finish the note',
    page: (id) => `/releases/${id}/note`,
  },
  outputs_to_judge: {
    icon: Scale,
    colour: 'text-mute',
    what: 'Outputs to judge',
    act: 'Judge',
    page: (id) => `/review/${id}`,
  },
};

/** What waits for the person who looks, most urgent first, each with its one way on. */
export function NeedsMe({ items }: { items: readonly DeskItem[] }) {
  return (
    <Card title="Needs you now" flush className="mb-5">
      {items.length === 0 ? (
        <p className="flex items-center gap-2 border-t border-line px-4 py-3.5 text-mute sm:px-4.5">
          <CircleCheckBig aria-hidden className="size-4 text-pass" />
          Nothing waits for you.
        </p>
      ) : (
        <ul>
          {items.map((item) => (
            <NeedsMeRow key={`${item.kind} ${item.releaseId}`} item={item} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function NeedsMeRow({ item }: { item: DeskItem }) {
  const look = LOOK[item.kind];
  const href = `/releases/${item.releaseId}`;
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 border-t border-line px-4 py-3 sm:flex-nowrap sm:items-center sm:px-4.5">
      <look.icon aria-hidden className={cn('mt-0.5 size-4.5 shrink-0 sm:mt-0', look.colour)} />
      <div className="min-w-0 flex-1 basis-60">
        <p>
          <span className="font-semibold">{look.what}</span>
          <span className="text-mute">
            {' '}
            · <TextLink href={href}>{item.title}</TextLink> · <span className="code">{item.featureKey}</span>{' '}
            · <TimeAgo at={item.since} />
          </span>
        </p>
        <p className="text-mute">{item.sentence}</p>
      </div>
      <ButtonLink
        href={look.page?.(item.releaseId) ?? href}
        variant={look.urgent ? 'primary' : 'secondary'}
        className="max-sm:ml-7.5"
        aria-label={`${look.act}: ${item.title}`}
      >
        {look.act}
      </ButtonLink>
    </li>
  );
}
