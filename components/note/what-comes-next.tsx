import { Card } from '@/components/ui/card';

const STEPS = [
  {
    name: 'The rollout note',
    text: 'What changes, who gets it, what is watched, who owns it, and what takes it back.',
  },
  { name: 'Offline check', text: 'A comparison in which the candidate is no worse.' },
  { name: 'Canary', text: 'A tiny share, watched by the monitoring query and the triggers.' },
  { name: 'One limited cohort', text: 'Half of it stays on the baseline, to compare with.' },
  {
    name: 'Wider, then full',
    text: 'Each step is approved by the owner. Rolling back is open at all times.',
  },
] as const;

/** For whoever opens a release for the first time: where the draft leads. */
export function WhatComesNext() {
  return (
    <Card title="What comes next" className="lg:sticky lg:top-16">
      <ol className="flex flex-col gap-3">
        {STEPS.map(({ name, text }, index) => (
          <li key={name} className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-2">
            <span
              aria-hidden
              className="grid size-5.5 place-items-center rounded-full bg-sunken text-sm text-mute"
            >
              {index + 1}
            </span>
            <div>
              <p className="font-medium">{name}</p>
              <p className="text-sm text-mute">{text}</p>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
