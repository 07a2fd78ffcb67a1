import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNote } from '@/components/ui/error-note';
import { Meter } from '@/components/ui/meter';
import { Note } from '@/components/ui/note';
import { Pill } from '@/components/ui/pill';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Skeleton } from '@/components/ui/skeleton';
import { Specimen } from './specimen';

const PILLS = [
  ['pass', 'pass'],
  ['warn', 'inconclusive'],
  ['fail', 'fail'],
  ['nodata', 'no data'],
  ['neutral', 'draft'],
  ['accent', 'live'],
] as const;

export function DesignStates() {
  return (
    <Card title="States">
      <div className="grid gap-4 lg:grid-cols-2">
        <Specimen name="pills">
          <div className="flex flex-wrap gap-2">
            {PILLS.map(([tone, word]) => (
              <Pill key={tone} tone={tone}>
                {word}
              </Pill>
            ))}
          </div>
        </Specimen>
        <Specimen name="bars: on the way, done, nothing to say; a meter with its mark">
          <div className="grid w-full grid-cols-2 gap-3">
            <ProgressBar value={0.4} tone="accent" label="On the way" />
            <ProgressBar value={1} tone="pass" label="Done" />
            <ProgressBar value={null} label="Nothing to say" />
            <Meter value={0.55} mark={0.7} label="Distance to firing" />
            <Meter value={0.9} mark={0.7} tone="warn" label="Near" />
            <Meter value={null} label="Nothing measured" />
          </div>
        </Specimen>
        <Note title="Worth knowing">A rule of the note applies to nobody in the last 24 h.</Note>
        <Note tone="warn" title="Look at this" action={<Button size="sm">Open</Button>}>
          Requests without a label are counted and shown.
        </Note>
        <Note tone="accent">Signed by Ruth 3 min ago.</Note>
        <ErrorNote
          title="The database does not answer."
          body="Nothing was changed. What you typed is still here."
          action={<Button size="sm">Try again</Button>}
        />
        <Card flush title="Empty" level={3}>
          <EmptyState
            title="No comparison yet"
            body="Run both versions over the same cases and upload the file."
            action={<Button variant="primary">Upload a comparison…</Button>}
          />
        </Card>
        <Card title="Loading" level={3} aria-busy>
          <div className="flex flex-col gap-2">
            <Skeleton className="w-1/3" />
            <Skeleton />
            <Skeleton className="h-24" />
          </div>
        </Card>
      </div>
    </Card>
  );
}
