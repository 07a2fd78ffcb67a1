'use client';

import type { ReactNode } from 'react';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { START_KINDS, type StartKind } from './chosen-start';
import type { StartChoice } from './use-start-choice';

const LABELS: Record<StartKind, string> = {
  last: 'Last release',
  template: 'Template',
  markdown: 'Markdown',
  promptfoo: 'promptfoo',
  empty: 'Empty note',
};

export interface StartTabsProps {
  choice: StartChoice;
  /** Each way that is offered here, with what it shows. */
  panels: Partial<Record<StartKind, ReactNode>>;
}

/** The ways to begin a note, side by side. */
export function StartTabs({ choice, panels }: StartTabsProps) {
  const offered = START_KINDS.filter((kind) => panels[kind]);
  return (
    <Tabs
      value={choice.kind}
      onValueChange={(value) => {
        const kind = offered.find((one) => one === value);
        if (kind) choice.choose(kind);
      }}
    >
      <TabsList aria-label="Begin the note with">
        {offered.map((kind) => (
          <TabsTrigger key={kind} value={kind}>
            {LABELS[kind]}
          </TabsTrigger>
        ))}
      </TabsList>
      {offered.map((kind) => (
        <TabsContent key={kind} value={kind}>
          {panels[kind]}
        </TabsContent>
      ))}
    </Tabs>
  );
}
